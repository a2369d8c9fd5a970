#include <fmt/format.h>

#include <array>

#include "pipeline/serve/questions/json_rows.h"
#include "pipeline/serve/questions/parameters.h"
#include "pipeline/serve/questions/record_rows.h"
#include "pipeline/serve/questions/subjects.h"
#include "pipeline/store/corrected_record.h"
#include "pipeline/store/correction_rules.h"

namespace prongsai::serve {
namespace {

/// What the API calls a kind of value, and what it may be where that is one of a few.
struct FieldKind {
  ValueKind kind;
  std::string_view name;
  std::vector<std::string_view> choices = {};
};

const FieldKind& field_kind(ValueKind kind) {
  static const std::array<FieldKind, 13> kinds{{
      {ValueKind::text, "text"},
      {ValueKind::fiscal_year, "fiscal_year"},
      {ValueKind::score, "score"},
      {ValueKind::percent, "percent"},
      {ValueKind::date, "date"},
      {ValueKind::status, "status", {"completed", "in_progress", "not_started", "cancelled"}},
      {ValueKind::baht, "baht"},
      {ValueKind::indicator, "indicator", {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"}},
      {ValueKind::score_code, "score_code"},
      {ValueKind::item_code, "item_code"},
      {ValueKind::role, "role", {"result", "target"}},
      {ValueKind::flag, "flag", {"0", "1"}},
      {ValueKind::review, "review", {"open", "confirmed", "dismissed"}},
  }};
  return *std::find_if(kinds.begin(), kinds.end(), [&](const FieldKind& each) { return each.kind == kind; });
}

constexpr std::string_view document_sql =
    "SELECT 'document' AS kind, d.document_id AS id, d.document_id, iif(o.name = '', NULL, d.organisation_id) AS organisation_id, "
    "d.organisation_page AS page, d.organisation_box AS \"box:box\", NULL AS \"table\", NULL AS \"row\" "
    "FROM document d JOIN organisation o USING (organisation_id) WHERE d.document_id = ?";

constexpr std::string_view record_sql =
    "SELECT r.kind, r.record_id AS id, r.document_id, iif(o.name = '', NULL, d.organisation_id) AS organisation_id, r.page, r.box AS \"box:box\", "
    "r.table_no AS \"table\", r.\"row\" FROM record r JOIN document d USING (document_id) JOIN organisation o USING (organisation_id) "
    "WHERE r.record_id = ? AND r.kind = ?";

// Those that are applied to it; of a document also those that wait for another reading.
constexpr std::string_view corrections_sql =
    "SELECT x.correction_id, x.\"column\", x.read_value, x.value, x.corrected_by AS by, x.corrected_at AS at, x.note, x.state FROM correction x "
    "WHERE ";
constexpr std::string_view of_document = "x.location = (SELECT location FROM document WHERE document_id = ?) AND x.record_kind = 'document'";
constexpr std::string_view of_record = "x.record_id = ?";

/// A column that may be corrected: what it holds, what was read, what it may become.
Json field_of(Database& database, const CorrectableColumn& column, std::int64_t id, const Json& corrections) {
  const auto value = value_of(database, {std::string(column.record_kind), id}, column.column);
  const FieldKind& kind = field_kind(column.kind);
  Json field = {{"column", column.column},
                {"value", value ? Json(*value) : Json(nullptr)},
                {"kind", kind.name},
                {"may_be_null", column.may_be_null},
                {"is_corrected", false},
                {"read_value", nullptr},
                {"choices", kind.choices.empty() ? Json(nullptr) : Json(kind.choices)}};
  for (const Json& correction : corrections) {
    if (correction["column"] != column.column || correction["state"] != "applied") continue;
    field["is_corrected"] = true;
    field["read_value"] = correction["read_value"];
  }
  return field;
}

Result<Json> record(const Context& context, const Arguments& arguments) {
  Database& database = context.database;
  const std::string kind = arguments.text("kind");
  const std::int64_t id = arguments.integer("id").value_or(0);
  const bool is_document = kind == "document";
  Json answer = is_document ? row_of(database, document_sql, {id}) : row_of(database, record_sql, {id, kind});
  if (!answer.is_null()) {
    Json corrections = rows_of(database, fmt::format("{}{} ORDER BY x.correction_id", corrections_sql, is_document ? of_document : of_record), {id});
    Json fields = Json::array();
    for (const CorrectableColumn& column : correctable_columns()) {
      if (column.record_kind == kind && kind != "finding") fields.push_back(field_of(database, column, id, corrections));
    }
    answer["fields"] = std::move(fields);
    answer["corrections"] = std::move(corrections);
  }
  return single_answer(database, std::move(answer), fmt::format("there is no {} {}", kind, id));
}

Result<Json> records_of_document(const Context& context, const Arguments& arguments) {
  Database& database = context.database;
  const std::int64_t id = arguments.integer("id").value_or(0);
  const Piece piece = piece_of(arguments);
  const bool has_kind = arguments.has("kind");
  const std::vector<SqlValue> kind = has_kind ? std::vector<SqlValue>{arguments.text("kind")} : std::vector<SqlValue>();
  const std::string_view condition = has_kind ? "r.kind = ?" : "1";
  Json items = record_rows(database, id, condition, kind, fmt::format("LIMIT {} OFFSET {}", piece.limit, piece.offset));
  std::vector<SqlValue> values{id};
  values.insert(values.end(), kind.begin(), kind.end());
  const Total total = count_all(database, fmt::format("record r WHERE r.document_id = ? AND {}", condition), values);
  return list_answer(database, total, std::move(items));
}

}  // namespace

std::vector<Question> record_questions() {
  const std::vector<std::string_view> kinds{"score", "measure", "budget", "disclosure_item", "risk", "finding"};
  std::vector<std::string_view> all_kinds{"document"};
  all_kinds.insert(all_kinds.end(), kinds.begin(), kinds.end());
  return {{"/documents/{id}/records",
           "What was read from a document, in the order in which it stands there",
           {parameters::id, {.name = "kind", .choices = kinds, .meaning = "Only records of this kind"}},
           true,
           records_of_document,
           "record"},
          {"/records/{kind}/{id}",
           "What may be corrected of a record, and what has been",
           {{.name = "kind", .choices = all_kinds, .meaning = "Kind of record"}, parameters::id},
           false,
           record,
           "record_in_full"}};
}

}  // namespace prongsai::serve
