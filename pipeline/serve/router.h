#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/result.h"
#include "pipeline/serve/question.h"

namespace prongsai::serve {

/// How many items of a list an answer may have.
constexpr std::int64_t most_items = 200, usual_items = 50;

/// No list goes on beyond.
constexpr std::int64_t last_offset = 10'000'000;

/// Bytes of a text that is asked for.
constexpr std::size_t most_bytes_of_a_text = 1'000;

/// Whether the segments of a path are those of a pattern ("/documents/{id}/pages/{page}"); the parts in braces are put into `values`.
bool matches(std::string_view pattern, std::span<const std::string> segments, Arguments::Values& values);

/// What may be asked of a list besides.
const std::vector<Parameter>& list_parameters();

/// Holds what was given against the parameters of a question, and fills in what lists need. Fails with `unsupported`, and names the parameter.
Result<Arguments::Values> checked(const Question& question, const Arguments::Values& in_path, const Arguments::Values& in_query);

}  // namespace prongsai::serve
