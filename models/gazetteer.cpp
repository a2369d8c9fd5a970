#include "models/gazetteer.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "models/csv.h"

namespace prongsai {
namespace {

constexpr std::string_view town = "เมือง";
constexpr std::size_t longest_name_bytes = 120;

/// The place of a text's first letter in the Thai block; nothing for any other script.
std::optional<std::size_t> first_letter(std::string_view text) noexcept {
  if (text.size() < 3 || text[0] != '\xE0' || (text[1] & '\xFE') != '\xB8') return std::nullopt;
  return static_cast<std::size_t>((text[1] & 1) << 6 | (text[2] & 0x3F));
}

constexpr std::array<std::pair<Seat, std::string_view>, 8> seat_names{{
    {Seat::subdistrict, "subdistrict"},
    {Seat::municipality, "municipality"},
    {Seat::district, "district"},
    {Seat::province, "province"},
    {Seat::place, "place"},
    {Seat::proper, "proper"},
    {Seat::country, "country"},
    {Seat::whole, "whole"},
}};

std::optional<Seat> seat_from(std::string_view name) {
  for (const auto& [seat, text] : seat_names) {
    if (text == name) return seat;
  }
  return std::nullopt;
}

/// What names are compared by: without white space, dots and hyphens.
std::string key_of(std::string_view name) {
  std::string key;
  std::copy_if(name.begin(), name.end(), std::back_inserter(key), [](char c) { return c != ' ' && c != '\n' && c != '.' && c != '-'; });
  return key;
}

bool inside_character(std::string_view text, std::size_t at) { return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u; }

/// Code points of UTF-8 that is known to be sound: data/ and text in normal form.
std::u32string letters_of(std::string_view text) {
  std::u32string letters;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t letter = lead & (length == 1 ? 0x7Fu : 0xFFu >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < text.size(); ++k) letter = letter << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3Fu);
    letters.push_back(letter);
    i += length;
  }
  return letters;
}

int edit_distance(const std::u32string& a, const std::u32string& b) {
  std::vector<int> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    int diagonal = std::exchange(row[0], static_cast<int>(i));
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, replaced}));
    }
  }
  return row[b.size()];
}

/// Lengths of the beginnings of a text that are one edit away from a word; none where the word itself stands there.
std::vector<std::size_t> lengths_one_edit_away(const std::u32string& word, const std::u32string& text) {
  // One edit leaves the first half of a word or the second as it is.
  const std::size_t half = word.size() / 2;
  const std::u32string_view first(word.data(), half), second = std::u32string_view(word).substr(half);
  const std::u32string_view begins(text.data(), std::min(text.size(), word.size() + 1));
  if (!begins.starts_with(first) && begins.find(second) == begins.npos) return {};
  std::vector<std::size_t> lengths;
  for (std::size_t length = word.size() - 1; length <= std::min(word.size() + 1, text.size()); ++length) {
    const int distance = edit_distance(word, text.substr(0, length));
    if (distance == 0) return {};
    if (distance == 1) lengths.push_back(length);
  }
  return lengths;
}

/// The places whose names are nearest, none farther than the limit.
template <typename Place, typename Candidate>
std::vector<const Place*> nearest_places(const std::vector<Place>& places, std::string_view name, int limit, Candidate candidate) {
  const std::u32string wanted = letters_of(key_of(name));
  const auto slack = static_cast<std::size_t>(limit);
  std::vector<const Place*> best;
  int best_distance = limit;
  for (const Place& place : places) {
    if (!candidate(place)) continue;
    const std::u32string letters = letters_of(key_of(place.name));
    if (letters.size() > wanted.size() + slack || wanted.size() > letters.size() + slack) continue;
    const int distance = edit_distance(wanted, letters);
    if (distance > best_distance) continue;
    if (distance < best_distance) best.clear();
    best_distance = distance;
    best.push_back(&place);
  }
  return best;
}

/// The one of them, or null.
template <typename Place>
const Place* only(const std::vector<const Place*>& places) {
  return places.size() == 1 ? places.front() : nullptr;
}

template <typename ByName>
void add_lengths(const ByName& names, std::string_view compact, std::vector<std::size_t>& lengths) {
  for (std::size_t length = std::min(longest_name_bytes, compact.size()); length > 0; --length) {
    if (!inside_character(compact, length) && names.count(std::string(compact.substr(0, length))) > 0) lengths.push_back(length);
  }
}

std::vector<std::size_t> longest_first(std::vector<std::size_t> lengths) {
  std::sort(lengths.rbegin(), lengths.rend());
  lengths.erase(std::unique(lengths.begin(), lengths.end()), lengths.end());
  return lengths;
}

Error orphan(const std::string& code) { return {ErrorCode::damaged, "gazetteer: " + code + " lies nowhere", "data", 0}; }

/// The place whose code the code begins with, or null. Places are sorted by code.
template <typename Place>
const Place* parent_of(const std::vector<Place>& places, std::string_view code, std::size_t digits) {
  const std::string_view wanted = code.substr(0, digits);
  const auto found = std::lower_bound(places.begin(), places.end(), wanted, [](const Place& place, std::string_view c) { return place.code < c; });
  return found != places.end() && found->code == wanted ? &*found : nullptr;
}

