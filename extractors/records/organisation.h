#pragma once

#include <string_view>
#include <vector>

#include "models/gazetteer.h"
#include "models/organisation_register.h"
#include "models/report.h"

namespace prongsai {

struct OrganisationReading {
  Organisation organisation;      ///< fields are empty where nothing could be told
  std::vector<Finding> findings;  ///< organisation.unknown, .ambiguous, .location_conflict, .foreign_name, .from_folder, .folder_conflict
};

/// What a user adds to what a document says. Owns nothing.
struct OrganisationHints {
  const OrganisationRegister* organisations = nullptr;  ///< the organisations that there are; null: the gazetteer serves
  std::string_view path;                                ///< of the file, whose folders may name its organisation; empty: they do not count
};

/// The agency that a document is about, and where it sits: named by titles, letter heads, signatures
/// and prose together, resolved against the register and the gazetteer. What the document says stands; folders tell
/// what it leaves open, and a finding says so.
OrganisationReading find_organisation(const Document& document, const Gazetteer& gazetteer, const OrganisationHints& hints = {});

}  // namespace prongsai
