#include <fmt/format.h>

#include "pipeline/report_filter.h"
#include "pipeline/search_words.h"
#include "pipeline/serve/questions/json_rows.h"
#include "pipeline/serve/questions/parameters.h"
#include "pipeline/serve/questions/places.h"
#include "pipeline/serve/questions/record_rows.h"
#include "pipeline/serve/questions/search_request.h"
#include "pipeline/serve/questions/snippet_ranges.h"
#include "pipeline/serve/questions/sql_conditions.h"
#include "pipeline/serve/questions/subjects.h"
#include "pipeline/store/search.h"

namespace prongsai::serve {
namespace {

// A document without pages is one page that has no number, and is asked for as the first. More cells than this no page has; a text that long is read
// table by table.
constexpr std::int64_t most_cells = 5'000, most_records = 2'000;

constexpr std::string_view page_sql =
    "SELECT p.page, p.width_pt, p.height_pt, p.text, p.text_source, p.ocr_confidence, d.path, d.format, "
    "(SELECT count(*) FROM page c WHERE c.document_id = d.document_id AND c.page IS NOT NULL) AS page_count "
    "FROM document d CROSS JOIN page p USING (document_id) WHERE d.document_id = ? AND (p.page = ? OR (p.page IS NULL AND ? = 1)) LIMIT 1";

constexpr std::string_view cells_sql =
    "SELECT g.table_no AS \"table\", x.\"row\", x.\"column\", x.row_span, x.column_span, x.is_header AS \"is_header:flag\", k.role, x.text, "
    "x.text_source, "
    "x.confidence, x.page, x.box AS \"box:box\", x.more_boxes AS \"more_boxes:json\" "
    "FROM grid g CROSS JOIN cell x USING (grid_id) LEFT JOIN grid_column k ON k.grid_id = x.grid_id AND k.\"column\" = x.\"column\" "
    "WHERE g.document_id = ? AND {} ORDER BY g.table_no, x.\"row\", x.\"column\"";

/// That a row stands on a page, or a piece of it does.
std::string on_page(std::string_view row) {
  return fmt::format(
      "({0}.page IS ? OR ({0}.more_boxes IS NOT NULL AND EXISTS (SELECT 1 FROM json_each({0}.more_boxes) e WHERE json_extract(e.value, '$.page') = "
      "?)))",
      row);
}

Result<Json> page(const Context& context, const Arguments& arguments) {
  Database& database = context.database;
  const std::int64_t id = arguments.integer("id").value_or(0), number = arguments.integer("page").value_or(0);
  Json answer = row_of(database, page_sql, {id, number, number});
  if (!answer.is_null()) {
    // IS NULL needs a null, which values cannot be: a document without numbers has all its rows on the one page.
    const bool has_number = !answer["page"].is_null();
    const std::string cells = fmt::format(cells_sql, has_number ? on_page("x") : "1"), records = has_number ? on_page("r") : "1";
    const std::vector<SqlValue> on = has_number ? std::vector<SqlValue>{number, number} : std::vector<SqlValue>();
    std::vector<SqlValue> values{id};
    values.insert(values.end(), on.begin(), on.end());
    answer["cells"] = rows_of(database, fmt::format("{} LIMIT {}", cells, most_cells), values);
    for (Json& cell : answer["cells"]) {
      gather_places(cell);
      show_piece_on(cell, number);
    }
    answer["records"] = record_rows(database, id, records, on, fmt::format("LIMIT {}", most_records));
    for (Json& record : answer["records"]) show_piece_on(record, number);
  }
  return single_answer(database, std::move(answer), fmt::format("there is no page {} of a document {}", number, id));
}

Result<Json> cells(const Context& context, const Arguments& arguments) {
  Conditions conditions;
  conditions.add("g.document_id = ?", {arguments.integer("id").value_or(0)});
  if (const auto table = arguments.integer("table")) conditions.add("g.table_no = ?", {*table});
  const std::string condition = arguments.has("table") ? "g.table_no = ?" : "1";
  auto answer = list_of_rows(context.database, arguments, fmt::format(cells_sql, condition),
                             fmt::format("SELECT 1 FROM grid g CROSS JOIN cell x USING (grid_id) WHERE {}", conditions.sql()), conditions.values());
  if (!answer) return answer;
  for (Json& cell : (*answer)["items"]) gather_places(cell);
  return answer;
}

Json page_of(Database& database, const SearchHit& hit, const std::vector<std::string>& words) {
  const Json organisation = row_of(database, "SELECT organisation_id FROM v_documents WHERE document_id = ?", {hit.document_id});
  return {{"document_id", hit.document_id},
          {"page", hit.page == 0 ? Json(nullptr) : Json(hit.page)},
          {"path", hit.path},
          {"organisation_id", organisation.is_null() ? Json(nullptr) : organisation["organisation_id"]},
          {"organisation", hit.organisation ? Json(*hit.organisation) : Json(nullptr)},
          {"province", hit.province ? Json(*hit.province) : Json(nullptr)},
          {"year", hit.fiscal_year == 0 ? Json(nullptr) : Json(hit.fiscal_year)},
          {"snippet", snippet_json(hit.text, words)}};
}

Result<Json> pages(const Context& context, const Arguments& arguments) {
  Database& database = context.database;
  SearchRequest request = search_request(arguments);
  request.in_pages = true;
  if (request.words.empty()) return Error{ErrorCode::unsupported, "q: a word to look for is needed", "", 0};
  const Piece piece = piece_of(arguments);
  request.offset = static_cast<std::size_t>(piece.offset);
  request.limit = static_cast<std::size_t>(piece.limit);
  const auto found = search(database, request);
  if (!found) return found.error();
  Json items = Json::array();
  for (const SearchHit& hit : found->hits) items.push_back(page_of(database, hit, request.words));
  return list_answer(database, {static_cast<std::int64_t>(found->known), found->has_more}, std::move(items));
}

}  // namespace

std::vector<Question> page_questions() {
  const Parameter page_number{.name = "page", .kind = ParameterKind::integer, .meaning = "Page, from 1; of a document without pages 1"};
  return {{"/pages",
           "Pages that have words in their texts",
           {{.name = "q", .meaning = "Words that must all occur; \"…\" is one word"},
            parameters::year,
            parameters::province,
            parameters::type,
            parameters::all_files},
           true,
           pages,
           "page_hit"},
          {"/documents/{id}/pages/{page}",
           "A page: its text, the cells and the records that stand on it",
           {parameters::id, page_number},
           false,
           page,
           "page"},
          {"/documents/{id}/cells",
           "The cells of a document's tables",
           {parameters::id, {.name = "table", .kind = ParameterKind::integer, .meaning = "Only of this table, from 1"}},
           true,
           cells,
           "cell"}};
}

}  // namespace prongsai::serve
