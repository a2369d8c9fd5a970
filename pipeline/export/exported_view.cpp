#include "pipeline/export/exported_view.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>

#include "pipeline/discover.h"

namespace prongsai {
namespace {

constexpr std::string_view columns_sql =
    "SELECT d.\"view\", d.\"column\", c.type, d.meaning, d.meaning_th, d.unit FROM v_dictionary d JOIN pragma_table_info(d.\"view\") c ON c.name = "
    "d.\"column\" ORDER BY (SELECT min(x.ordinal) FROM dictionary x WHERE x.\"view\" = d.\"view\"), d.\"view\", c.cid";

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) { return std::ranges::find(words, word) != words.end(); }

/// SQLite knows the type of a column that a view takes over from a table; what a view works out is told by its name and unit.
FieldType type_of(std::string_view name, std::string_view declared, std::string_view unit) {
  if (name == "period_start" || name == "period_end") return FieldType::date;
  if (name.ends_with("_at")) return FieldType::datetime;
  if (declared == "INTEGER") return FieldType::integer;
  if (declared == "REAL") return FieldType::number;
  if (declared == "TEXT" || is_one_of(name, {"box", "years"})) return FieldType::string;
  if (name.ends_with("_id") || name.starts_with("is_") || name.starts_with("rank_") || name == "page") return FieldType::integer;
  if (is_one_of(unit,
                {"Buddhist Era", "page", "pages", "bytes", "files", "rows", "columns", "baht", "measures", "items", "organisations", "documents"})) {
    return FieldType::integer;
  }
  return is_one_of(unit, {"0 to 1", "0 to 100", "percent", "pt", "s"}) ? FieldType::number : FieldType::string;
}

const std::map<std::string_view, std::vector<std::string>>& keys() {
  static const std::map<std::string_view, std::vector<std::string>> keys{
      {"v_documents", {"document_id"}},
      {"v_cells", {"document_id", "table_no", "row", "column"}},
      {"v_scores", {"score_id"}},
      {"v_measures", {"measure_id"}},
      {"v_budgets", {"budget_id"}},
      {"v_disclosure_items", {"item_id"}},
      {"v_risks", {"risk_id"}},
      {"v_findings", {"finding_id"}},
      {"v_reports", {"report"}},
      {"v_copies", {"measure_id"}},
      {"v_boilerplate", {"document_id"}},
      {"v_promises", {"measure_id", "fiscal_year"}},
      {"v_corrections", {"correction_id"}},
      {"v_organisations", {"organisation_id"}},
      {"v_indicators", {"fiscal_year", "code"}},
      {"v_sub_indicators", {"fiscal_year", "code"}},
      {"v_items", {"fiscal_year", "code"}},
      {"v_questions", {"fiscal_year", "code"}},
      {"v_tools", {"fiscal_year", "tool"}},
      {"v_ratings", {"fiscal_year", "rating"}},
      {"v_finding_codes", {"code"}},
      {"v_unknown_units", {"unit", "unit_kind"}},
      {"v_runs", {"run_id"}},
      {"v_dictionary", {"view", "column"}},
  };
  return keys;
}

/// Where columns of these names lead in whatever view they stand.
struct Way {
  std::string_view column, view, view_column;
};

constexpr std::array<Way, 7> ways{{
    {"document_id", "v_documents", "document_id"},
    {"source_document_id", "v_documents", "document_id"},
    {"measure_id", "v_measures", "measure_id"},
    {"duplicate_of", "v_measures", "measure_id"},
    {"source_measure_id", "v_measures", "measure_id"},
    {"result_measure_id", "v_measures", "measure_id"},
    {"item_id", "v_disclosure_items", "item_id"},
}};

bool has_view(const std::vector<ExportedView>& views, std::string_view name) {
  return std::ranges::find(views, name, &ExportedView::name) != views.end();
}

}  // namespace

std::string_view to_string(FieldType type) noexcept {
  switch (type) {
    case FieldType::string: return "string";
    case FieldType::integer: return "integer";
    case FieldType::number: return "number";
    case FieldType::date: return "date";
    case FieldType::datetime: return "datetime";
  }
  return "any";
}

Result<std::vector<ExportedView>> exported_views(Database& database, const std::vector<std::string>& names) {
  const auto rows = database.query(columns_sql);
  if (!rows) return rows.error();
  std::vector<ExportedView> all;
  for (const auto& row : rows->rows) {
    if (all.empty() || all.back().name != *row[0]) all.push_back({*row[0], {}});
    const std::string unit = row[5].value_or("");
    all.back().columns.push_back({*row[1], type_of(*row[1], row[2].value_or(""), unit), row[3].value_or(""), row[4].value_or(""), unit});
  }
  if (names.empty()) return all;
  for (const std::string& name : names) {
    if (!has_view(all, name))
      return Error{ErrorCode::unsupported, fmt::format("there is no view '{}'; v_dictionary names them", printable(name)), "", 0};
  }
  std::erase_if(all, [&](const ExportedView& view) { return std::ranges::find(names, view.name) == names.end(); });
  return all;
}

std::vector<std::string> primary_key(std::string_view view) {
  const auto key = keys().find(view);
  return key == keys().end() ? std::vector<std::string>() : key->second;
}

std::vector<ViewReference> references_of(const ExportedView& view, const std::vector<ExportedView>& views) {
  std::vector<ViewReference> references;
  for (const ExportedColumn& column : view.columns) {
    const auto way = std::ranges::find(ways, column.name, &Way::column);
    if (way == ways.end() || !has_view(views, way->view)) continue;
    const bool is_itself = way->view == view.name && way->view_column == column.name;
    if (!is_itself) references.push_back({column.name, std::string(way->view), std::string(way->view_column)});
  }
  return references;
}

}  // namespace prongsai
