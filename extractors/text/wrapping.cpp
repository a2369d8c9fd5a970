#include "extractors/text/wrapping.h"

#include <cstdint>

#include "extractors/thai/words.h"

namespace prongsai::text {

void append_wrapped(std::string& text, std::string_view line) {
  constexpr std::size_t enough = 120;  // bytes; only the words at the seam decide, and a long text must not be copied for each line
  std::size_t seam = text.size() > enough ? text.size() - enough : 0;
  while (seam > 0 && (static_cast<std::uint8_t>(text[seam]) & 0xC0) == 0x80) --seam;
  text.replace(seam, text.npos, thai::join_wrapped(std::string_view(text).substr(seam), line));
}

}  // namespace prongsai::text
