#include "pipeline/store/corrected_record.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <vector>

#include "pipeline/store/record_writer.h"

namespace prongsai {
namespace {

/// Where the records of a kind stand, and what they are called: a list of SQL expressions over their row x.
struct KindOfRecord {
  std::string_view name, id, key;
};

// A finding is its code with all that its message says: one that says something else has not been looked at.
constexpr std::array<KindOfRecord, 6> kinds{{
    {"score", "score_id", "x.fiscal_year, x.level, x.code, x.role"},
    {"measure", "measure_id", "x.title"},
    {"budget", "budget_id", "(SELECT m.title FROM measure m WHERE m.measure_id = x.measure_id), x.fiscal_year"},
    {"disclosure_item", "item_id", "x.code"},
    {"risk", "risk_id", "x.activity, x.issue"},
    {"finding", "finding_id", "x.code, x.message_en"},
}};

const KindOfRecord& kind_of(std::string_view name) { return *std::ranges::find(kinds, name, &KindOfRecord::name); }

/// The column of `organisation` that a column of v_documents shows; empty for others.
std::string_view part_of_organisation(std::string_view column) {
  if (column == "organisation") return "name";
  if (column == "organisation_type") return "type";
  return column == "subdistrict" || column == "district" || column == "province" ? column : "";
}

// {0} is a list of five values, {1} one of types. Whether the organisation is open follows from what it is then, as when a report is read
// (is_open() of the record writer); one whose district and province are told is not.
constexpr std::string_view corrected_organisation_sql =
    "SELECT name, type, subdistrict, district, province, iif(name = '' OR code IS NOT NULL OR (district <> '' AND province <> ''), '', "
    "iif((province = '' AND type NOT IN ({1})) OR EXISTS (SELECT 1 FROM record r JOIN finding f ON f.finding_id = r.record_id WHERE r.document_id = "
    "?1 "
    "AND r.kind = 'finding' AND f.code = 'organisation.ambiguous'), ?3, '')) "
    "FROM (SELECT {0}, d.organisation_code AS code FROM organisation x JOIN document d USING (organisation_id) WHERE d.document_id = ?1 AND ?2 IS "
    "?2)";

void set_part_of_organisation(Database& database, std::int64_t document_id, std::string_view part, const std::string& value) {
  std::string values, types;
  for (const std::string_view each : {"name", "type", "subdistrict", "district", "province"}) {
    values += fmt::format("{}{} AS {}", values.empty() ? "" : ", ", each == part ? "?2" : fmt::format("x.{}", each), each);
  }
  for (const std::string_view type : types_without_namesakes) types += fmt::format("{}'{}'", types.empty() ? "" : ", ", type);
  const std::string open = open_at(location_of(database, document_id));
  const std::string wanted = fmt::format(corrected_organisation_sql, values, types);
  database.prepare("INSERT OR IGNORE INTO organisation (name, type, subdistrict, district, province, open_at) " + wanted)
      .run(document_id, value, open);
  database
      .prepare(
          "UPDATE document SET organisation_id = (SELECT o.organisation_id FROM organisation o WHERE (o.name, o.type, o.subdistrict, o.district, "
          "o.province, o.open_at) = (" +
          wanted + ")) WHERE document_id = ?1")
      .run(document_id, value, open);
}

std::string anchors_sql(const KindOfRecord& kind) {
  return fmt::format(
      "SELECT record_id, key, place, row_number() OVER (PARTITION BY key, place ORDER BY record_id) AS ordinal FROM "
      "(SELECT r.record_id, json_array({}) AS key, json_array(r.page, r.table_no, r.\"row\") AS place "
      "FROM record r JOIN {} x ON x.{} = r.record_id WHERE r.document_id = ?1 AND r.kind = '{}')",
      kind.key, kind.name, kind.id, kind.name);
}

/// The text in the first column of a query's first row.
std::optional<std::string> first_text(Statement& statement) {
  const bool is_there = statement.next() && !statement.is_null(0);
  std::optional<std::string> text = is_there ? std::optional(statement.text(0)) : std::nullopt;
  statement.reset();
  return text;
}

}  // namespace

std::string location_of(Database& database, std::int64_t document_id) {
  Statement statement = database.prepare("SELECT location FROM document WHERE document_id = ?");
  return first_text(statement.bind_all(document_id)).value_or("");
}

std::optional<std::string> value_of(Database& database, const CorrectedRecord& record, std::string_view column) {
  if (record.kind == "finding") return "open";  // what it is as long as nobody has looked at it
  const bool is_document = record.kind == "document";
  const std::string_view part = is_document ? part_of_organisation(column) : "";
  Statement statement = database.prepare(
      !part.empty() ? fmt::format("SELECT nullif(o.{}, '') FROM document d JOIN organisation o USING (organisation_id) WHERE d.document_id = ?", part)
      : is_document ? fmt::format("SELECT CAST({} AS TEXT) FROM document WHERE document_id = ?", column)
                    : fmt::format("SELECT CAST({} AS TEXT) FROM {} WHERE {} = ?", column, record.kind, kind_of(record.kind).id));
  statement.bind_all(record.id);
  return first_text(statement);
}

void set_value(Database& database, const CorrectedRecord& record, std::string_view column, const std::optional<std::string>& value) {
  if (record.kind == "finding") return;  // v_findings looks into the corrections
  const bool is_document = record.kind == "document";
  if (const auto part = is_document ? part_of_organisation(column) : ""; !part.empty()) {
    set_part_of_organisation(database, record.id, part, value.value_or(""));
    return;
  }
  const std::string_view id = is_document ? "document_id" : kind_of(record.kind).id;
  database.prepare(fmt::format("UPDATE {} SET {} = ? WHERE {} = ?", record.kind, column, id)).run(value, record.id);
}

std::string anchor_of(Database& database, const CorrectedRecord& record) {
  if (record.kind == "document") return "{}";
  Statement statement =
      database.prepare(fmt::format("SELECT json_object('key', json(key), 'place', json(place), 'ordinal', ordinal) FROM ({}) WHERE record_id = ?2",
                                   anchors_sql(kind_of(record.kind))));
  const std::int64_t document_id = database.prepare("SELECT document_id FROM record WHERE record_id = ?").lookup(record.id).value_or(0);
  statement.bind_all(document_id, record.id);
  return first_text(statement).value_or("{}");
}

std::optional<std::int64_t> find_record(Database& database, std::int64_t document_id, std::string_view kind, std::string_view anchor) {
  struct Candidate {
    std::int64_t id;
    bool is_there, is_same;
  };
  std::vector<Candidate> alike;
  Statement statement =
      database.prepare(fmt::format("SELECT record_id, place = json_extract(?2, '$.place'), ordinal = json_extract(?2, '$.ordinal') FROM ({}) "
                                   "WHERE key = json_extract(?2, '$.key') ORDER BY record_id",
                                   anchors_sql(kind_of(kind))));
  for (statement.bind_all(document_id, anchor); statement.next();) {
    alike.push_back({statement.integer(0), statement.integer(1) != 0, statement.integer(2) != 0});
  }
  if (alike.size() > 1) std::erase_if(alike, [](const Candidate& each) { return !each.is_there; });
  if (alike.size() > 1) std::erase_if(alike, [](const Candidate& each) { return !each.is_same; });
  return alike.size() == 1 ? std::optional(alike.front().id) : std::nullopt;
}

}  // namespace prongsai
