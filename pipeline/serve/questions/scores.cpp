#include <fmt/format.h>

#include <array>

#include "pipeline/serve/questions/json_rows.h"
#include "pipeline/serve/questions/parameters.h"
#include "pipeline/serve/questions/sql_conditions.h"
#include "pipeline/serve/questions/subjects.h"
#include "pipeline/serve/questions/worked_out.h"

namespace prongsai::serve {
namespace {

// The rows that are shown are chosen first, by themselves and from an index; only they are joined with what tells more.
constexpr std::string_view rows_sql =
    "SELECT y.organisation_id, o.name AS organisation, nullif(o.province, '') AS province, nullif(o.district, '') AS district, "
    "nullif(o.type, '') AS type, y.fiscal_year AS year, y.overall, y.rating, y.iit, y.eit, y.oit, y.i1, y.i2, y.i3, y.i4, y.i5, y.i6, y.i7, y.i8, "
    "y.i9, "
    "y.i10, y.rank_overall, y.rank_in_province, d.document_id, y.page, y.box AS \"box:box\" "
    "FROM {} CROSS JOIN organisation o USING (organisation_id) LEFT JOIN document d ON d.document_id = y.document_id ORDER BY {}";

constexpr std::string_view chosen_sql = "(SELECT {} FROM {} WHERE {} ORDER BY {} LIMIT ? OFFSET ?)";

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

/// Without filters the whole table is put in order, for which the overall score has an index.
std::string_view way_of(bool is_kept, std::string_view sort, const Conditions& conditions) {
  return is_kept && conditions.empty() && sort.ends_with("overall") ? "INDEXED BY organisation_year_by_overall" : "";
}

Result<Json> scores(const Context& context, const Arguments& arguments) {
  Database& database = context.database;
  const std::string years = organisation_years(database), sort = arguments.has("sort") ? arguments.text("sort") : "-overall";
  const bool is_kept = years == "link_organisation_year";
  const Conditions conditions = conditions_of(context, arguments);
  const Piece piece = piece_of(arguments);
  // Names are in order in their own table: rows are then found by them, and not sorted.
  const std::string from = sort.ends_with("name") ? fmt::format("organisation n CROSS JOIN {} y USING (organisation_id)", years)
                                                  : fmt::format("{} y {}", years, way_of(is_kept, sort, conditions));
  const std::string chosen = fmt::format(chosen_sql, is_kept ? "y.rowid AS place" : "y.*", from, conditions.sql(), order_of(sort, true));
  const std::string shown = is_kept ? chosen + " c CROSS JOIN link_organisation_year y ON y.rowid = c.place" : chosen + " y";
  Json items = rows_of(database, fmt::format(rows_sql, shown, order_of(sort, false)), in_piece(conditions.values(), piece));
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
