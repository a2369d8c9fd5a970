#pragma once

#include <span>
#include <string>
#include <vector>

namespace prongsai {

struct OrganisationName {
  std::string name, subdistrict, district, province;  ///< empty where unknown
};

/// Which of the organisations may be the same: a number for each, equal where they may. Two are different where their names are, or
/// where every one of that name says its district and province and theirs are not the same. No number (-1) for one without a name.
std::vector<int> organisation_identities(std::span<const OrganisationName> organisations);

}  // namespace prongsai
