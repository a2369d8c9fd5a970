#include "pipeline/organisation_years.h"

#include <fmt/format.h>

#include "pipeline/store/nullable.h"

namespace prongsai {
namespace {

struct Names {
  std::string_view key, heading;
};

constexpr std::array<Names, score_columns> names{{{"overall", "overall"},
                                                  {"iit", "IIT"},
                                                  {"eit", "EIT"},
                                                  {"oit", "OIT"},
                                                  {"i1", "1"},
                                                  {"i2", "2"},
                                                  {"i3", "3"},
                                                  {"i4", "4"},
                                                  {"i5", "5"},
                                                  {"i6", "6"},
                                                  {"i7", "7"},
                                                  {"i8", "8"},
                                                  {"i9", "9"},
                                                  {"i10", "10"}}};

// What v_organisation_scores says, from the half of it that has rows: its UNION ALL would copy each of them.
constexpr std::string_view rows_sql =
    "SELECT y.organisation_id, y.fiscal_year, o.name, d.path, nullif(o.province, ''), y.rating, y.page, y.rank_in_province, y.rank_overall,"
    " y.overall, y.iit, y.eit, y.oit, y.i1, y.i2, y.i3, y.i4, y.i5, y.i6, y.i7, y.i8, y.i9, y.i10"
    " FROM {0} y {1} organisation o ON o.organisation_id = y.organisation_id {1} document d ON d.document_id = y.document_id"
    " WHERE {2}";

}  // namespace

std::string_view key_of(int score_column) { return names.at(static_cast<std::size_t>(score_column)).key; }

std::string_view heading_of(int score_column) { return names.at(static_cast<std::size_t>(score_column)).heading; }

Result<OrganisationYears> organisation_years(Database& database, const ReportFilter& filter, bool with_years, const Conditions& condition) {
  const bool is_current = database.number("SELECT is_current FROM link_state") != 0;
  Conditions conditions = condition;
  add_organisations(conditions, "o.name", "o.province", filter);
  if (with_years) add_years(conditions, "y.fiscal_year", filter);
  add_types(conditions, "y.document_id", filter);
  // All organisations are read as they lie; some are found by name or place, and their years by them.
  const bool is_of_all = filter.organisations.empty() && filter.provinces.empty();
  Statement rows = database.prepare(
      fmt::format(rows_sql, is_current ? "link_organisation_year" : "organisation_year_now", is_of_all ? "CROSS JOIN" : "JOIN", conditions.sql()));
  OrganisationYears found;
  for (rows.bind_each(conditions.values()); rows.next();) {
    constexpr int first_score = 9;
    OrganisationYear& year = found.emplace_back();
    year = {rows.integer(0),
            static_cast<int>(rows.integer(1)),
            rows.text(2),
            rows.text(3),
            text_or_nothing(rows, 4),
            text_or_nothing(rows, 5),
            integer_or_nothing(rows, 6),
            integer_or_nothing(rows, 7),
            integer_or_nothing(rows, 8),
            {}};
    for (int score = 0; score < score_columns; ++score) {
      if (!rows.is_null(first_score + score)) year.scores[static_cast<std::size_t>(score)] = rows.real(first_score + score);
    }
  }
  if (Status status = database.take_status(); !status) return status.error();
  return found;
}

}  // namespace prongsai
