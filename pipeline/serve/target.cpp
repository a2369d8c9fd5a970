#include "pipeline/serve/target.h"

#include <algorithm>
#include <charconv>

#include "pipeline/utf8.h"

namespace prongsai::serve {
namespace {

Error refusal(std::string message) { return {ErrorCode::unsupported, std::move(message), "", 0}; }

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

Result<std::string> decoded(std::string_view text, bool plus_is_space) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '+' && plus_is_space) {
      plain += ' ';
    } else if (text[at] != '%') {
      plain += text[at];
    } else {
      unsigned byte = 0;
      const std::string_view code = text.substr(at + 1, 2);
      const auto [end, failure] = std::from_chars(code.data(), code.data() + code.size(), byte, 16);
      if (failure != std::errc() || end != code.data() + 2) return refusal("the address holds a % that is no code of a byte");
      plain += static_cast<char>(byte);
      at += 2;
    }
  }
  if (!is_utf8(plain)) return refusal("the address is not UTF-8");
  if (has_control(plain)) return refusal("the address holds control characters");
  return plain;
}

/// What stands before the separator; the text goes on behind it.
std::string_view cut(std::string_view& text, char separator) {
  const std::size_t end = std::min(text.find(separator), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

}  // namespace

Result<Target> read_target(std::string_view text) {
  if (!text.starts_with('/')) return refusal("an address begins with a slash");
  if (text.find('#') != std::string_view::npos) return refusal("the part of an address from # on is not for servers");
  Target target;
  std::string_view path = cut(text, '?');
  auto whole = decoded(path, false);
  if (!whole) return whole.error();
  target.path = *std::move(whole);
  path.remove_prefix(1);
  while (!path.empty()) target.segments.push_back(*decoded(cut(path, '/'), false));
  while (!text.empty()) {
    std::string_view pair = cut(text, '&');
    if (pair.empty()) continue;
    auto name = decoded(cut(pair, '='), true);
    if (!name) return name.error();
    auto value = decoded(pair, true);
    if (!value) return value.error();
    target.query.emplace(*std::move(name), *std::move(value));
  }
  return target;
}

}  // namespace prongsai::serve
