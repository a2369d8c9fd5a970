#include "models/organisation_register.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "models/csv.h"

namespace prongsai {
namespace {

std::string without_spaces(std::string_view text) {
  std::string compact;
  std::copy_if(text.begin(), text.end(), std::back_inserter(compact), [](char c) { return c != ' ' && c != '\t' && c != '\n' && c != '\r'; });
  return compact;
}

std::string trimmed(std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return std::string(text);
}

/// Sara am composed, as in all text that names are compared with.
std::string composed(std::string text) {
  constexpr std::string_view decomposed = "\u0E4D\u0E32", sara_am = "\u0E33";
  for (std::size_t at = text.find(decomposed); at != std::string::npos; at = text.find(decomposed, at)) text.replace(at, decomposed.size(), sara_am);
  return text;
}

/// A name without what does not count in it.
std::string key_of(std::string_view name) {
  std::string key;
  std::copy_if(name.begin(), name.end(), std::back_inserter(key), [](char c) { return c != ' ' && c != '.' && c != '-'; });
  return key;
}

std::string key_of(const OrganisationForm& form, std::string_view own_name) { return form.full_form + '\n' + key_of(own_name); }

/// A place's name without the word for its kind.
std::string without_word(std::string text, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words) {
    if (text.starts_with(word) && text.size() > word.size()) return trimmed(std::string_view(text).substr(word.size()));
  }
  return text;
}

/// The form that a full name begins with, and the name behind it.
std::optional<std::pair<const OrganisationForm*, std::string>> parted(const std::string& full_name, const Gazetteer& gazetteer) {
  const std::string compact = without_spaces(full_name);
  const OrganisationForm* form = gazetteer.form_at(compact);
  if (form == nullptr || (form->seat != Seat::place && form->seat != Seat::whole && compact.size() == form->text.size())) return std::nullopt;
  return std::pair{form, compact.substr(form->text.size())};
}

/// Which heading of a file holds what.
using Columns = std::map<std::string, std::string, std::less<>>;

class RegisterReader {
 public:
  RegisterReader(const CsvTable& table, Columns columns, const Gazetteer& gazetteer)
      : table_(table), columns_(std::move(columns)), gazetteer_(gazetteer) {}

  Result<RegisteredOrganisation> read(std::size_t row) const;

 private:
  std::string field(std::size_t row, std::string_view column) const {
    const auto found = columns_.find(column);
    return found == columns_.end() ? std::string() : composed(trimmed(table_.field(row, found->second)));
  }

  Error wrong(std::size_t row, const std::string& what) const {
    return {ErrorCode::damaged, "line " + std::to_string(table_.line(row)) + ": " + what, "data", 0};
  }

  Status read_name(std::size_t row, RegisteredOrganisation& organisation) const;
  Status read_place(std::size_t row, RegisteredOrganisation& organisation) const;

  const CsvTable& table_;
  Columns columns_;
  const Gazetteer& gazetteer_;
};

// An organisation whose name begins with no known word is kept as it stands; no document can be found to name it.
Status RegisterReader::read_name(std::size_t row, RegisteredOrganisation& organisation) const {
  const std::string name = field(row, "name"), type = field(row, "type");
  if (name.empty()) return wrong(row, "no name");
  auto parts = parted(name, gazetteer_);
  if (!parts && gazetteer_.form_at(without_spaces(type)) != nullptr) {
    parts = std::pair{gazetteer_.form_at(without_spaces(type)), without_spaces(name)};
  }
  organisation.name = name;
  organisation.type = type;
  if (parts) {
    organisation.form = parts->first;
    organisation.own_name = parts->second;
    organisation.name = parts->first->full_form + parts->second;
    organisation.type = parts->first->type;
  }
  organisation.other_names = split_list(field(row, "other_names"));
  organisation.code = field(row, "code");
  return Done{};
}

Status RegisterReader::read_place(std::size_t row, RegisteredOrganisation& organisation) const {
  const std::string province = without_word(field(row, "province"), {"จังหวัด", "จ."});
  const std::string district = without_word(field(row, "district"), {"กิ่งอำเภอ", "อำเภอ", "อ.", "เขต"});
  if (province.empty()) return wrong(row, "no province");
  organisation.province = gazetteer_.province(province);
  if (organisation.province == nullptr) return wrong(row, "there is no province " + province);
  organisation.subdistrict = without_word(field(row, "subdistrict"), {"ตำบล", "ต.", "แขวง"});
  if (district.empty()) return Done{};
  const auto districts = gazetteer_.districts(district, organisation.province);
  if (districts.size() != 1) return wrong(row, "there is no district " + district + " in the province " + province);
  organisation.district = districts.front();
  return Done{};
}

Result<RegisteredOrganisation> RegisterReader::read(std::size_t row) const {
  RegisteredOrganisation organisation;
  if (Status status = read_name(row, organisation); !status) return status.error();
  if (Status status = read_place(row, organisation); !status) return status.error();
  return organisation;
}

Result<Columns> columns_of(const CsvTable& table, const std::filesystem::path& headings) {
  const auto known = CsvTable::read(headings);
  if (!known) return known.error();
  Columns columns;
  for (std::size_t row = 0; row < known->size(); ++row) {
    if (const auto heading = table.heading(known->field(row, "heading"))) columns.emplace(known->field(row, "column"), *heading);
  }
  for (const char* needed : {"name", "province"}) {
    if (columns.contains(needed)) continue;
    std::string headings_for;
    for (std::size_t row = 0; row < known->size(); ++row) {
      if (known->field(row, "column") == needed) headings_for += (headings_for.empty() ? "" : ", ") + known->field(row, "heading");
    }
    return Error{ErrorCode::damaged, std::string("no column ") + needed + "; its heading may be: " + headings_for, "data", 0};
  }
  return columns;
}

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80                   ? 1
                               : lead >= 0xC2 && lead < 0xE0 ? 2
                               : lead >= 0xE0 && lead < 0xF0 ? 3
                               : lead >= 0xF0 && lead < 0xF5 ? 4
                                                             : 0;
    if (length == 0 || i + length > text.size()) return false;
    for (std::size_t k = 1; k < length; ++k) {
      if ((static_cast<unsigned char>(text[i + k]) & 0xC0u) != 0x80u) return false;
    }
    i += length;
  }
  return true;
}

}  // namespace

