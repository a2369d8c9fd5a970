#pragma once

#include <string>
#include <string_view>

#include "models/result.h"

namespace prongsai::text {

/// A text as UTF-8, and what its bytes were before.
struct DecodedText {
  std::string utf8;
  std::string_view encoding;  ///< "UTF-8", "UTF-16LE", "UTF-16BE", "windows-874"
  bool lossy = false;         ///< some bytes meant nothing and became U+FFFD
};

/// Finds out how the bytes are encoded, byte order mark or not, and decodes them. Bytes that are no
/// text in any encoding Thai agencies use give `damaged`.
Result<DecodedText> decode_text(std::string_view bytes);

/// Appends a code point as UTF-8; what is no code point becomes U+FFFD.
void append_utf8(std::string& out, char32_t code_point);

}  // namespace prongsai::text
