#include "extractors/links/organisation_identity.h"

#include <map>
#include <set>
#include <tuple>

namespace prongsai {

std::vector<int> organisation_identities(std::span<const OrganisationName> organisations) {
  std::set<std::string> unplaced;  // names of which one does not say where
  for (const OrganisationName& organisation : organisations) {
    if (organisation.district.empty() || organisation.province.empty()) unplaced.insert(organisation.name);
  }
  std::map<std::tuple<std::string, std::string, std::string>, int> numbers;
  std::vector<int> identities;
  for (const OrganisationName& organisation : organisations) {
    if (organisation.name.empty()) {
      identities.push_back(-1);
      continue;
    }
    const bool is_placed = !unplaced.contains(organisation.name);
    const auto key = std::tuple(organisation.name, is_placed ? organisation.district : "", is_placed ? organisation.province : "");
    identities.push_back(numbers.try_emplace(key, static_cast<int>(numbers.size())).first->second);
  }
  return identities;
}

}  // namespace prongsai
