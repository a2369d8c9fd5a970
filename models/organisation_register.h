#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "models/gazetteer.h"
#include "models/result.h"

namespace prongsai {

/// An organisation as its users list it.
struct RegisteredOrganisation {
  std::string name;                        ///< full
  std::string type;                        ///< as in data/reference/organisation_types.csv
  const OrganisationForm* form = nullptr;  ///< that its name begins with
  std::string own_name;                    ///< behind the form
  std::vector<std::string> other_names;    ///< full
  std::string subdistrict, code;           ///< empty where not given
  const District* district = nullptr;      ///< null where not given
  const Province* province = nullptr;
};

/// The organisations that there are, from a CSV file (RFC 4180, UTF-8) that a user supplies. Columns are known by the headings of
/// data/lexicon/register_columns.csv: name and province are needed; type, subdistrict, district, code and other_names (parted by |)
/// may be given. A name may begin with any form of organisation_types.csv, or with none where the column type has one. Refers to the
/// gazetteer that it was read with.
class OrganisationRegister {
 public:
  /// `columns` is the file of headings. The error says which line is wrong: a province or a district of it that the gazetteer does
  /// not have, no name, an organisation listed twice.
  static Result<OrganisationRegister> read(const std::filesystem::path& file, const std::filesystem::path& columns, const Gazetteer& gazetteer);

  /// All that bear a name of a form, spaces, dots and hyphens not counting.
  std::vector<const RegisteredOrganisation*> named(const OrganisationForm& form, std::string_view own_name) const;

  /// All of a form in a province.
  std::vector<const RegisteredOrganisation*> of(const OrganisationForm& form, const Province& province) const;

  /// Whether it lists any organisation of a form.
  bool lists(const OrganisationForm& form) const;

  const std::vector<RegisteredOrganisation>& organisations() const noexcept { return organisations_; }

 private:
  void index(const Gazetteer& gazetteer);

  std::vector<RegisteredOrganisation> organisations_;
  std::unordered_multimap<std::string, std::size_t> by_name_;
};

}  // namespace prongsai
