#include "extractors/thai/redact.h"

#include <algorithm>
#include <array>
#include <map>

#include "extractors/thai/words.h"
#include "models/csv.h"

namespace prongsai::thai {
namespace {

using Text = std::u32string_view;

int digit_of(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  return c >= U'๐' && c <= U'๙' ? static_cast<int>(c - U'๐') : -1;
}

bool is_digit(char32_t c) { return digit_of(c) >= 0; }
bool is_latin(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
bool is_space(char32_t c) { return c == U' ' || c == U'\n' || c == U'\t' || c == U'\u00A0'; }
bool is_hyphen(char32_t c) { return c == U'-' || c == U'\u2010' || c == U'\u2011' || c == U'–'; }
bool is_in_address(char32_t c) { return is_latin(c) || (c >= U'0' && c <= U'9') || Text(U"._%+-").find(c) != Text::npos; }

/// Digits that stand together.
struct Group {
  std::size_t begin = 0, end = 0;
  std::string digits;
  bool is_after_hyphen = false;  ///< of the group before, else of a space
};

/// Groups of digits from a place on, with one hyphen or space between each.
std::vector<Group> groups_at(Text text, std::size_t begin) {
  std::vector<Group> groups;
  for (std::size_t at = begin; at < text.size() && is_digit(text[at]);) {
    Group group{at, at, "", at > begin && is_hyphen(text[at - 1])};
    for (; group.end < text.size() && is_digit(text[group.end]); ++group.end) group.digits += static_cast<char>('0' + digit_of(text[group.end]));
    groups.push_back(group);
    at = group.end;
    if (at < text.size() && (is_hyphen(text[at]) || text[at] == U' ' || text[at] == U'\u00A0')) ++at;
  }
  return groups;
}

/// How telephone numbers are grouped where no word says that they are some.
constexpr std::array<std::string_view, 16> phone_shapes{"9",     "10",    "1-8",   "2-7",   "3-6",   "3-7",   "2-8",   "1-4-4",
                                                        "1-4-5", "1-5-4", "2-3-4", "2-4-4", "3-3-3", "3-3-4", "3-4-3", "2-4-3"};

bool is_phone(std::string_view digits, std::string_view shape, bool is_told) {
  if (digits.size() < 9 || digits.size() > 10 || digits[0] != '0') return false;
  const bool is_mobile = digits[1] == '6' || digits[1] == '8' || digits[1] == '9';
  if (digits[1] < '2' || is_mobile != (digits.size() == 10)) return false;
  return is_told || std::ranges::find(phone_shapes, shape) != phone_shapes.end();
}

}  // namespace

bool is_identity_number(std::string_view digits) {
  if (digits.size() != 13 || digits[0] == '0' || digits[0] == '9') return false;
  int sum = 0;
  for (int index = 0; index < 12; ++index) sum += (digits[static_cast<std::size_t>(index)] - '0') * (13 - index);
  return digits[12] - '0' == (11 - sum % 11) % 10;
}

/// One text at work: what is masked is found from left to right.
class Redaction {
 public:
  Redaction(const Redactor& rules, Text text) : rules_(rules), text_(text) {}

  std::u32string run() {
    std::u32string result;
    for (std::size_t at = 0; at < text_.size();) {
      const Mask mask = mask_at(at);
      if (mask.end > at) {
        result += mask.text;
        at = mask.end;
        continue;
      }
      result += text_[at++];
    }
    return result;
  }

 private:
  struct Mask {
    std::size_t end = 0;
    Text text = {};
  };

  Mask mask_at(std::size_t at) {
    if (is_in_address(text_[at]) && (at == 0 || !is_in_address(text_[at - 1]))) return address_at(at);
    if (is_digit(text_[at]) || text_[at] == U'+') return number_at(at);
    if (const std::size_t end = signature_at(at); end > at) name_is_due_until_ = std::max(name_is_due_until_, end + 160);
    return name_at(at);
  }

