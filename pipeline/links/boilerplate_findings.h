#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "extractors/links/link_rules.h"
#include "pipeline/store/sqlite.h"

namespace prongsai {

/// A report of which other organisations have something word for word.
struct Boilerplate {
  std::int64_t document = 0;
  int measures = 0, taken = 0;         ///< all of them; those that stand with others too, unless this is where they come from
  std::optional<std::int64_t> source;  ///< the document that most of them likely come from
};

/// Gives the documents that reach the thresholds a finding measure.boilerplate, about the document as a whole, and takes it from those that no
/// longer do. What is there already stays as it is. Failures wait in the Database.
void write_boilerplate_findings(Database& database, const LinkRules& rules, const std::vector<Boilerplate>& documents);

}  // namespace prongsai
