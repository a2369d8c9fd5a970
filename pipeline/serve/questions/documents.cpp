#include <fmt/format.h>

#include "pipeline/report_filter.h"
#include "pipeline/serve/questions/document_rows.h"
#include "pipeline/serve/questions/json_rows.h"
#include "pipeline/serve/questions/parameters.h"
#include "pipeline/serve/questions/sql_conditions.h"
#include "pipeline/serve/questions/subjects.h"
#include "pipeline/store/fold_text.h"

namespace prongsai::serve {
namespace {

// Those that are shown are chosen by themselves; what v_documents works out for each is worked out for them only.
constexpr std::string_view rows_sql =
    "SELECT v.document_id AS id, v.path, v.format, v.pages, v.bytes, v.status, v.error, v.document_kind AS kind, v.organisation_id, v.organisation, "
    "v.organisation_type AS type, v.province, v.fiscal_year AS year, v.fiscal_year_end AS year_end, v.text_source, v.ocr_confidence, v.extracted_at, "
    "(SELECT lead_id FROM link_report l WHERE l.document_id = v.document_id) AS report_id "
    "FROM (SELECT d.document_id FROM document d WHERE {} ORDER BY d.document_id DESC LIMIT ? OFFSET ?) c CROSS JOIN v_documents v USING "
    "(document_id) "
    "ORDER BY v.document_id DESC";

constexpr std::string_view details_sql =
    "SELECT v.subdistrict, v.district, v.organisation_code, v.location_source, v.page AS organisation_page, v.box AS \"organisation_box:box\", "
    "v.sha256, "
    "v.extractor_version FROM v_documents v WHERE v.document_id = ?";

constexpr std::string_view pages_sql =
    "SELECT page, width_pt, height_pt, text_source, ocr_confidence FROM page WHERE document_id = ? ORDER BY page, page_id";

constexpr std::string_view counts_sql =
    "SELECT coalesce(sum(kind = 'score'), 0) AS score, coalesce(sum(kind = 'measure'), 0) AS measure, "
    "coalesce(sum(kind = 'disclosure_item'), 0) AS disclosure_item, coalesce(sum(kind = 'risk'), 0) AS risk, "
    "coalesce(sum(kind = 'finding'), 0) AS finding FROM record WHERE document_id = ?";

constexpr std::string_view findings_sql =
    "SELECT coalesce(sum(severity = 'error'), 0) AS error, coalesce(sum(severity = 'warning'), 0) AS warning, coalesce(sum(severity = 'info'), 0) AS "
    "info "
    "FROM record r CROSS JOIN finding f ON f.finding_id = r.record_id WHERE r.document_id = ? AND r.kind = 'finding'";

// The other files of the same report.
constexpr std::string_view files_sql =
    "SELECT d.document_id AS id, d.path, d.format, l.document_id = l.lead_id AS \"is_lead:flag\" FROM link_report l JOIN document d USING "
    "(document_id) "
    "WHERE l.lead_id = (SELECT lead_id FROM link_report WHERE document_id = ?) ORDER BY d.document_id";

constexpr std::string_view problems_sql = "SELECT code, message, page FROM problem WHERE document_id = ? ORDER BY ordinal";

/// For LIKE: what contains the text, which is nothing but itself.
std::string like_pattern(std::string_view text) {
  std::string pattern = "%";
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + '%';
}

/// Chooses and counts in one go, where every document must be looked at.
Result<Json> documents_at_once(Database& database, const Conditions& conditions, const Piece& piece) {
  Json ids = Json::array();
  Total total;
  Statement rows = database.prepare(fmt::format("SELECT d.document_id FROM document d WHERE {} ORDER BY d.document_id DESC", conditions.sql()));
  for (rows.bind_each(conditions.values()); rows.next(); ++total.count) {
    if (total.count >= piece.offset && total.count < piece.offset + piece.limit) ids.push_back(rows.integer(0));
  }
  Json items = document_rows(database, "d.document_id IN (SELECT value FROM json_each(?))", {ids.dump()}, {piece.limit, 0});
  return list_answer(database, total, std::move(items));
}

Result<Json> documents(const Context& context, const Arguments& arguments) {
  Database& database = context.database;
  Conditions conditions;
  conditions.one_of("d.fiscal_year", integers(arguments, "year"));
  conditions.one_of("d.status", arguments.texts("status"));
  conditions.one_of("d.format", arguments.texts("format_is"));
  add_organisation(conditions, "d.organisation_id", context, arguments, false);
  if (const std::string part = arguments.text("q"); !part.empty()) {
    // Each by itself: with OR, the organisation of every document is looked for.
    conditions.add(
        "d.document_id IN (SELECT document_id FROM document WHERE path LIKE ? ESCAPE '\\' UNION ALL SELECT document_id FROM document "
        "WHERE organisation_id IN (SELECT value FROM json_each(?)))",
        {like_pattern(part), organisations_named(database, name_key(full_name(part, context.gazetteer)))});
  }
  const Piece piece = piece_of(arguments);
  if (arguments.has("q")) return documents_at_once(database, conditions, piece);
  Json items = document_rows(database, conditions.sql(), conditions.values(), piece);
  const Total total = count_all(database, fmt::format("document d WHERE {}", conditions.sql()), conditions.values());
  return list_answer(database, total, std::move(items));
}

Result<Json> document(const Context& context, const Arguments& arguments) {
  Database& database = context.database;
  const std::int64_t id = arguments.integer("id").value_or(0);
  Json items = document_rows(database, "d.document_id = ?", {id}, {1, 0});
  Json answer = items.empty() ? Json(nullptr) : std::move(items.front());
  if (!answer.is_null()) {
    answer.update(row_of(database, details_sql, {id}));
    answer["page_count"] = answer["pages"];
    answer["pages"] = rows_of(database, pages_sql, {id});
    answer["records"] = row_of(database, counts_sql, {id});
    answer["findings"] = row_of(database, findings_sql, {id});
    answer["problems"] = rows_of(database, problems_sql, {id});
    answer["files"] = rows_of(database, files_sql, {id});
  }
  return single_answer(database, std::move(answer), fmt::format("there is no document {}", id));
}

}  // namespace

Json document_rows(Database& database, std::string_view condition, const std::vector<SqlValue>& values, const Piece& piece) {
  return rows_of(database, fmt::format(rows_sql, condition), in_piece(values, piece));
}

std::vector<Question> document_questions() {
  return {{"/documents",
           "The files, the last one that was read first",
           {{.name = "q", .meaning = "A part of the path, or of the organisation's name"},
            parameters::year,
            parameters::province,
            parameters::type,
            parameters::organisation,
            {.name = "status", .is_repeatable = true, .choices = {"ok", "partial", "failed"}, .meaning = "What came of reading it"},
            {.name = "format_is", .is_repeatable = true, .choices = {"pdf", "docx", "txt", "image"}, .meaning = "Format of the file"}},
           true,
           documents,
           "document"},
          {"/documents/{id}", "A file, its pages, and how much was read from it", {parameters::id}, false, document, "document_in_full"}};
}

}  // namespace prongsai::serve
