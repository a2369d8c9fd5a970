#pragma once

#include <string>
#include <string_view>

#include "pipeline/read_document.h"

namespace prongsai {

/// What a worker sends to its parent when it is done with a document. Both are the same program on the same
/// machine, so numbers travel as they lie in memory; texts and lists follow their length.
std::string encode(const Result<Reading>& outcome);

/// The way back. Bytes that are no such message give a `crashed` error: a worker whose memory a document has
/// damaged may send anything.
Result<Reading> decode(std::string_view bytes);

}  // namespace prongsai
