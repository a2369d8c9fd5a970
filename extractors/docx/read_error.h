#pragma once

#include <string>
#include <utility>

#include "models/error.h"

namespace prongsai::docx {

/// A failure of reading; DOCX has no pages to name.
inline Error read_error(ErrorCode code, std::string message) { return {code, std::move(message), "read", 0}; }

}  // namespace prongsai::docx
