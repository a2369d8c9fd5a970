#pragma once

#include "extractors/links/link_rules.h"
#include "pipeline/store/sqlite.h"

namespace prongsai {

/// Fills link_report: which files hold the same report, and which of them stands for it. A file that could not be read is no
/// report. Ends early at an interrupt; failures wait in the Database.
void link_reports(Database& database, const LinkRules& rules);

}  // namespace prongsai
