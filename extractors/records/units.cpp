#include "extractors/records/units.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>
#include <utility>

#include "extractors/thai/characters.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/words.h"

namespace prongsai {
namespace {

constexpr std::string_view every = "ทุก";
constexpr std::string_view abbreviated = "ฯ";
constexpr std::string_view belonging = "ของ";
constexpr std::size_t longest_list_of_units = 1500;  // bytes; what is longer is prose
constexpr std::size_t longest_free_name = 40;        // characters of a name that begins like no unit
constexpr std::size_t longest_unit_name = 60;        // … of one that begins like a unit
constexpr std::size_t longest_committee = 120;       // committees are named after their task
constexpr std::size_t shortest_fuzzy_name = 8;       // below, one wrong letter makes another unit

std::size_t length_of(std::string_view text) { return thai::to_utf32(text).size(); }

/// A text without white space, Latin in lower case, digits Arabic, and what was dropped.
struct CompactText {
  std::string original;  ///< normal form, digits Arabic
  std::string text;
  std::vector<std::size_t> origin;  ///< offset in `original` of every byte, and of the end
  std::vector<bool> gap;            ///< white space stood before the byte
  std::vector<bool> line;           ///< a line break stood before the byte

  explicit CompactText(std::string_view source) : original(thai::normalise(source)) {
    const std::string digits = thai::to_arabic_digits(original);
    original = digits;
    bool gap_seen = false, line_seen = false;
    for (std::size_t i = 0; i < original.size(); ++i) {
      const char c = original[i];
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        gap_seen = true;
        line_seen = line_seen || c == '\n';
        continue;
      }
      text.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
      origin.push_back(i);
      gap.push_back(std::exchange(gap_seen, false));
      line.push_back(std::exchange(line_seen, false));
    }
    origin.push_back(original.size());
  }
};

/// Reads the units of one cell, left to right: known names first, the longest that ends where a
/// name can end; what is unknown up to the next separator.
class UnitReader {
 public:
  UnitReader(std::string_view text, const UnitNames& names) : cell_(text), names_(names) {}

  std::vector<Unit> read();
  bool wholly_known_units() const { return !leftover_ && known_ > 0; }

 private:
  /// A unit and where it ends.
  struct Piece {
    Unit unit;
    std::size_t end = 0;
  };

  std::size_t size() const { return cell_.text.size(); }
  std::string_view rest(std::size_t at) const { return std::string_view(cell_.text).substr(at); }
  bool starts(std::size_t at, std::string_view with) const { return rest(at).substr(0, with.size()) == with; }
  bool digit(std::size_t at) const { return at < size() && cell_.text[at] >= '0' && cell_.text[at] <= '9'; }
  bool separator(std::size_t at) const { return std::string_view(",;/|()[]\"").find(cell_.text[at]) != std::string_view::npos; }
  bool punctuation(std::size_t at) const { return std::string_view(".:-*&+").find(cell_.text[at]) != std::string_view::npos; }
  std::string original(std::size_t from, std::size_t to) const;

  std::size_t length_of_word(std::size_t at, UnitWordUse use) const;
  std::size_t length_of_tail(std::size_t at) const;
  std::size_t length_of_symbol(std::size_t at) const;
  bool ends_at(std::size_t at) const;
  bool unit_starts(std::size_t at) const;
  bool long_prefix(std::size_t at) const { return length_of_word(at, UnitWordUse::prefix) >= std::string_view("ฝ่าย").size(); }

  void skip_between();
  bool skip_connector();
  std::size_t skip_suffixes(std::size_t at, UnitKind kind) const;
  std::size_t skip_name(std::size_t at) const;

  std::optional<Piece> known(std::size_t at) const;
  std::optional<Piece> listed(std::size_t at) const;
  std::optional<Piece> every_unit(std::size_t at) const;
  std::optional<Piece> headed(std::size_t at) const;
  std::optional<Piece> organisation(std::size_t at) const;
  std::size_t end_of_unknown(std::size_t at) const;
  std::optional<Unit> unknown(std::size_t from, std::size_t to) const;
  const KnownUnit* nearly(std::string_view compact) const;
  bool person(std::size_t at) const;

