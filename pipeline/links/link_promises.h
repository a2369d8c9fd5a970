#pragma once

#include "extractors/links/link_rules.h"
#include "pipeline/store/sqlite.h"

namespace prongsai {

/// Fills link_promise: plans against the result reports of the same organisation, each report once (link_report). Ends early at
/// an interrupt; failures wait in the Database.
void link_promises(Database& database, const LinkRules& rules);

}  // namespace prongsai
