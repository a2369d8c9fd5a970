#include "pipeline/store/summaries.h"

#include <fmt/format.h>

namespace prongsai {
namespace {

// The middle of the overall scores is what stands in the middle once they are in order, or the mean of the two that do. A year passes whose
// score reaches the lowest level that is a pass.
constexpr std::string_view means_sql =
    "WITH each AS (SELECT y.*, o.province FROM {0} y JOIN organisation o USING (organisation_id) WHERE o.province <> '' "
    "UNION ALL SELECT y.*, '' FROM {0} y), "
    "placed AS (SELECT *, row_number() OVER ranked AS place, count(overall) OVER (PARTITION BY fiscal_year, province) AS scored "
    "FROM each WINDOW ranked AS (PARTITION BY fiscal_year, province ORDER BY overall NULLS LAST)) "
    "SELECT fiscal_year, province, count(*) AS organisations, avg(overall) AS overall, "
    "avg(overall) FILTER (WHERE place * 2 BETWEEN scored AND scored + 2) AS median, "
    "sum(overall >= (SELECT min(minimum) FROM ref_rating r WHERE r.passes AND fiscal_year BETWEEN r.first_year AND r.last_year)) AS passed, "
    "avg(iit) AS iit, avg(eit) AS eit, avg(oit) AS oit, avg(i1) AS i1, avg(i2) AS i2, avg(i3) AS i3, avg(i4) AS i4, avg(i5) AS i5, "
    "avg(i6) AS i6, avg(i7) AS i7, avg(i8) AS i8, avg(i9) AS i9, avg(i10) AS i10 "
    "FROM placed GROUP BY fiscal_year, province";

// A measure that its own document says twice counts once, and so does a report in several files.
constexpr std::string_view work_sql =
    "SELECT unit_id, count(DISTINCT iif(o.name = '', NULL, o.organisation_id)) AS organisations, count(*) AS measures "
    "FROM measure_unit x CROSS JOIN measure m USING (measure_id) CROSS JOIN record r ON r.record_id = m.measure_id CROSS JOIN document d USING (document_id) "
    "CROSS JOIN organisation o USING (organisation_id) "
    "WHERE m.duplicate_of IS NULL AND NOT EXISTS (SELECT 1 FROM link_report l WHERE l.document_id = d.document_id AND l.lead_id <> d.document_id) "
    "GROUP BY unit_id";

}  // namespace

std::string score_means_sql(std::string_view organisation_years) { return fmt::format(means_sql, organisation_years); }

std::string unit_work_sql() { return std::string(work_sql); }

void write_summaries(Database& database) {
  database.execute("DELETE FROM link_score_mean; DELETE FROM link_unit");
  database.execute(fmt::format("INSERT INTO link_score_mean {}", score_means_sql("link_organisation_year")));
  database.execute(fmt::format("INSERT INTO link_unit {}", unit_work_sql()));
}

}  // namespace prongsai
