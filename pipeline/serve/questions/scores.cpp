#include <fmt/format.h>

#include <array>

#include "pipeline/serve/questions/json_rows.h"
#include "pipeline/serve/questions/parameters.h"
#include "pipeline/serve/questions/sql_conditions.h"
#include "pipeline/serve/questions/subjects.h"
#include "pipeline/serve/questions/worked_out.h"

namespace prongsai::serve {
namespace {

// The rows that are shown are chosen first, by themselves; only they are joined with what tells more.
constexpr std::string_view rows_sql =
    "SELECT y.organisation_id, o.name AS organisation, nullif(o.province, '') AS province, nullif(o.district, '') AS district, "
    "nullif(o.type, '') AS type, y.fiscal_year AS year, y.overall, y.rating, y.iit, y.eit, y.oit, y.i1, y.i2, y.i3, y.i4, y.i5, y.i6, y.i7, y.i8, "
    "y.i9, "
    "y.i10, y.rank_overall, y.rank_in_province, d.document_id, y.page, y.box AS \"box:box\" "
    "FROM (SELECT y.* FROM {0} WHERE {1} ORDER BY {2} LIMIT {3} OFFSET {4}) y CROSS JOIN organisation o USING (organisation_id) "
    "LEFT JOIN document d ON d.document_id = y.document_id ORDER BY {5}";

/// What a value of `sort` means in SQL, where rows are chosen (`inner`) and where they are shown; what is null stands last either way.
std::string order_of(std::string_view sort, bool inner) {
  const bool is_descending = sort.starts_with('-');
  if (is_descending) sort.remove_prefix(1);
  const std::string_view direction = is_descending ? "DESC" : "ASC";
  if (sort == "name") return fmt::format("{}.name {}, y.organisation_id, y.fiscal_year DESC", inner ? "n" : "o", direction);
  if (sort == "year") return fmt::format("y.fiscal_year {}, y.organisation_id", direction);
  return fmt::format("y.{} {} NULLS LAST, y.organisation_id, y.fiscal_year DESC", sort, direction);
}

Conditions conditions_of(const Context& context, const Arguments& arguments) {
  Conditions conditions;
  conditions.one_of("y.fiscal_year", integers(arguments, "year"));
  add_organisation(conditions, "y.organisation_id", context, arguments, true);
  if (const auto least = arguments.number("min")) conditions.add("y.overall >= ?", {*least});
  if (const auto most = arguments.number("max")) conditions.add("y.overall <= ?", {*most});
  return conditions;
}

/// Without filters the whole table is put in order: the overall score has an index for that; for others SQLite would go through an index all the
/// same.
std::string_view way_of(std::string_view years, std::string_view sort, const Conditions& conditions, const Arguments& arguments) {
  if (years != "link_organisation_year" || arguments.has("year")) return "";
  if (conditions.empty() && sort.ends_with("overall")) return "INDEXED BY organisation_year_by_overall";
  return conditions.empty() ? "NOT INDEXED" : "";
}

Result<Json> scores(const Context& context, const Arguments& arguments) {
  Database& database = context.database;
  const std::string years = organisation_years(database), sort = arguments.has("sort") ? arguments.text("sort") : "-overall";
  const Conditions conditions = conditions_of(context, arguments);
  const Piece piece = piece_of(arguments);
  // Names are in order in their own table: rows are then found by them, and not sorted.
  const std::string from = sort.ends_with("name") ? fmt::format("organisation n CROSS JOIN {} y USING (organisation_id)", years)
                                                  : fmt::format("{} y {}", years, way_of(years, sort, conditions, arguments));
  const std::string rows = fmt::format(rows_sql, from, conditions.sql(), order_of(sort, true), piece.limit, piece.offset, order_of(sort, false));
  Json items = rows_of(database, rows, conditions.values());
  const Total total = count_all(database, fmt::format("{} y WHERE {}", years, conditions.sql()), conditions.values());
  return list_answer(database, total, std::move(items));
}

std::vector<std::string_view> sorts() {
  static constexpr std::array<std::string_view, 32> all{"overall", "-overall", "name", "-name", "year", "-year", "iit", "-iit", "eit", "-eit", "oit",
                                                        "-oit",    "i1",       "-i1",  "i2",    "-i2",  "i3",    "-i3", "i4",   "-i4", "i5",   "-i5",
                                                        "i6",      "-i6",      "i7",   "-i7",   "i8",   "-i8",   "i9",  "-i9",  "i10", "-i10"};
  return {all.begin(), all.end()};
}

}  // namespace

std::vector<Question> score_questions() {
  return {{"/scores",
           "The scores of organisations by year",
           {parameters::year,
            parameters::province,
            parameters::type,
            parameters::organisation,
            parameters::name,
            {.name = "min", .kind = ParameterKind::number, .meaning = "Lowest overall score"},
            {.name = "max", .kind = ParameterKind::number, .meaning = "Highest overall score"},
            {.name = "sort", .choices = sorts(), .meaning = "Column to order by, with - the highest first; -overall where nothing is said"}},
           true,
           scores,
           "score"}};
}

}  // namespace prongsai::serve
