#include "models/units.h"

#include <algorithm>
#include <array>
#include <utility>

#include "models/csv.h"

namespace prongsai {
namespace {

constexpr std::array<std::pair<UnitWordUse, std::string_view>, 10> use_names{{
    {UnitWordUse::prefix, "prefix"},
    {UnitWordUse::head, "head"},
    {UnitWordUse::level, "level"},
    {UnitWordUse::group, "group"},
    {UnitWordUse::connector, "connector"},
    {UnitWordUse::label, "label"},
    {UnitWordUse::tail, "tail"},
    {UnitWordUse::person, "person"},
    {UnitWordUse::organisation, "organisation"},
    {UnitWordUse::other, "other"},
}};

constexpr std::size_t letter_bytes = 3;  // of the Thai block in UTF-8

std::optional<UnitWordUse> use_from(std::string_view name) {
  for (const auto& [value, text] : use_names) {
    if (text == name) return value;
  }
  return std::nullopt;
}

std::string compact(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c != ' ') result.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  return result;
}

Error bad_value(std::string_view file, std::string_view column, std::string_view value) {
  return {ErrorCode::damaged, std::string(file).append(": no such ").append(column).append(": ").append(value), "data", 0};
}

Result<std::vector<UnitWord>> read_words(const std::filesystem::path& folder) {
  const auto table = CsvTable::read(folder / "unit_words.csv");
  if (!table) return table.error();
  std::vector<UnitWord> words;
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto use = use_from(table->field(row, "use"));
    if (!use) return bad_value("unit_words.csv", "use", table->field(row, "use"));
    const UnitKind kind = unit_kind_from(table->field(row, "kind")).value_or(UnitKind::division);
    words.push_back({compact(table->field(row, "word")), *use, table->field(row, "full"), kind});
  }
  return words;
}

/// An organisation can be a responsible unit as well: its words come from the table of types.
Result<std::vector<UnitWord>> read_organisation_words(const std::filesystem::path& folder) {
  const auto table = CsvTable::read(folder / "organisation_types.csv");
  if (!table) return table.error();
  std::vector<UnitWord> words;
  for (std::size_t row = 0; row < table->size(); ++row) {
    const std::string& full = table->field(row, "full_form");
    words.push_back({compact(full), UnitWordUse::organisation, full, UnitKind::organisation});
    for (const auto column : {"abbreviations", "misspellings"}) {
      for (const std::string& form : split_list(table->field(row, column))) {
        words.push_back({compact(form), UnitWordUse::organisation, full, UnitKind::organisation});
      }
    }
  }
  return words;
}

}  // namespace

Result<UnitNames> UnitNames::read(const std::filesystem::path& reference_folder) {
  const auto table = CsvTable::read(reference_folder / "units.csv");
  if (!table) return table.error();
  auto words = read_words(reference_folder);
  if (!words) return words.error();
  auto organisations = read_organisation_words(reference_folder);
  if (!organisations) return organisations.error();

  UnitNames names;
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto kind = unit_kind_from(table->field(row, "kind"));
    if (!kind) return bad_value("units.csv", "kind", table->field(row, "kind"));
    names.units_.push_back({table->field(row, "canonical"), *kind});
    names.add_variant(table->field(row, "canonical"), row);
    for (const std::string& variant : split_list(table->field(row, "variants"))) names.add_variant(variant, row);
  }
  words->insert(words->end(), organisations->begin(), organisations->end());
  std::stable_sort(words->begin(), words->end(), [](const auto& a, const auto& b) { return a.text.size() > b.text.size(); });
  for (UnitWord& word : *words) {
    const auto beginning = std::pair{word.use, word.text.substr(0, letter_bytes)};
    names.words_[beginning].push_back(std::move(word));
  }
  return names;
}

void UnitNames::add_variant(std::string_view name, std::size_t unit) {
  std::string key = compact(name);
  std::size_t& longest = longest_by_beginning_[key.substr(0, 2 * letter_bytes)];
  longest = std::max(longest, key.size());
  if (by_variant_.emplace(key, unit).second) variants_.push_back({std::move(key), unit});
}

const KnownUnit* UnitNames::find(std::string_view text) const {
  const auto found = by_variant_.find(std::string(text));
  return found == by_variant_.end() ? nullptr : &units_[found->second];
}

std::vector<UnitNames::Match> UnitNames::beginnings(std::string_view text) const {
  std::vector<Match> matches;
  const auto longest = longest_by_beginning_.find(std::string(text.substr(0, 2 * letter_bytes)));
  if (longest == longest_by_beginning_.end()) return matches;
  for (std::size_t length = std::min(longest->second, text.size()); length > 0; --length) {
    if (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0u) == 0x80u) continue;  // inside a character
    if (const KnownUnit* unit = find(text.substr(0, length))) matches.push_back({unit, length});
  }
  return matches;
}

const UnitWord* UnitNames::word_at(std::string_view text, UnitWordUse use) const {
  const auto beginning = words_.find({use, std::string(text.substr(0, letter_bytes))});
  if (beginning == words_.end()) return nullptr;
  for (const UnitWord& word : beginning->second) {
    if (text.substr(0, word.text.size()) == word.text) return &word;
  }
  return nullptr;
}

}  // namespace prongsai