template <typename Place>
void index_names(const CsvTable& table, const std::vector<Place>& places, std::unordered_multimap<std::string, const Place*>& names) {
  names.reserve(places.size() * 2);
  for (std::size_t row = 0; row < places.size(); ++row) {
    names.emplace(key_of(places[row].name), &places[row]);
    for (const std::string& other : split_list(table.field(row, "other_names"))) {
      // Spellings that differ only in what does not count would list the place twice.
      if (key_of(other) != key_of(places[row].name)) names.emplace(key_of(other), &places[row]);
    }
  }
}

}  // namespace

Result<Gazetteer> Gazetteer::read(const std::filesystem::path& reference_folder) {
  Gazetteer gazetteer;
  if (auto status = gazetteer.read_places(reference_folder / "gazetteer"); !status) return status.error();
  if (auto status = gazetteer.read_letters(reference_folder / "province_abbreviations.csv"); !status) return status.error();
  if (auto status = gazetteer.read_forms(reference_folder); !status) return status.error();
  auto words = WordsAfterNames::read(reference_folder / "words_after_names.csv");
  if (!words) return words.error();
  gazetteer.words_after_names_ = *std::move(words);
  return gazetteer;
}

Result<Gazetteer> Gazetteer::read_forms_alone(const std::filesystem::path& reference_folder) {
  Gazetteer gazetteer;
  if (auto status = gazetteer.read_forms(reference_folder); !status) return status.error();
  return gazetteer;
}

Status Gazetteer::read_places(const std::filesystem::path& folder) {
  const auto provinces = CsvTable::read(folder / "provinces.csv");
  if (!provinces) return provinces.error();
  const auto districts = CsvTable::read(folder / "districts.csv");
  if (!districts) return districts.error();
  const auto subdistricts = CsvTable::read(folder / "subdistricts.csv");
  if (!subdistricts) return subdistricts.error();

  provinces_.reserve(provinces->size());
  for (std::size_t row = 0; row < provinces->size(); ++row) provinces_.push_back({provinces->field(row, "code"), provinces->field(row, "name"), {}});
  districts_.reserve(districts->size());
  for (std::size_t row = 0; row < districts->size(); ++row) {
    const std::string& code = districts->field(row, "code");
    districts_.push_back({code, districts->field(row, "name"), parent_of(provinces_, code, 2)});
    if (districts_.back().province == nullptr) return orphan(code);
  }
  subdistricts_.reserve(subdistricts->size());
  for (std::size_t row = 0; row < subdistricts->size(); ++row) {
    const std::string& code = subdistricts->field(row, "code");
    subdistricts_.push_back({code, subdistricts->field(row, "name"), parent_of(districts_, code, 4)});
    if (subdistricts_.back().district == nullptr) return orphan(code);
  }
  index_names(*provinces, provinces_, province_names_);
  index_names(*districts, districts_, district_names_);
  index_names(*subdistricts, subdistricts_, subdistrict_names_);
  return Done{};
}

Status Gazetteer::read_letters(const std::filesystem::path& file) {
  const auto table = CsvTable::read(file);
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const std::string& code = table->field(row, "province_code");
    const auto found = std::find_if(provinces_.begin(), provinces_.end(), [&](const Province& province) { return province.code == code; });
    if (found == provinces_.end()) return orphan(code);
    found->letters = table->field(row, "letters");
  }
  return Done{};
}

void Gazetteer::add_forms(const OrganisationForm& form, const std::string& others, bool abbreviations) {
  for (const std::string& text : split_list(others)) {
    forms_.push_back(form);
    forms_.back().text = text;
    std::erase(forms_.back().text, ' ');
    forms_.back().abbreviation = abbreviations;
  }
}

Status Gazetteer::read_types(const std::filesystem::path& file) {
  const auto table = CsvTable::read(file);
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto seat = seat_from(table->field(row, "seat"));
    if (!seat) return Error{ErrorCode::damaged, "organisation_types.csv: no such seat: " + table->field(row, "seat"), "data", 0};
    const OrganisationForm form{{}, table->field(row, "full_form"), table->field(row, "type"), *seat, table->field(row, "local") == "1", false};
    add_forms(form, form.full_form, false);
    add_forms(form, table->field(row, "abbreviations"), true);
    add_forms(form, table->field(row, "misspellings"), false);
  }
  return Done{};
}

Status Gazetteer::read_national_agencies(const std::filesystem::path& file) {
  const auto table = CsvTable::read(file);
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const OrganisationForm form{{}, table->field(row, "name"), table->field(row, "type"), Seat::whole, false, false};
    add_forms(form, form.full_form, false);
    add_forms(form, table->field(row, "other_names"), false);
  }
  return Done{};
}

