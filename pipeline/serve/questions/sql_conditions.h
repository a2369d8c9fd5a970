#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/serve/question.h"
#include "pipeline/store/conditions.h"

namespace prongsai::serve {

/// The values of a repeatable parameter of integers.
std::vector<std::int64_t> integers(const Arguments& arguments, std::string_view name);

/// The organisations whose names have a part, made a key by name_key(): an array of JSON.
std::string organisations_named(Database& database, const std::string& key);

/// Whether an organisation has the name that `q` is a part of (any form of it, see report_filter.h), and lies in one of the provinces, is of one of
/// the types, is one of those asked for. `id` is the expression that gives its organisation_id. `q_is_name`: else `q` is left to the caller.
void add_organisation(Conditions& conditions, std::string_view id, const Context& context, const Arguments& arguments, bool q_is_name);

/// That a document is the one that stands for its report, unless `all_files` is asked for; `id` gives its document_id.
void add_lead_file(Conditions& conditions, std::string_view id, const Arguments& arguments);

}  // namespace prongsai::serve