  CompactText cell_;
  const UnitNames& names_;
  std::size_t at_ = 0;
  bool separated_ = true;  ///< more than white space stood since the last unit
  bool leftover_ = false;  ///< something was no unit
  int known_ = 0;
};

std::string UnitReader::original(std::size_t from, std::size_t to) const {
  const std::size_t begin = cell_.origin[from];
  // The end of the last kept byte, not the start of the next one: white space between them stays out.
  const std::size_t end = to > from ? cell_.origin[to - 1] + 1 : begin;
  return thai::collapse_spaces(std::string_view(cell_.original).substr(begin, end - begin));
}

std::size_t UnitReader::length_of_word(std::size_t at, UnitWordUse use) const {
  const UnitWord* word = names_.word_at(rest(at), use);
  return word == nullptr ? 0 : word->text.size();
}

/// A short word such as ปี is a tail only before a number: it begins other words.
std::size_t UnitReader::length_of_tail(std::size_t at) const {
  const std::size_t length = length_of_word(at, UnitWordUse::tail);
  return length > std::string_view("ปี").size() || digit(at + length) ? length : 0;
}

/// Bullets and dashes beyond ASCII.
std::size_t UnitReader::length_of_symbol(std::size_t at) const {
  for (const std::string_view symbol : {"•", "–", "—", "☐", "☑", "☒", "ฯลฯ", "ๆ", "·", "●", "“", "”"}) {
    if (starts(at, symbol)) return symbol.size();
  }
  return 0;
}

bool UnitReader::unit_starts(std::size_t at) const {
  if (at >= size()) return false;
  return !names_.beginnings(rest(at)).empty() || length_of_word(at, UnitWordUse::prefix) > 0 || length_of_word(at, UnitWordUse::organisation) > 0 ||
         starts(at, every);
}

/// Whether a name can end before this byte.
bool UnitReader::ends_at(std::size_t at) const {
  if (at >= size() || cell_.gap[at] || separator(at) || punctuation(at) || digit(at)) return true;
  if (length_of_symbol(at) > 0 || length_of_tail(at) > 0) return true;
  const std::size_t connector = length_of_word(at, UnitWordUse::connector);
  if (connector > 0 && unit_starts(at + connector)) return true;
  const auto next = names_.beginnings(rest(at));
  return std::any_of(next.begin(), next.end(), [](const auto& match) { return match.length >= std::string_view("กองช่าง").size(); });
}

/// After `at`: rank, ฯ, and the name of the organisation that a unit belongs to.
std::size_t UnitReader::skip_suffixes(std::size_t at, UnitKind kind) const {
  if (kind == UnitKind::position) at += length_of_word(at, UnitWordUse::level);
  while (starts(at, abbreviated) && !starts(at, "ฯลฯ")) at += abbreviated.size();
  if (at >= size() || cell_.line[at] || kind == UnitKind::all_units) return at;
  const std::size_t of = starts(at, belonging) ? at + belonging.size() : at;
  const std::size_t owner = length_of_word(of, UnitWordUse::organisation);
  return owner > 0 ? skip_name(of + owner) : at;
}

/// The proper name after an organisation's word: to the next place where a name can end; where
/// white space stands before it, that word too unless it is a unit itself.
std::size_t UnitReader::skip_name(std::size_t at) const {
  const bool spaced = at < size() && cell_.gap[at] && !cell_.line[at];
  if (spaced && (unit_starts(at) || length_of_word(at, UnitWordUse::connector) > 0)) return at;
  std::size_t end = at;
  while (end < size() && ((end == at && spaced) || !ends_at(end))) ++end;
  return end;
}

std::optional<UnitReader::Piece> UnitReader::listed(std::size_t at) const {
  for (const auto& match : names_.beginnings(rest(at))) {
    const KnownUnit& unit = *match.unit;
    std::size_t end = skip_suffixes(at + match.length, unit.kind);
    // A name that ends in อบต. or เทศบาลตำบล carries the organisation's own name behind it.
    const std::string_view name = rest(at).substr(0, match.length);
    const bool owned = end == at + match.length && std::any_of(name.begin(), name.end(), [&, i = std::size_t{0}](char) mutable {
                         const std::string_view tail = name.substr(i++);
                         const UnitWord* word = names_.word_at(tail, UnitWordUse::organisation);
                         return word != nullptr && word->text == tail;
                       });
    if (owned && unit.kind != UnitKind::organisation) end = skip_name(end);
    if (ends_at(end)) return Piece{{unit.canonical, unit.kind, original(at, end)}, end};
  }
  return std::nullopt;
}

/// ทุกสำนัก/กอง, ทุกส่วนงาน …: `ทุก` and words for parts of an organisation; or several of them
/// without it (สำนัก/กอง/ฝ่าย).
std::optional<UnitReader::Piece> UnitReader::every_unit(std::size_t at) const {
  std::size_t end = at;
  int parts = starts(at, every) ? 1 : 0;
  for (std::size_t next = starts(at, every) ? at + every.size() : at; next < size();) {
    const std::size_t length = length_of_word(next, UnitWordUse::group);
    if (length == 0 || !ends_at(next + length)) break;
    ++parts;
    next = end = next + length;
    while (next < size() && (cell_.text[next] == '/' || cell_.text[next] == ',')) ++next;
    next += length_of_word(next, UnitWordUse::connector);
    if (starts(next, every)) next += every.size();
  }
  const KnownUnit* all = names_.find("ทุกส่วนราชการ");
  if (parts < 2 || end == at || all == nullptr) return std::nullopt;
  return Piece{{all->canonical, all->kind, original(at, end)}, end};
}

/// หัวหน้าฝ่าย…, ผอ.กอง…: a position made from a unit.
std::optional<UnitReader::Piece> UnitReader::headed(std::size_t at) const {
  const UnitWord* head = names_.word_at(rest(at), UnitWordUse::head);
  if (head == nullptr || at + head->text.size() >= size()) return std::nullopt;
  const std::size_t inner = at + head->text.size();
  if (cell_.line[inner] || starts(inner, every)) return std::nullopt;
  const auto unit = listed(inner);
  if (!unit || unit->unit.kind == UnitKind::all_units || unit->unit.kind == UnitKind::organisation) return std::nullopt;
  return Piece{{head->full + unit->unit.name, UnitKind::position, original(at, unit->end)}, unit->end};
}

std::optional<UnitReader::Piece> UnitReader::organisation(std::size_t at) const {
  const UnitWord* word = names_.word_at(rest(at), UnitWordUse::organisation);
  if (word == nullptr) return std::nullopt;
  const std::size_t name = at + word->text.size();
  const std::size_t end = skip_name(name);
  return Piece{{word->full + original(name, end), UnitKind::organisation, original(at, end)}, end};
}

std::optional<UnitReader::Piece> UnitReader::known(std::size_t at) const {
  const auto unit = listed(at);
  const auto all = every_unit(at);
  if (all && (!unit || all->end > unit->end)) return all;
  if (unit) {
    const auto position = headed(at);
    return position && position->end > unit->end && !cell_.gap[std::min(unit->end, size() - 1)] ? position : unit;
  }
  if (auto position = headed(at)) return position;
  return organisation(at);
}

bool UnitReader::person(std::size_t at) const {
  const std::size_t title = length_of_word(at, UnitWordUse::person);
  if (title == 0) return false;
  const bool spaced = at + title < size() && cell_.gap[at + title];
  return spaced || (!known(at) && title >= length_of_word(at, UnitWordUse::prefix));
}

std::size_t UnitReader::end_of_unknown(std::size_t at) const {
  const bool like_unit = length_of_word(at, UnitWordUse::prefix) > 0;
  std::size_t end = at + 1;
  for (; end < size(); ++end) {
    if (separator(end) || cell_.line[end] || length_of_symbol(end) > 0) break;
    if (cell_.gap[end] && (digit(end) || length_of_tail(end) > 0 || known(end))) break;
    if (cell_.gap[end] && like_unit && length_of_word(end, UnitWordUse::prefix) > 0 && end - at > length_of_word(at, UnitWordUse::prefix)) break;
    const std::size_t connector = length_of_word(end, UnitWordUse::connector);
    if (connector > 0 && end + connector < size() && (known(end + connector) || (cell_.gap[end] && long_prefix(end + connector)))) break;
  }
  return end;
}

/// A known unit with one letter wrong (two in a long name), or null.
const KnownUnit* UnitReader::nearly(std::string_view compact) const {
  const std::u32string name = thai::to_utf32(compact);
  if (name.size() < shortest_fuzzy_name) return nullptr;
  const int limit = name.size() >= 20 ? 2 : 1;
  const KnownUnit* best = nullptr;
  int best_distance = limit + 1;
  for (const auto& variant : names_.variants()) {
    const std::size_t bytes = variant.compact.size(), slack = static_cast<std::size_t>(limit) * 3;
    if (bytes + slack < compact.size() || compact.size() + slack < bytes) continue;
    const int distance = thai::edit_distance(name, thai::to_utf32(variant.compact), limit);
    if (distance < best_distance) {
      best_distance = distance;
      best = &names_.units()[variant.unit];
    }
  }
  return best;
}

std::optional<Unit> UnitReader::unknown(std::size_t from, std::size_t to) const {
  if (person(from)) return std::nullopt;
  std::string text = original(from, to);
  if (const KnownUnit* unit = nearly(rest(from).substr(0, to - from))) return Unit{unit->canonical, unit->kind, text};
  const std::size_t length = length_of(text);
  const UnitWord* prefix = names_.word_at(rest(from), UnitWordUse::prefix);
  if (prefix == nullptr) {
    const bool a_name = separated_ && length > 1 && length <= longest_free_name && length_of_word(from, UnitWordUse::other) == 0;
    return a_name ? std::optional(Unit{text, UnitKind::division, text}) : std::nullopt;
  }
  if (length > (prefix->kind == UnitKind::committee ? longest_committee : longest_unit_name)) return std::nullopt;
  std::string name = text;
  const std::size_t word = prefix->text.size();
  if (word < name.size() && name[word] == ' ') name.erase(word, 1);  // กลุ่มงาน บริหาร…: a line wrap
  return Unit{std::move(name), prefix->kind, std::move(text)};
}

/// Joins of two units are passed over only where something follows that they could join.
bool UnitReader::skip_connector() {
  const std::size_t length = length_of_word(at_, UnitWordUse::connector);
  if (length == 0 || at_ + length >= size()) return false;
  if (!cell_.gap[at_ + length] && !unit_starts(at_ + length)) return false;
  at_ += length;
  return true;
}

void UnitReader::skip_between() {
  while (at_ < size()) {
    if (cell_.line[at_]) separated_ = true;
    if (separator(at_) || punctuation(at_) || digit(at_)) {
      separated_ = true;
      ++at_;
    } else if (const std::size_t symbol = length_of_symbol(at_)) {
      separated_ = true;
      at_ += symbol;
    } else if (const std::size_t tail = length_of_tail(at_)) {
      at_ += tail;
      while (at_ < size() && !ends_at(at_)) ++at_;
    } else if (const std::size_t label = length_of_word(at_, UnitWordUse::label); label > 0 && !known(at_) && ends_at(at_ + label)) {
      at_ += label;
    } else if (skip_connector()) {
      separated_ = true;
    } else {
      return;
    }
  }
}

std::vector<Unit> UnitReader::read() {
  std::vector<Unit> units;
  const auto add = [&units](Unit unit) {
    if (!has_letter_or_digit(unit.name)) return;
    const auto same = std::find_if(units.begin(), units.end(), [&](const Unit& other) { return other.name == unit.name; });
    if (same == units.end()) units.push_back(std::move(unit));
  };
  for (skip_between(); at_ < size(); skip_between()) {
    if (auto piece = person(at_) ? std::nullopt : known(at_)) {
      ++known_;
      at_ = piece->end;
      add(std::move(piece->unit));
    } else {
      const std::size_t end = end_of_unknown(at_);
      auto unit = unknown(at_, end);
      at_ = end;
      leftover_ = leftover_ || !unit || length_of(unit->text) > longest_free_name;
      if (unit) add(*std::move(unit));
    }
    separated_ = false;
  }
  return units;
}

}  // namespace

bool has_letter_or_digit(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = thai::next_code_point(text, at);
    const bool thai_letter = (c >= 0x0E01 && c <= 0x0E4D) || (c >= 0x0E50 && c <= 0x0E59);
    if (thai_letter || (c < 0x80 && std::isalnum(static_cast<unsigned char>(c)) != 0)) return true;
  }
  return false;
}

std::vector<Unit> read_units(std::string_view cell_text, const UnitNames& names) { return UnitReader(cell_text, names).read(); }

bool looks_like_units(std::string_view text, const UnitNames& names) {
  if (text.size() > longest_list_of_units) return false;
  UnitReader reader(text, names);
  reader.read();
  return reader.wholly_known_units();
}

}  // namespace prongsai
