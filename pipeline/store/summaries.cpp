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
    "FROM measure_unit x CROSS JOIN measure m USING (measure_id) CROSS JOIN record r ON r.record_id = m.measure_id CROSS JOIN document d USING "
    "(document_id) "
    "CROSS JOIN organisation o USING (organisation_id) "
    "WHERE m.duplicate_of IS NULL AND NOT EXISTS (SELECT 1 FROM link_report l WHERE l.document_id = d.document_id AND l.lead_id <> d.document_id) "
    "GROUP BY unit_id";

constexpr std::string_view bins_sql =
    "SELECT fiscal_year, min(CAST(overall / 5 AS INTEGER), 19) AS bin, count(*) AS organisations FROM {} y WHERE overall IS NOT NULL GROUP BY 1, 2";

// The measures of each document, of the file that stands for its report: a document after the other, as they lie.
constexpr std::string_view measures_with =
    "WITH each AS (SELECT m.measure_id, d.document_id, d.fiscal_year AS own_year, coalesce(m.fiscal_year, d.fiscal_year, 0) AS fiscal_year, "
    "coalesce(m.status, '') AS status, coalesce(m.indicator, '') AS indicator "
    "FROM document d CROSS JOIN record r ON r.document_id = d.document_id AND r.kind = 'measure' CROSS JOIN measure m ON m.measure_id = r.record_id "
    "WHERE NOT EXISTS (SELECT 1 FROM link_report l WHERE l.document_id = d.document_id AND l.lead_id <> d.document_id)) ";

constexpr std::string_view counts_sql = "SELECT 0, fiscal_year, status, indicator, count(*) FROM each GROUP BY 2, 3, 4";

// A measure may name a unit twice.
constexpr std::string_view unit_counts_sql =
    "SELECT x.unit_id, fiscal_year, status, indicator, count(DISTINCT measure_id) FROM each CROSS JOIN measure_unit x USING (measure_id) GROUP BY 1, "
    "2, 3, 4";

constexpr std::string_view other_years_sql =
    "SELECT DISTINCT fiscal_year, document_id FROM each WHERE fiscal_year IS NOT own_year AND fiscal_year <> 0";

constexpr std::string_view findings_sql =
    "SELECT coalesce(d.fiscal_year, 0), f.severity, f.code, count(*) FROM document d CROSS JOIN record r ON r.document_id = d.document_id AND r.kind "
    "= 'finding' "
    "CROSS JOIN finding f ON f.finding_id = r.record_id "
    "WHERE NOT EXISTS (SELECT 1 FROM link_report l WHERE l.document_id = d.document_id AND l.lead_id <> d.document_id) GROUP BY 1, 2, 3";

}  // namespace

std::string score_means_sql(std::string_view organisation_years) { return fmt::format(means_sql, organisation_years); }

std::string score_bins_sql(std::string_view organisation_years) { return fmt::format(bins_sql, organisation_years); }

std::string unit_work_sql() { return std::string(work_sql); }

void write_summaries(Database& database) {
  const auto fill = [&](std::string_view table, std::string_view with, std::string_view rows) {
    database.execute(fmt::format("{} INSERT INTO {} {}", with, table, rows));
  };
  for (const char* table : {"link_score_mean", "link_score_bin", "link_unit", "link_measure_count", "link_other_year", "link_finding_count"})
    database.execute(fmt::format("DELETE FROM {}", table));
  fill("link_score_mean", "", score_means_sql("link_organisation_year"));
  fill("link_score_bin", "", score_bins_sql("link_organisation_year"));
  fill("link_unit", "", work_sql);
  fill("link_measure_count", measures_with, counts_sql);
  fill("link_measure_count", measures_with, unit_counts_sql);
  fill("link_other_year", measures_with, other_years_sql);
  fill("link_finding_count", "", findings_sql);
}

}  // namespace prongsai
