#include "extractors/thai/lines.h"

#include <algorithm>

#include "extractors/thai/normalise.h"

namespace prongsai::thai {

bool is_blank(std::string_view text) noexcept { return trimmed(text).empty(); }

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (const std::string_view line = trimmed(text.substr(0, end)); !line.empty()) lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace prongsai::thai
