#pragma once

#include <string>

#include "pipeline/store/sqlite.h"

namespace prongsai::serve {

/// Whether what several documents tell (the tables link_*) is as the documents now stand; false while a run goes on or a correction waits.
bool is_current(Database& database);

/// Whether the counts of measures and findings (link_measure_count, link_other_year, link_finding_count) are to be asked, rather than the rows
/// themselves: they are as the last run left them.
bool has_counts(Database& database);

/// What to select from for the scores of organisations by year (columns as link_organisation_year), their means by province (as link_score_mean), how
/// they lie (as link_score_bin) and the work of units (as link_unit): the tables as the last run left them, where they are current or the database is
/// too large to work them out at every question; else a query in brackets that does.
std::string organisation_years(Database& database);
std::string score_means(Database& database);
std::string score_bins(Database& database);
std::string unit_work(Database& database);

}  // namespace prongsai::serve