  Mask number_at(std::size_t at) const {
    if (at > 0 && (is_digit(text_[at - 1]) || is_latin(text_[at - 1]))) return {};
    if (text_[at] == U'+') return abroad_at(at);
    if (at > 1 && Text(U"./,:-–").find(text_[at - 1]) != Text::npos && is_digit(text_[at - 2])) return {};
    const std::vector<Group> groups = groups_at(text_, at);
    const bool is_phone_told = is_told(rules_.phone_words_, at, 24), is_identity_told = is_told(rules_.identity_words_, at, 40);
    std::string digits, shape;
    bool has_spaces = false;
    for (std::size_t count = 0; count < groups.size() && count < 6; ++count) {
      const Group& group = groups[count];
      has_spaces = has_spaces || (count > 0 && !group.is_after_hyphen);
      digits += group.digits;
      shape += (shape.empty() ? "" : "-") + std::to_string(group.digits.size());
      if (digits.size() > 13) break;
      if (goes_on_at(group.end, groups, count)) continue;
      if (is_identity_told ? digits.size() == 13 : is_identity_number(digits) && (!has_spaces || shape == "1-4-5-2-1")) return {group.end, U"[id]"};
      if (is_phone(digits, shape, is_phone_told)) return {end_of_range(group.end), U"[phone]"};
    }
    return {};
  }

  /// Whether what stands behind makes a number some other number: 02-345-6789/12, 0812345678.50, 02-345-6789-123.
  bool goes_on_at(std::size_t end, const std::vector<Group>& groups, std::size_t count) const {
    if (end >= text_.size()) return false;
    if (is_latin(text_[end]) || text_[end] == U'/') return true;
    if ((text_[end] == U'.' || text_[end] == U',') && end + 1 < text_.size() && is_digit(text_[end + 1])) return true;
    return count + 1 < groups.size() && groups[count + 1].is_after_hyphen && groups[count + 1].digits.size() > 2;
  }

  /// The end of 02-345-6789-90, where that is where the number ends.
  std::size_t end_of_range(std::size_t end) const {
    if (end + 1 >= text_.size() || !is_hyphen(text_[end]) || !is_digit(text_[end + 1])) return end;
    for (++end; end < text_.size() && is_digit(text_[end]);) ++end;
    return end;
  }

  /// +66 2 345 6789
  Mask abroad_at(std::size_t at) const {
    if (at + 1 >= text_.size() || !is_digit(text_[at + 1])) return {};
    std::string digits;
    for (const Group& group : groups_at(text_, at + 1)) {
      digits += group.digits;
      if (digits.starts_with("66") && (digits.size() == 10 || digits.size() == 11)) return {group.end, U"[phone]"};
    }
    return {};
  }

  Mask address_at(std::size_t at) const {
    std::size_t end = at;
    while (end < text_.size() && is_in_address(text_[end])) ++end;
    if (end >= text_.size() || text_[end] != U'@') return number_or_nothing(at);
    std::size_t domain_end = end + 1;
    while (domain_end < text_.size() && is_in_address(text_[domain_end])) ++domain_end;
    const Text domain = text_.substr(end + 1, domain_end - end - 1);
    const std::size_t dot = domain.find(U'.');
    return dot != Text::npos && dot > 0 && dot + 1 < domain.size() ? Mask{domain_end, U"[email]"} : Mask{};
  }

  Mask number_or_nothing(std::size_t at) const { return is_digit(text_[at]) || text_[at] == U'+' ? number_at(at) : Mask{}; }

  /// Whether one of the words stands within so many characters before.
  bool is_told(const Redactor::Words& words, std::size_t at, std::size_t within) const {
    const std::size_t from = at > within ? at - within : 0;
    const Text before = text_.substr(from, at - from);
    return std::ranges::any_of(words, [&](const std::u32string& word) { return before.find(word) != Text::npos; });
  }

  /// The end of a phrase that stands at a place, white space in the text not counting; the place itself where it does not.
  std::size_t phrase_at(std::size_t at, Text phrase) const {
    std::size_t end = at;
    for (const char32_t c : phrase) {
      if (is_space(c)) continue;
      while (end > at && end < text_.size() && text_[end] == U' ') ++end;
      if (end >= text_.size() || text_[end] != c) return at;
      ++end;
    }
    return end;
  }

  std::size_t longest_at(std::size_t at, const Redactor::Words& phrases) const {
    std::size_t longest = at;
    for (const std::u32string& phrase : phrases) longest = std::max(longest, phrase_at(at, phrase));
    return longest;
  }

