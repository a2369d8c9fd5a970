#pragma once

#include <string>
#include <vector>

#include "extractors/records/agencies.h"
#include "models/organisation_register.h"
#include "models/report.h"

namespace prongsai {

/// What names are compared with.
struct NamesKnown {
  const RunningText& text;
  const Gazetteer& gazetteer;
  const OrganisationRegister* organisations = nullptr;
  const std::string& own_province;
};

/// Other local administrations than the first agency, the document's own: near spellings of its name, and names left over from a copied
/// text. Not those that it is compared or works together with.
std::vector<Finding> find_foreign_names(const std::vector<Agency>& agencies, const NamesKnown& known);

}  // namespace prongsai
