#pragma once

#include "extractors/links/link_rules.h"
#include "pipeline/store/sqlite.h"

namespace prongsai {

/// Fills link_copy and link_boilerplate from the files that stand for their reports (link_report), and brings the findings
/// measure.boilerplate in line. Measures of organisations without a name are left out: they may be anybody's. Ends early at an
/// interrupt; failures wait in the Database.
void link_copies(Database& database, const LinkRules& rules);

}  // namespace prongsai
