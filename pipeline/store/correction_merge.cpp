#include "pipeline/store/correction_merge.h"

#include <fmt/core.h>
#include <fmt/format.h>

#include <vector>

#include "pipeline/store/corrected_record.h"
#include "pipeline/store/corrections.h"

namespace prongsai {
namespace {

constexpr std::string_view same_sql =
    "(t.location, t.record_kind, t.anchor, t.\"column\", t.corrected_at) = (s.location, s.record_kind, s.anchor, s.\"column\", s.corrected_at) "
    "AND t.value IS s.value AND t.corrected_by IS s.corrected_by";

// Of one that only the other database knows as replaced, the newer one is there as well.
constexpr std::string_view other_sql =
    "FROM {0}.correction s WHERE NOT EXISTS (SELECT 1 FROM main.correction t WHERE {1} AND (s.state <> 'withdrawn' OR t.state = 'withdrawn'))";

constexpr std::string_view take_sql = R"(
UPDATE main.correction AS t SET state = 'withdrawn', reason = NULL WHERE state <> 'withdrawn'
  AND EXISTS (SELECT 1 FROM {0}.correction s WHERE {1} AND s.state = 'withdrawn');
INSERT INTO main.correction (location, path, sha256, record_kind, anchor, "column", read_value, value, corrected_by, corrected_at, note, state, reason)
  SELECT location, path, sha256, record_kind, anchor, "column", read_value, value, corrected_by, corrected_at, note,
         iif(state = 'withdrawn' OR state = 'replaced', state, 'open'), iif(state = 'withdrawn' OR state = 'replaced', NULL, 'record_gone')
  FROM {0}.correction s WHERE NOT EXISTS (SELECT 1 FROM main.correction t WHERE {1}) ORDER BY correction_id;
UPDATE main.correction AS t SET state = 'replaced', reason = NULL WHERE state IN ('applied', 'open', 'unneeded') AND EXISTS
  (SELECT 1 FROM main.correction s
   WHERE (s.location, s.record_kind, s.anchor, s."column") = (t.location, t.record_kind, t.anchor, t."column") AND s.state IN ('applied', 'open', 'unneeded')
     AND (s.corrected_at, coalesce(s.value, ''), coalesce(s.corrected_by, '')) > (t.corrected_at, coalesce(t.value, ''), coalesce(t.corrected_by, '')));
)";

// Records keep their order when they are copied, and their distances.
constexpr std::string_view applied_sql =
    "SELECT c.record_kind, iif(c.record_kind = 'document', k.to_id, c.record_id - "
    "(SELECT min(record_id) FROM {0}.record WHERE document_id = k.id) + (SELECT min(record_id) FROM main.record WHERE document_id = k.to_id)), "
    "c.\"column\", c.read_value "
    "FROM temp.copied k CROSS JOIN {0}.document d ON d.document_id = k.id CROSS JOIN {0}.correction c ON c.location = d.location "
    "WHERE c.state = 'applied'";

constexpr const char* copied_locations_sql =
    "SELECT d.location FROM temp.copied k CROSS JOIN main.document d ON d.document_id = k.to_id "
    "WHERE EXISTS (SELECT 1 FROM main.correction c WHERE c.location = d.location)";

struct ReadValue {
  CorrectedRecord record;
  std::string column;
  std::optional<std::string> value;
};

std::vector<std::string> texts(Database& database, const std::string& sql) {
  std::vector<std::string> all;
  Statement rows = database.prepare(sql);
  while (rows.next()) all.push_back(rows.text(0));
  return all;
}

}  // namespace

bool has_other_corrections(Database& database, const std::string& from) {
  return database.number("SELECT EXISTS (SELECT 1 " + fmt::format(other_sql, from, same_sql) + ")") != 0;
}

std::string merge_corrections(Database& database, const std::string& from) {
  Corrections corrections(database);
  const auto locations = texts(database, "SELECT DISTINCT s.location " + fmt::format(other_sql, from, same_sql));
  for (const std::string& location : locations) corrections.undo(location);
  database.execute(fmt::format(take_sql, from, same_sql));
  std::vector<std::int64_t> documents;
  for (const std::string& location : locations) {
    corrections.renew(location);
    if (const auto document = database.prepare("SELECT document_id FROM main.document WHERE location = ?").lookup(location))
      documents.push_back(*document);
  }
  database.execute("UPDATE main.link_state SET is_current = 0");
  return fmt::format("[{}]", fmt::join(documents, ","));
}

void correct_copied_documents(Database& database, const std::string& from) {
  std::vector<ReadValue> read;
  Statement rows = database.prepare(fmt::format(applied_sql, from));
  while (rows.next()) {
    read.push_back({{rows.text(0), rows.integer(1)}, rows.text(2), rows.is_null(3) ? std::nullopt : std::optional(rows.text(3))});
  }
  for (const ReadValue& each : read) set_value(database, each.record, each.column, each.value);
  Corrections corrections(database);
  for (const std::string& location : texts(database, copied_locations_sql)) corrections.renew(location);
}

}  // namespace prongsai
