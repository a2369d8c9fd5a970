#include <fmt/format.h>

#include "pipeline/serve/questions/finding_rows.h"
#include "pipeline/serve/questions/json_rows.h"
#include "pipeline/serve/questions/parameters.h"
#include "pipeline/serve/questions/sql_conditions.h"
#include "pipeline/serve/questions/subjects.h"
#include "pipeline/serve/questions/worked_out.h"

namespace prongsai::serve {
namespace {

constexpr std::string_view counts_sql =
    "SELECT count(*) AS documents, count(*) - (SELECT count(*) FROM document d WHERE d.status = 'failed' AND {0}) - "
    "(SELECT count(*) FROM link_report l INDEXED BY link_report_others CROSS JOIN document d ON d.document_id = l.document_id "
    "WHERE l.lead_id <> l.document_id AND {0}) AS reports, "
    "(SELECT count(*) FROM (SELECT DISTINCT d.organisation_id FROM document d WHERE {0})) - (SELECT count(*) FROM organisation o WHERE o.name = '' "
    "AND EXISTS (SELECT 1 FROM document d WHERE d.organisation_id = o.organisation_id AND {0})) AS organisations "
    "FROM document d WHERE {0}";

// A file that failed has one problem, one that was read in part the first of them.
constexpr std::string_view failures_sql =
    "SELECT p.code, count(*) AS documents FROM document d CROSS JOIN problem p USING (document_id) "
    "WHERE d.status IN ('failed', 'partial') AND p.ordinal = (SELECT min(ordinal) FROM problem f WHERE f.document_id = p.document_id) AND {} "
    "GROUP BY p.code ORDER BY documents DESC, p.code";

constexpr std::string_view distribution_sql =
    "SELECT bin * 5 AS \"from\", bin * 5 + 5 AS \"to\", sum(organisations) AS count FROM {} y WHERE {} GROUP BY bin ORDER BY bin";

/// The year asked for, on a column.
Conditions of_year(const Arguments& arguments, std::string_view column) {
  Conditions conditions;
  conditions.one_of(column, integers(arguments, "year"));
  return conditions;
}

/// Without a year the latest one stands for the provinces, of which a mean over years says little.
Json provinces(Database& database, const std::string& means, const Arguments& arguments) {
  const auto years = integers(arguments, "year");
  const std::string year = years.empty() ? fmt::format("(SELECT max(fiscal_year) FROM {})", means) : "?";
  return rows_of(
      database,
      fmt::format("SELECT province, fiscal_year AS year, organisations, overall AS mean, median, passed FROM {} m WHERE province <> '' AND "
                  "fiscal_year = {} ORDER BY province",
                  means, year),
      years.empty() ? std::vector<SqlValue>() : std::vector<SqlValue>{years.front()});
}

Result<Json> overview(const Context& context, const Arguments& arguments) {
  Database& database = context.database;
  const Conditions documents = of_year(arguments, "d.fiscal_year"), scores = of_year(arguments, "y.fiscal_year");
  std::vector<SqlValue> values;
  for (int turn = 0; turn < 5; ++turn) values.insert(values.end(), documents.values().begin(), documents.values().end());
  const std::string means = score_means(database);
  Json answer = row_of(database, fmt::format(counts_sql, documents.sql()), values);
  if (answer.is_null()) answer = Json::object();
  answer["is_current"] = is_current(database);
  answer["years"] =
      rows_of(database, fmt::format("SELECT fiscal_year AS year, organisations, overall AS mean, median, passed FROM {} m WHERE province = '' "
                                    "ORDER BY fiscal_year",
                                    means));
  answer["failures"] = rows_of(database, fmt::format(failures_sql, documents.sql()), documents.values());
  answer["distribution"] = rows_of(database, fmt::format(distribution_sql, score_bins(database), scores.sql()), scores.values());
  answer["provinces"] = provinces(database, means, arguments);
  answer["newest_findings"] = newest_findings(database, of_year(arguments, "+d.fiscal_year"), 10);
  return single_answer(database, std::move(answer), "");
}

}  // namespace

std::vector<Question> overview_questions() {
  Parameter year = parameters::year;
  year.is_repeatable = false;
  return {{"/overview",
           "How much there is, of which years, how the scores lie, what failed and what was found last",
           {year},
           false,
           overview,
           "overview"}};
}

}  // namespace prongsai::serve
