#pragma once

#include <string>
#include <string_view>

#include "pipeline/store/sqlite.h"

namespace prongsai {

/// A query for the rows of link_score_mean: what the organisations of a province (or, where that is empty, of the country) scored in a year, from
/// a table of the columns of link_organisation_year.
std::string score_means_sql(std::string_view organisation_years);

/// A query for the rows of link_unit: how many organisations name a unit, for how many measures.
std::string unit_work_sql();

/// A query for the rows of link_score_bin, from such a table.
std::string score_bins_sql(std::string_view organisation_years);

/// Fills the tables of 013 and 014 from link_organisation_year, link_report and what documents say. Failures wait in the Database.
void write_summaries(Database& database);

}  // namespace prongsai
