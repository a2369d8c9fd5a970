#include "pipeline/serve/questions/worked_out.h"

#include <fmt/format.h>

#include "pipeline/store/summaries.h"

namespace prongsai::serve {
namespace {

// So many scores or units take some hundredths of a second.
constexpr int few_rows = 5'000;

/// Whether to ask the rows themselves rather than what the last run has made of them.
bool is_asked_live(Database& database, std::string_view table) {
  return !is_current(database) && database.number(fmt::format("SELECT count(*) FROM (SELECT 1 FROM {} LIMIT {})", table, few_rows)) < few_rows;
}

}  // namespace

bool is_current(Database& database) { return database.number("SELECT is_current FROM link_state") != 0; }

bool has_counts(Database& database) { return !is_asked_live(database, "measure"); }

std::string organisation_years(Database& database) {
  return is_asked_live(database, "score") ? "(SELECT * FROM organisation_year_now)" : "link_organisation_year";
}

std::string score_means(Database& database) {
  return is_asked_live(database, "score") ? fmt::format("({})", score_means_sql("organisation_year_now")) : "link_score_mean";
}

std::string score_bins(Database& database) {
  return is_asked_live(database, "score") ? fmt::format("({})", score_bins_sql("organisation_year_now")) : "link_score_bin";
}

std::string unit_work(Database& database) { return is_asked_live(database, "measure_unit") ? fmt::format("({})", unit_work_sql()) : "link_unit"; }

}  // namespace prongsai::serve
