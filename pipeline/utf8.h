#pragma once

#include <cstddef>
#include <string_view>

namespace prongsai {

/// Whether a byte goes on with a character that an earlier one began.
constexpr bool is_continuation(char byte) noexcept { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// Length of the well-formed UTF-8 sequence that a text begins with; 0 where there is none: what is longer than it need be, stands for half a
/// character or for none that there can be, is none (RFC 3629).
std::size_t sequence_length(std::string_view text);

/// Whether nothing else is in it.
bool is_utf8(std::string_view text);

}  // namespace prongsai
