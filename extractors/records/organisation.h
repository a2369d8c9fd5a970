#pragma once

#include <vector>

#include "models/gazetteer.h"
#include "models/report.h"

namespace prongsai {

struct OrganisationReading {
  Organisation organisation;      ///< fields are empty where nothing could be told
  std::vector<Finding> findings;  ///< organisation.unknown, .location_conflict, .foreign_name
};

/// The agency that a document is about, and where it sits: named by titles, letter heads, signatures
/// and prose together, resolved against the gazetteer.
OrganisationReading find_organisation(const Document& document, const Gazetteer& gazetteer);

}  // namespace prongsai
