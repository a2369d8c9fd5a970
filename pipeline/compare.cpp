#include "pipeline/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace prongsai {
namespace {

/// A score of v_organisation_scores.
struct ScoreColumn {
  std::string key, heading;
};

std::vector<ScoreColumn> score_columns(const CompareRequest& request) {
  std::vector<ScoreColumn> columns{{"overall", "overall"}};
  if (request.indicators.empty()) columns.insert(columns.end(), {{"iit", "IIT"}, {"eit", "EIT"}, {"oit", "OIT"}});
  for (int number = 1; number <= 10; ++number) {
    const bool is_asked =
        request.indicators.empty() || std::find(request.indicators.begin(), request.indicators.end(), number) != request.indicators.end();
    if (is_asked) columns.push_back({fmt::format("i{}", number), fmt::format("{}", number)});
  }
  return columns;
}

/// A column of the answer: what it is called, what it is, and how SQL says it.
struct Column {
  std::string key, heading, sql;
  ColumnKind kind = ColumnKind::text;
};

constexpr ColumnKind number = ColumnKind::number;

std::string two_decimals(std::string_view expression) { return fmt::format("iif({0} IS NULL, NULL, printf('%.2f', {0}))", expression); }

/// The organisations with a measure of such a unit in the year.
std::string unit_sql(const CompareRequest& request) {
  if (request.units.empty()) return "1";
  return fmt::format(
      "(d.organisation_id, s.fiscal_year) IN (SELECT e.organisation_id, coalesce(m.fiscal_year, e.fiscal_year) FROM unit u JOIN measure_unit USING "
      "(unit_id) "
      "JOIN measure m USING (measure_id) JOIN record r ON r.record_id = m.measure_id JOIN document e USING (document_id) WHERE {})",
      contains_sql("u.name", request.units));
}

/// All that is compared, as `chosen`; its organisation_id tells apart what has one name. A condition on years comes later where
/// the years before count too.
std::string chosen_sql(const CompareRequest& request, bool with_years) {
  return fmt::format(
      "chosen AS (SELECT s.*, d.organisation_id FROM v_organisation_scores s JOIN document d ON d.document_id = s.document_id WHERE {} AND {} AND {} "
      "AND {})",
      organisation_sql("s.organisation", "s.province", request.filter), with_years ? year_sql("s.fiscal_year", request.filter) : "1",
      type_sql("s.document_id", request.filter), unit_sql(request));
}

std::string value_ranked(const CompareRequest& request) {
  return request.indicators.empty() ? "overall" : fmt::format("i{}", request.indicators.front());
}

/// The number of the weakest indicator of a row; null where none is known.
std::string weakest_sql() {
  std::string least = "min(", choice = "CASE ";
  for (int indicator = 1; indicator <= 10; ++indicator) {
    least += fmt::format("{}coalesce(i{}, 1000)", indicator > 1 ? ", " : "", indicator);
    choice += fmt::format("WHEN i{0} = least THEN {0} ", indicator);
  }
  return fmt::format("(SELECT {}END FROM (SELECT {}) AS least))", choice, least);
}

Result<ResultTable> answer(Database& database, const std::vector<Column>& columns, const std::string& with, const std::string& from) {
  std::string selected;
  ResultTable table;
  std::vector<std::string> headings;
  for (const Column& column : columns) {
    selected += fmt::format("{}{} AS \"{}\"", selected.empty() ? "" : ", ", column.sql, column.key);
    table.keys.push_back(column.key);
    table.kinds.push_back(column.kind);
    headings.push_back(column.heading);
  }
  auto rows = database.query(fmt::format("WITH {} SELECT {} {}", with, selected, from));
  if (!rows) return rows.error();
  table.rows = *std::move(rows);
  table.rows.columns = std::move(headings);
  return table;
}

/// Whether whole years are ranked by what the database ranks them by: to sort tens of thousands once more takes longest of all.
bool is_ranked_already(const CompareRequest& request) {
  const ReportFilter& filter = request.filter;
  return request.indicators.empty() && request.units.empty() && filter.organisations.empty() && filter.provinces.empty() && filter.types.empty();
}

/// `chosen` with ranks, as `ranked`, and what follows FROM.
std::string ranked_sql(const CompareRequest& request) {
  if (is_ranked_already(request)) return chosen_sql(request, true) + ", ranked AS (SELECT *, rank_overall AS rank FROM chosen)";
  return fmt::format(
      "{0}, ranked AS (SELECT *, iif({1} IS NULL, NULL, rank() OVER (PARTITION BY fiscal_year ORDER BY {1} DESC NULLS LAST)) AS rank FROM chosen)",
      chosen_sql(request, true), value_ranked(request));
}

std::string from_ranked(const CompareRequest& request) {
  const std::string below = request.below ? fmt::format("WHERE {} < {}", value_ranked(request), *request.below) : "";
  return fmt::format("FROM ranked {} ORDER BY fiscal_year DESC, rank NULLS LAST, organisation, province, organisation_id", below);
}

Result<ResultTable> compare_scores(Database& database, const CompareRequest& request) {
  std::vector<Column> columns{{"fiscal_year", "year", "fiscal_year", number},
                              {"rank", "rank", "rank", number},
                              {"organisation", "organisation", "organisation"},
                              {"province", "province", "province"},
                              {"rating", "rating", "rating"}};
  for (const ScoreColumn& score : score_columns(request)) columns.push_back({score.key, score.heading, two_decimals(score.key), number});
  if (request.indicators.empty()) columns.push_back({"weakest", "weakest", weakest_sql(), number});
  return answer(database, columns, ranked_sql(request), from_ranked(request));
}

Result<ResultTable> compare_changes(Database& database, const CompareRequest& request) {
  std::vector<Column> columns{{"fiscal_year", "year", "fiscal_year", number},
                              {"since", "since", "since", number},
                              {"organisation", "organisation", "organisation"},
                              {"province", "province", "province"}};
  std::string before;
  for (const ScoreColumn& score : score_columns(request)) {
    columns.push_back({score.key, score.heading, two_decimals(score.key), number});
    const std::string change = fmt::format("({0} - before_{0})", score.key);
    columns.push_back({score.key + "_change", "±", fmt::format("iif({0} IS NULL, NULL, printf('%+.2f', {0}))", change), number});
    before += fmt::format(", lag({0}) OVER earlier AS before_{0}", score.key);
  }
  const std::string value = value_ranked(request);
  const std::string paired = fmt::format(
      "paired AS (SELECT *, lag(fiscal_year) OVER earlier AS since{} FROM chosen WINDOW earlier AS (PARTITION BY organisation_id ORDER BY "
      "fiscal_year))",
      before);
  const std::string below = request.below ? fmt::format("AND {} < {}", value, *request.below) : "";
  return answer(database, columns, chosen_sql(request, false) + ", " + paired,
                fmt::format("FROM paired WHERE since IS NOT NULL AND {} {} ORDER BY fiscal_year DESC, {} - before_{} DESC NULLS LAST, organisation, "
                            "province, organisation_id",
                            year_sql("fiscal_year", request.filter), below, value, value));
}

/// The name of an indicator in a year, in SQL.
std::string name_sql(const ItaReference* ita) {
  if (ita == nullptr) return "NULL";
  std::string sql = "CASE";
  for (const Indicator& indicator : ita->indicators()) {
    sql += fmt::format(" WHEN indicator = {} AND fiscal_year BETWEEN {} AND {} THEN {}", indicator.number, indicator.years.first,
                       indicator.years.last, sql_text(indicator.name));
  }
  return sql + " END";
}

/// The weakest indicators as `weak`, a row each.
std::string weak_sql(const CompareRequest& request) {
  std::string values, numbers;
  for (int indicator = 1; indicator <= 10; ++indicator) {
    const bool is_asked =
        request.indicators.empty() || std::find(request.indicators.begin(), request.indicators.end(), indicator) != request.indicators.end();
    if (is_asked) numbers += fmt::format("{}({})", numbers.empty() ? "" : ", ", indicator);
    values += fmt::format("WHEN {0} THEN i{0} ", indicator);
  }
  return fmt::format(
      "numbers (indicator) AS (VALUES {}), single AS (SELECT c.*, indicator, CASE indicator {}END AS score FROM chosen c CROSS JOIN numbers), "
      "weak AS (SELECT *, row_number() OVER (PARTITION BY organisation_id, fiscal_year ORDER BY score, indicator) AS place FROM single WHERE score "
      "IS NOT NULL)",
      numbers, values);
}

std::string which_weak(const CompareRequest& request) {
  return request.below ? fmt::format("score < {}", *request.below) : fmt::format("place <= {}", request.weakest);
}

std::vector<Column> weak_columns(const ItaReference* ita) {
  return {{"fiscal_year", "year", "fiscal_year", number},
          {"organisation", "organisation", "organisation"},
          {"province", "province", "province"},
          {"indicator", "indicator", "indicator", number},
          {"name", "name", name_sql(ita)},
          {"score", "score", two_decimals("score"), number}};
}

Result<ResultTable> compare_weakest(Database& database, const CompareRequest& request, const ItaReference* ita) {
  return answer(database, weak_columns(ita), chosen_sql(request, true) + ", " + weak_sql(request),
                fmt::format("FROM weak WHERE {} ORDER BY fiscal_year DESC, organisation, province, organisation_id, place", which_weak(request)));
}

// A weak score of a year is answered in that year's report, or in the next. A plan and its report say the same twice: of equal
// titles for the same units one is shown.
constexpr std::string_view stated_sql =
    "stated AS (SELECT w.*, m.measure_id, m.title, m.status, m.period_end, e.path, r.page,"
    " (SELECT group_concat(name, ', ') FROM (SELECT u.name FROM measure_unit x JOIN unit u USING (unit_id) WHERE x.measure_id = m.measure_id ORDER "
    "BY x.ordinal)) AS units"
    " FROM named w JOIN document e ON e.organisation_id = w.organisation_id AND {} JOIN record r ON r.document_id = e.document_id AND r.kind = 'measure'"
    " JOIN measure m ON m.measure_id = r.record_id AND m.indicator = CAST(w.indicator AS TEXT) AND m.duplicate_of IS NULL"
    " AND coalesce(m.fiscal_year, e.fiscal_year) BETWEEN w.fiscal_year AND w.fiscal_year + 1), "
    "first_of AS (SELECT *, row_number() OVER (PARTITION BY organisation_id, fiscal_year, indicator, title, units ORDER BY measure_id) AS copy FROM "
    "stated WHERE {})";

Result<ResultTable> compare_answers(Database& database, const CompareRequest& request, const ItaReference* ita) {
  std::vector<Column> columns = weak_columns(ita);
  for (Column& column : columns) {
    if (column.sql == column.key) column.sql = "w." + column.key;
  }
  columns.insert(columns.end(), {{"measure", "measure", "f.title"},
                                 {"units", "responsible", "f.units"},
                                 {"status", "status", "f.status"},
                                 {"period_end", "until", "f.period_end"},
                                 {"path", "report", "f.path"},
                                 {"page", "page", "f.page", number},
                                 {"measure_id", "measure_id", "f.measure_id", number}});
  columns[4].sql = ita == nullptr ? "NULL" : "w.name";
  columns[5].sql = two_decimals("w.score");
  const std::string named = fmt::format("named AS MATERIALIZED (SELECT *, {} AS name FROM weak WHERE {})", name_sql(ita), which_weak(request));
  const std::string units = request.units.empty() ? "1" : contains_sql("units", request.units);
  const std::string stated = fmt::format(stated_sql, file_sql("e.document_id", request.filter), units);
  return answer(database, columns, chosen_sql(request, true) + ", " + weak_sql(request) + ", " + named + ", " + stated,
                "FROM named w LEFT JOIN first_of f ON f.copy = 1 AND f.organisation_id = w.organisation_id AND f.fiscal_year = w.fiscal_year AND "
                "f.indicator = w.indicator "
                "ORDER BY w.fiscal_year DESC, w.organisation, w.province, w.organisation_id, w.place, f.measure_id");
}

constexpr std::string_view json_sql =
    "WITH {} SELECT json_group_array(json_object('fiscal_year', fiscal_year, 'organisation', organisation, 'province', province, 'overall', overall,"
    " 'rating', rating, 'iit', iit, 'eit', eit, 'oit', oit, 'indicators', json_array(i1, i2, i3, i4, i5, i6, i7, i8, i9, i10),"
    " 'rank', rank, 'rank_in_province', rank_in_province, 'rank_overall', rank_overall, 'path', path, 'page', page)) FROM (SELECT * {})";

}  // namespace

Result<std::string> scores_as_json(Database& database, const CompareRequest& request) {
  define_conditions(database);
  const auto json = database.query(fmt::format(json_sql, ranked_sql(request), from_ranked(request)));
  if (!json) return json.error();
  return json->rows[0][0].value_or("[]") + '\n';
}

Result<ResultTable> compare(Database& database, const CompareRequest& request, const ItaReference* ita) {
  define_conditions(database);
  switch (request.what) {
    case Comparison::changes: return compare_changes(database, request);
    case Comparison::weakest: return compare_weakest(database, request, ita);
    case Comparison::answers: return compare_answers(database, request, ita);
    case Comparison::scores: break;
  }
  return compare_scores(database, request);
}

}  // namespace prongsai
