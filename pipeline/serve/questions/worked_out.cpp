#include "pipeline/serve/questions/worked_out.h"

#include <fmt/format.h>

#include "pipeline/store/summaries.h"

namespace prongsai::serve {
namespace {

// What so many documents say is worked out in some hundredths of a second.
constexpr int few_documents = 200;

/// Whether to ask the rows themselves rather than what the last run has made of them.
bool is_asked_live(Database& database) {
  return !is_current(database) &&
         database.number(fmt::format("SELECT count(*) FROM (SELECT 1 FROM document LIMIT {})", few_documents)) < few_documents;
}

}  // namespace

bool is_current(Database& database) { return database.number("SELECT is_current FROM link_state") != 0; }

bool has_counts(Database& database) { return !is_asked_live(database); }

std::string organisation_years(Database& database) {
  return is_asked_live(database) ? "(SELECT * FROM organisation_year_now)" : "link_organisation_year";
}

std::string score_means(Database& database) {
  return is_asked_live(database) ? fmt::format("({})", score_means_sql("organisation_year_now")) : "link_score_mean";
}

std::string score_bins(Database& database) {
  return is_asked_live(database) ? fmt::format("({})", score_bins_sql("organisation_year_now")) : "link_score_bin";
}

std::string unit_work(Database& database) { return is_asked_live(database) ? fmt::format("({})", unit_work_sql()) : "link_unit"; }

}  // namespace prongsai::serve