  /// "(ลงชื่อ)", and ลงชื่อ with a line to sign on.
  std::size_t signature_at(std::size_t at) const {
    const std::size_t end = longest_at(at, rules_.signatures_);
    if (end > at) return end;
    const std::size_t word_end = phrase_at(at, U"ลงชื่อ");
    const std::size_t dots = text_.find_first_not_of(U" ", word_end);
    const bool has_line =
        word_end > at && dots != Text::npos && (text_.substr(dots, 3) == U"..." || text_[dots] == U'…' || text_.substr(dots, 3) == U"___");
    return has_line ? word_end : at;
  }

  bool is_name_letter(char32_t c) const { return is_thai_letter(c) && c != U'ฯ' && c != U'ๆ'; }

  std::size_t skip_spaces(std::size_t at) const {
    while (at < text_.size() && is_space(text_[at])) ++at;
    return at;
  }

  /// The end of a word of a name; the place itself where none stands there.
  std::size_t name_word_at(std::size_t at) const {
    if (longest_at(at, rules_.positions_) > at) return at;
    std::size_t end = at;
    while (end < text_.size() && is_name_letter(text_[end])) ++end;
    const bool has_length = end - at >= 2 && end - at <= 24;
    return has_length ? end : at;
  }

  /// The end of a name and a surname.
  std::size_t full_name_at(std::size_t at) const {
    const std::size_t first = name_word_at(at);
    const std::size_t next = skip_spaces(first);
    if (first == at || next == first) return at;
    const bool is_noble = next + 1 < text_.size() && text_[next] == U'ณ' && is_space(text_[next + 1]);
    const std::size_t surname = is_noble ? skip_spaces(next + 1) : next;
    const std::size_t end = name_word_at(surname);
    return end > surname ? end : at;
  }

  /// A title with a name, or after a signature a name without one: alone on the rest of the line, or in brackets.
  Mask name_at(std::size_t at) {
    if (at > 0 && (is_thai_letter(text_[at - 1]) || text_[at - 1] == U'.')) return {};
    if (longest_at(at, rules_.no_names_) > at) return {};
    if (const std::size_t title = longest_at(at, rules_.titles_); title > at) {
      const std::size_t name = skip_spaces(title);
      const std::size_t full = full_name_at(name);
      if (full > name) return {full, U"[name]"};
      const bool is_alone = at > 0 && is_in_brackets(at, name_word_at(name));
      return is_alone ? Mask{name_word_at(name), U"[name]"} : Mask{};
    }
    if (at >= name_is_due_until_ || !is_thai_letter(text_[at])) return {};
    const std::size_t full = full_name_at(at);
    const bool is_signed = full > at && (is_in_brackets(at, full) || is_right_after_signature(at));
    return is_signed ? Mask{full, U"[name]"} : Mask{};
  }

  bool is_in_brackets(std::size_t begin, std::size_t end) const {
    while (begin > 0 && is_space(text_[begin - 1])) --begin;
    end = skip_spaces(end);
    return begin > 0 && text_[begin - 1] == U'(' && end < text_.size() && text_[end] == U')';
  }

  bool is_right_after_signature(std::size_t at) const {
    std::size_t begin = at;
    while (begin > 0 && (text_[begin - 1] == U' ' || text_[begin - 1] == U'.' || text_[begin - 1] == U'…' || text_[begin - 1] == U'_')) --begin;
    const Text before = text_.substr(0, begin);
    return std::ranges::any_of(rules_.signatures_, [&](const std::u32string& word) { return before.ends_with(word); });
  }

  const Redactor& rules_;
  Text text_;
  std::size_t name_is_due_until_ = 0;  ///< a signature stands not far before
};

Result<Redactor> Redactor::read(const std::filesystem::path& lexicon_folder) {
  const auto table = CsvTable::read(lexicon_folder / "redaction.csv");
  if (!table) return table.error();
  Redactor redactor;
  const std::map<std::string, Words*> kinds{{"title", &redactor.titles_},       {"no_name", &redactor.no_names_},
                                            {"position", &redactor.positions_}, {"signature", &redactor.signatures_},
                                            {"phone", &redactor.phone_words_},  {"identity", &redactor.identity_words_}};
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto kind = kinds.find(table->field(row, "kind"));
    if (kind == kinds.end()) return Error{ErrorCode::damaged, "redaction.csv: unknown kind " + table->field(row, "kind"), "", 0};
    kind->second->push_back(to_utf32(table->field(row, "text")));
  }
  return redactor;
}

std::string Redactor::redact(std::string_view text) const { return to_utf8(Redaction(*this, to_utf32(text)).run()); }

}  // namespace prongsai::thai