Status Gazetteer::read_forms(const std::filesystem::path& reference_folder) {
  if (auto status = read_types(reference_folder / "organisation_types.csv"); !status) return status;
  if (auto status = read_national_agencies(reference_folder / "national_agencies.csv"); !status) return status;
  std::stable_sort(forms_.begin(), forms_.end(), [](const auto& a, const auto& b) { return a.text.size() > b.text.size(); });
  for (std::size_t i = 0; i < forms_.size(); ++i) {
    if (const auto letter = first_letter(forms_[i].text)) forms_by_letter_[*letter].push_back(i);
  }
  return Done{};
}

const Province* Gazetteer::province(std::string_view name) const {
  const auto found = province_names_.find(key_of(name));
  return found == province_names_.end() ? nullptr : found->second;
}

const Province* Gazetteer::province_of_letters(std::string_view letters) const {
  const auto found = std::find_if(provinces_.begin(), provinces_.end(), [&](const Province& province) { return province.letters == letters; });
  return found == provinces_.end() || letters.empty() ? nullptr : &*found;
}

std::vector<const District*> Gazetteer::districts(std::string_view name, const Province* province) const {
  std::string key = key_of(name);
  if (key == town && province != nullptr) key += key_of(province->name);
  std::vector<const District*> found;
  const auto [first, last] = district_names_.equal_range(key);
  for (auto it = first; it != last; ++it) {
    if (province == nullptr || it->second->province == province) found.push_back(it->second);
  }
  std::sort(found.begin(), found.end());  // by code: the table's own order is none
  return found;
}

std::vector<const Subdistrict*> Gazetteer::subdistricts(std::string_view name, const Province* province) const {
  std::vector<const Subdistrict*> found;
  const auto [first, last] = subdistrict_names_.equal_range(key_of(name));
  for (auto it = first; it != last; ++it) {
    if (province == nullptr || it->second->district->province == province) found.push_back(it->second);
  }
  std::sort(found.begin(), found.end());
  return found;
}

const Province* Gazetteer::nearest_province(std::string_view name, int limit) const {
  return only(nearest_places(provinces_, name, limit, [](const Province&) { return true; }));
}

const District* Gazetteer::nearest_district(std::string_view name, const Province& province, int limit) const {
  return only(nearest_places(districts_, name, limit, [&](const District& district) { return district.province == &province; }));
}

const Subdistrict* Gazetteer::nearest_subdistrict(std::string_view name, const Province& province, int limit) const {
  return only(near_subdistricts(name, province, limit));
}

std::vector<const Subdistrict*> Gazetteer::near_subdistricts(std::string_view name, const Province& province, int limit) const {
  return nearest_places(subdistricts_, name, limit, [&](const Subdistrict& place) { return place.district->province == &province; });
}

std::vector<std::size_t> Gazetteer::names_at(std::string_view compact) const {
  std::vector<std::size_t> lengths;
  add_lengths(subdistrict_names_, compact, lengths);
  add_lengths(district_names_, compact, lengths);
  add_lengths(province_names_, compact, lengths);
  return longest_first(std::move(lengths));
}

std::vector<std::size_t> Gazetteer::district_names_at(std::string_view compact) const {
  std::vector<std::size_t> lengths;
  add_lengths(district_names_, compact, lengths);
  return lengths;
}

std::vector<std::size_t> Gazetteer::province_names_at(std::string_view compact) const {
  std::vector<std::size_t> lengths;
  add_lengths(province_names_, compact, lengths);
  return lengths;
}

const OrganisationForm* Gazetteer::form_at(std::string_view compact) const {
  const auto letter = first_letter(compact);
  if (!letter) return nullptr;
  for (const std::size_t index : forms_by_letter_[*letter]) {
    if (compact.starts_with(forms_[index].text)) return &forms_[index];
  }
  return nullptr;
}

std::vector<const Subdistrict*> Gazetteer::subdistricts_of(const District& district) const {
  // Sorted by code, which begins with the district's.
  const auto first = std::lower_bound(subdistricts_.begin(), subdistricts_.end(), district.code,
                                      [](const Subdistrict& place, const std::string& code) { return place.code < code; });
  std::vector<const Subdistrict*> found;
  for (auto it = first; it != subdistricts_.end() && it->district == &district; ++it) found.push_back(&*it);
  return found;
}

std::vector<NearForm> Gazetteer::near_forms_at(std::string_view compact) const {
  constexpr std::size_t least_letters = 8;
  std::size_t end = std::min(compact.size(), longest_name_bytes);
  while (inside_character(compact, end)) --end;
  const std::u32string text = letters_of(compact.substr(0, end));
  std::vector<NearForm> found;
  for (const OrganisationForm& form : forms_) {
    if (form.abbreviation || form.text != form.full_form) continue;
    const std::u32string word = letters_of(form.text);
    if (word.size() < least_letters) continue;
    for (const std::size_t length : lengths_one_edit_away(word, text)) {
      std::size_t bytes = 0;
      for (std::size_t letter = 0; letter < length; ++letter)
        bytes += text[letter] < 0x80 ? 1 : text[letter] < 0x800 ? 2 : text[letter] < 0x10000 ? 3 : 4;
      found.push_back({&form, bytes});
    }
  }
  return found;
}

}  // namespace prongsai
