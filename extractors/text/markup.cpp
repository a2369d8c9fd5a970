#include "extractors/text/markup.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "extractors/text/encoding.h"
#include "extractors/text/lines.h"

namespace prongsai::text {
namespace {

using namespace std::literals;

constexpr auto kBreakingTags = std::to_array<std::string_view>({"br", "p", "div", "li", "tr", "hr"});
constexpr auto kSilentTags = std::to_array<std::string_view>(
    {"u", "b", "i", "s", "em", "strong", "span", "sup", "sub", "font", "center", "small", "big", "del", "ins", "a", "ul", "ol", "code", "mark"});

constexpr std::size_t kLongestLink = 1024;

struct Entity {
  std::string_view name, text;
};
constexpr auto kEntities = std::to_array<Entity>({{"nbsp", " "},
                                                  {"amp", "&"},
                                                  {"lt", "<"},
                                                  {"gt", ">"},
                                                  {"quot", "\""},
                                                  {"apos", "'"},
                                                  {"ndash", "–"},
                                                  {"mdash", "—"},
                                                  {"ldquo", "“"},
                                                  {"rdquo", "”"},
                                                  {"bull", "•"},
                                                  {"hellip", "…"}});

/// Boxes and bullets of the Wingdings font, which exports keep as private-use characters.
struct Symbol {
  std::string_view private_use, text;
};
constexpr auto kSymbols = std::to_array<Symbol>({{"\uF0A8", "☐"},
                                                 {"\uF06F", "☐"},
                                                 {"\uF071", "☐"},
                                                 {"\uF0FE", "☑"},
                                                 {"\uF052", "☑"},
                                                 {"\uF0FD", "☒"},
                                                 {"\uF054", "☒"},
                                                 {"\uF0B7", "•"},
                                                 {"\uF0A7", "•"},
                                                 {"\uF0D8", "•"}});

bool is_name_character(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

/// Reads a text from left to right and writes what remains of it. Each `take_…` reads one kind of markup at the
/// cursor and is true where it found it.
class Stripper {
 public:
  explicit Stripper(std::string_view text) : text_(text) { out_.reserve(text.size()); }

  std::string run() {
    while (at_ < text_.size()) {
      if (!take_markup()) out_.push_back(text_[at_++]);
    }
    return std::move(out_);
  }

 private:
  bool take_markup() {
    switch (text_[at_]) {
      case '<': return take_tag();
      case '&': return take_entity();
      case '[': return take_note() || take_link();
      case '!': return take_picture();
      case '*': return take_emphasis();
      case '\\': return take_escape();
      case '\xEF': return take_symbol();
      default: return false;
    }
  }

  bool take_tag() {
    const std::size_t end = find_near('>', 256);
    if (end == text_.npos) return false;
    std::string_view inside = text_.substr(at_ + 1, end - at_ - 1);
    if (inside.starts_with("http")) return replace(end + 1, inside);
    if (inside.starts_with('/')) inside.remove_prefix(1);
    const auto stop = std::find_if_not(inside.begin(), inside.end(), is_name_character);
    const std::string name = lower(inside.substr(0, static_cast<std::size_t>(stop - inside.begin())));
    if (std::find(kBreakingTags.begin(), kBreakingTags.end(), name) != kBreakingTags.end()) return replace(end + 1, "\n");
    if (std::find(kSilentTags.begin(), kSilentTags.end(), name) != kSilentTags.end()) return replace(end + 1, "");
    return false;
  }

  bool take_entity() {
    const std::size_t end = find_near(';', 10);
    if (end == text_.npos) return false;
    const std::string_view name = text_.substr(at_ + 1, end - at_ - 1);
    for (const Entity& entity : kEntities) {
      if (name == entity.name) return replace(end + 1, entity.text);
    }
    return name.starts_with('#') && take_numbered_entity(name.substr(1), end + 1);
  }

  bool take_numbered_entity(std::string_view number, std::size_t after) {
    const bool hexadecimal = number.starts_with('x') || number.starts_with('X');
    if (hexadecimal) number.remove_prefix(1);
    std::uint32_t code_point = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), code_point, hexadecimal ? 16 : 10);
    if (error != std::errc{} || end != number.data() + number.size() || code_point < 0x20) return false;
    append_utf8(out_, code_point);
    at_ = after;
    return true;
  }

  bool take_note() {
    const std::string_view rest = text_.substr(at_ + 1);
    const bool note = rest.starts_with("bookmark:") || rest.starts_with("image:");
    const std::size_t end = note ? find_near(']', kLongestLink) : text_.npos;
    return end != text_.npos && replace(end + 1, "");
  }

  /// "[text](address)" is its text.
  bool take_link() {
    const std::string_view rest = text_.substr(at_, kLongestLink);
    const std::size_t middle = rest.find_first_of("]\n");
    if (middle == rest.npos || rest.substr(middle, 2) != "](") return false;
    const std::size_t end = rest.find_first_of(") \n", middle);
    return end != rest.npos && rest[end] == ')' && replace(at_ + end + 1, rest.substr(1, middle - 1));
  }

  /// "![words](file)" is a picture: nothing to read.
  bool take_picture() {
    if (text_.substr(at_, 2) != "![") return false;
    ++at_;
    const std::size_t size = out_.size();
    if (take_link()) {
      out_.resize(size);
      return true;
    }
    --at_;
    return false;
  }

  /// Two or three asterisks are emphasis, one is a footnote mark or a bullet, more are a rule.
  bool take_emphasis() {
    const std::size_t end = std::min(text_.find_first_not_of('*', at_), text_.size());
    const std::size_t count = end - at_;
    return (count == 2 || count == 3) && replace(end, "");
  }

  bool take_escape() {
    if (at_ + 1 >= text_.size()) return replace(at_ + 1, "");
    const char next = text_[at_ + 1];
    if (next == '\n') return replace(at_ + 1, "");
    return "\\`*_{}[]()#+-.!|<>~^$\"'@"sv.find(next) != std::string_view::npos && replace(at_ + 2, {&next, 1});
  }

  bool take_symbol() {
    const std::string_view character = text_.substr(at_, 3);
    for (const Symbol& symbol : kSymbols) {
      if (character == symbol.private_use) return replace(at_ + 3, symbol.text);
    }
    return false;
  }

  /// A character not far from the cursor: a mark that is never closed must not cost a search of all the text.
  std::size_t find_near(char c, std::size_t distance) const {
    const std::size_t offset = text_.substr(at_, distance + 1).find(c);
    return offset == text_.npos ? offset : at_ + offset;
  }

  bool replace(std::size_t after, std::string_view text) {
    out_.append(text);
    at_ = after;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
};

/// Spaces and tabs in a row as one space.
void append_collapsed(std::string_view line, std::string& out) {
  bool space = false;
  for (const char c : trim(line)) {
    if (c == ' ' || c == '\t') {
      space = true;
      continue;
    }
    if (space) out.push_back(' ');
    space = false;
    out.push_back(c);
  }
}

}  // namespace

std::string without_markup(std::string_view text) {
  const std::string stripped = Stripper(text).run();
  Lines lines;
  split_lines(stripped, 0, lines);
  std::string out;
  out.reserve(stripped.size());
  for (const Line& line : lines) {
    if (is_blank(line.text)) continue;
    if (!out.empty()) out.push_back('\n');
    append_collapsed(line.text, out);
  }
  return out;
}

}  // namespace prongsai::text
