#pragma once

#include <string>
#include <string_view>

#include "pipeline/read_document.h"

namespace prongsai {

/// What a worker sends to its parent when it is done, as CBOR.
std::string encode(const Result<Reading>& outcome);

/// The way back. Bytes that are no such message give an `internal` error.
Result<Reading> decode(std::string_view bytes);

}  // namespace prongsai
