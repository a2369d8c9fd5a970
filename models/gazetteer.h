#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "models/result.h"
#include "models/words_after_names.h"

namespace prongsai {

/// Names are without จังหวัด, อำเภอ, เขต, ตำบล, แขวง. Codes are those of the Department of Provincial
/// Administration: two, four and six digits, each beginning with its parent's.
struct Province {
  std::string code, name;
  std::string letters;  ///< that its official letters are numbered with: นม
};

struct District {
  std::string code, name;
  const Province* province = nullptr;
};

struct Subdistrict {
  std::string code, name;
  const District* district = nullptr;
};

/// What a place name after an organisation's word is the name of, or where the agency sits.
/// Of `whole` the word is the whole name, and the agency exists once in the country.
enum class Seat { subdistrict, municipality, district, province, place, proper, country, whole };

/// One way to begin the name of an agency: องค์การบริหารส่วนตำบล, อบต., …
struct OrganisationForm {
  std::string text;       ///< without white space
  std::string full_form;  ///< องค์การบริหารส่วนตำบล
  std::string type;       ///< อบต.
  Seat seat = Seat::proper;
  bool local = false;         ///< a local administration
  bool abbreviation = false;  ///< where `text` is one
};

/// A department, or an agency that is known by its whole name: of no place.
inline bool exists_once(const OrganisationForm& form) noexcept { return form.seat == Seat::country || form.seat == Seat::whole; }

/// A word of an organisation that was misspelt, and its length in bytes as written.
struct NearForm {
  const OrganisationForm* form = nullptr;
  std::size_t length = 0;
};

/// The places of Thailand and the kinds of agency, from data/reference. Looks up names with white
/// space, dots and hyphens not counting. Pointers live as long as the gazetteer.
class Gazetteer {
 public:
  static Result<Gazetteer> read(const std::filesystem::path& reference_folder);

  /// One that knows form_at() only, and no places: at a tenth of the cost.
  static Result<Gazetteer> read_forms_alone(const std::filesystem::path& reference_folder);

  const Province* province(std::string_view name) const;
  const Province* province_of_letters(std::string_view letters) const;

  /// Districts of a name, of one province or of all. `เมือง` alone is the province's first district.
  std::vector<const District*> districts(std::string_view name, const Province* province = nullptr) const;
  std::vector<const Subdistrict*> subdistricts(std::string_view name, const Province* province = nullptr) const;

  /// The place whose name differs in at most `limit` letters; null where none does or two do equally.
  const Province* nearest_province(std::string_view name, int limit = 1) const;
  const District* nearest_district(std::string_view name, const Province& province, int limit = 1) const;
  const Subdistrict* nearest_subdistrict(std::string_view name, const Province& province, int limit = 1) const;

  /// All subdistricts of a province whose names are equally near, nearest within the limit.
  std::vector<const Subdistrict*> near_subdistricts(std::string_view name, const Province& province, int limit = 1) const;

  /// Lengths in bytes of all names of subdistricts, districts and provinces that a text without
  /// white space begins with, longest first.
  std::vector<std::size_t> names_at(std::string_view compact) const;
  /// The same for districts only, and for provinces only.
  std::vector<std::size_t> district_names_at(std::string_view compact) const;
  std::vector<std::size_t> province_names_at(std::string_view compact) const;

  /// All subdistricts of a district.
  std::vector<const Subdistrict*> subdistricts_of(const District& district) const;

  /// The longest organisation's word that a text without white space begins with, or null.
  const OrganisationForm* form_at(std::string_view compact) const;

  /// Long words of organisations that a text begins with, one letter of them wrong, lost or too much. A letter lost at the end
  /// cannot be told from a wrong one: all ends that the word may have.
  std::vector<NearForm> near_forms_at(std::string_view compact) const;

  /// What stands behind names and is part of none.
  const WordsAfterNames& words_after_names() const noexcept { return words_after_names_; }

  const std::vector<Province>& provinces() const noexcept { return provinces_; }
  const std::vector<District>& districts() const noexcept { return districts_; }
  const std::vector<Subdistrict>& subdistricts() const noexcept { return subdistricts_; }
  const std::vector<OrganisationForm>& forms() const noexcept { return forms_; }

 private:
  /// Places by the key of their names; a name can be that of many.
  template <typename Place>
  using ByName = std::unordered_multimap<std::string, const Place*>;

  Status read_places(const std::filesystem::path& folder);
  Status read_letters(const std::filesystem::path& file);
  Status read_forms(const std::filesystem::path& reference_folder);
  Status read_types(const std::filesystem::path& file);
  Status read_national_agencies(const std::filesystem::path& file);
  void add_forms(const OrganisationForm& form, const std::string& others, bool abbreviations);

  // Vectors are filled once and moved whole, so pointers into them stay good.
  std::vector<Province> provinces_;
  std::vector<District> districts_;
  std::vector<Subdistrict> subdistricts_;
  std::vector<OrganisationForm> forms_;                        ///< longest first
  std::array<std::vector<std::size_t>, 128> forms_by_letter_;  ///< by the letter of the Thai block that they begin with
  ByName<Province> province_names_;
  ByName<District> district_names_;
  ByName<Subdistrict> subdistrict_names_;
  WordsAfterNames words_after_names_;
};

}  // namespace prongsai