Result<OrganisationRegister> OrganisationRegister::read(const std::filesystem::path& file, const std::filesystem::path& columns,
                                                        const Gazetteer& gazetteer) {
  const auto in_file = [&](Error error) {
    error.message = file.string() + ": " + error.message;
    return error;
  };
  const auto text = read_text(file);
  if (!text) return text.error();
  if (!is_utf8(*text)) return in_file({ErrorCode::damaged, "is not UTF-8; save it as CSV UTF-8", "data", 0});
  const auto table = CsvTable::parse(*text);
  if (!table) return in_file(table.error());
  auto found = columns_of(*table, columns);
  if (!found) return in_file(found.error());

  OrganisationRegister result;
  const RegisterReader reader(*table, *std::move(found), gazetteer);
  std::map<std::tuple<std::string, std::string, const District*, const Province*>, int> seen;
  for (std::size_t row = 0; row < table->size(); ++row) {
    auto organisation = reader.read(row);
    if (!organisation) return in_file(organisation.error());
    const auto [other, is_new] = seen.emplace(
        std::tuple{key_of(organisation->name), organisation->subdistrict, organisation->district, organisation->province}, table->line(row));
    if (!is_new) {
      return in_file({ErrorCode::damaged,
                      "line " + std::to_string(table->line(row)) + ": the same organisation as on line " + std::to_string(other->second), "data", 0});
    }
    result.organisations_.push_back(*std::move(organisation));
  }
  if (result.organisations_.empty()) return in_file({ErrorCode::empty, "lists no organisation", "data", 0});
  result.index(gazetteer);
  return result;
}

void OrganisationRegister::index(const Gazetteer& gazetteer) {
  for (std::size_t i = 0; i < organisations_.size(); ++i) {
    const RegisteredOrganisation& organisation = organisations_[i];
    std::set<std::string> keys;
    if (organisation.form != nullptr) keys.insert(key_of(*organisation.form, organisation.own_name));
    for (const std::string& other : organisation.other_names) {
      if (const auto parts = parted(other, gazetteer)) {
        keys.insert(key_of(*parts->first, parts->second));
      } else if (organisation.form != nullptr) {
        keys.insert(key_of(*organisation.form, other));
      }
    }
    for (const std::string& key : keys) by_name_.emplace(key, i);
  }
}

std::vector<const RegisteredOrganisation*> OrganisationRegister::named(const OrganisationForm& form, std::string_view own_name) const {
  std::vector<std::size_t> places;
  const auto [first, last] = by_name_.equal_range(key_of(form, own_name));
  for (auto it = first; it != last; ++it) places.push_back(it->second);
  std::sort(places.begin(), places.end());  // by line: the table's own order is none
  std::vector<const RegisteredOrganisation*> found;
  for (const std::size_t place : places) found.push_back(&organisations_[place]);
  return found;
}

std::vector<const RegisteredOrganisation*> OrganisationRegister::of(const OrganisationForm& form, const Province& province) const {
  std::vector<const RegisteredOrganisation*> found;
  for (const RegisteredOrganisation& organisation : organisations_) {
    const bool same = organisation.form != nullptr && organisation.form->full_form == form.full_form && organisation.province == &province;
    if (same) found.push_back(&organisation);
  }
  return found;
}

bool OrganisationRegister::lists(const OrganisationForm& form) const {
  return std::any_of(organisations_.begin(), organisations_.end(), [&](const RegisteredOrganisation& organisation) {
    return organisation.form != nullptr && organisation.form->full_form == form.full_form;
  });
}

}  // namespace prongsai
