#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "models/gazetteer.h"
#include "models/report.h"

namespace prongsai {

/// Whose something is: by name this report's agency's, another one's (or that of many), or nobody's.
enum class Whose { nobody, own, others };

/// Tells the agency of a report from the others that it is compared with. Keeps a pointer to the gazetteer.
class AgencyNames {
 public:
  AgencyNames(const Gazetteer& gazetteer, const Organisation& own);

  /// Of a cell or heading that names an agency and nothing else: `อบต.หนองบัว`, `คะแนน ทต.บ้านใหม่`, `อบต. ทั้งประเทศ`.
  Whose of_label(std::string_view label) const;

  /// Of running text: of the report's own agency and other local administrations, the one that is named last in it.
  Whose last_in(std::string_view text) const;

  /// Whether running text, in which a place is named last, speaks of the report's own agency by it: `เทศบาลตำบล… อำเภอ… จังหวัด… มีคะแนน`.
  bool is_own_place(std::string_view text) const;

 private:
  /// An agency in running text.
  struct Named {
    Whose whose = Whose::nobody;
    std::string_view behind;  ///< what follows its name; of others, its kind
  };

  Whose of_name(const OrganisationForm& form, std::string_view name) const;
  Named last_named(std::string_view key) const;

  const Gazetteer* gazetteer_;
  std::string own_name_;  ///< the full name, without white space
};

}  // namespace prongsai
