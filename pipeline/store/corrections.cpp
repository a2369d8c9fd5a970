#include "pipeline/store/corrections.h"

#include <fmt/core.h>

#include <optional>

#include "pipeline/store/corrected_record.h"
#include "pipeline/store/correction_rules.h"
#include "pipeline/store/search_index.h"
#include "pipeline/utc_now.h"

namespace prongsai {
namespace {

using Value = std::optional<std::string>;

constexpr std::string_view applied_sql =
    "SELECT record_kind, coalesce(record_id, (SELECT document_id FROM document d WHERE d.location = c.location)), \"column\", read_value "
    "FROM correction c WHERE location = ? AND state = 'applied'";

constexpr std::string_view in_force_sql =
    "SELECT correction_id, record_kind, anchor, \"column\", read_value, value FROM correction "
    "WHERE location = ? AND state IN ('applied', 'open', 'unneeded') AND record_kind GLOB ? ORDER BY correction_id";

constexpr std::string_view earlier_sql =
    "SELECT correction_id, value FROM correction WHERE location = ? AND record_kind = ? AND anchor = ? AND \"column\" = ? "
    "AND state IN ('applied', 'open', 'unneeded')";

constexpr std::string_view insert_sql =
    "INSERT INTO correction (location, path, sha256, record_kind, anchor, \"column\", read_value, value, corrected_by, corrected_at, note, state) "
    "SELECT location, path, sha256, ?, ?, ?, ?, ?, ?, ?, ?, 'open' FROM document WHERE document_id = ?";

Value value_at(const Statement& row, int column) { return row.is_null(column) ? Value() : Value(row.text(column)); }

Error objection(std::string message) { return {ErrorCode::unsupported, std::move(message), "", 0}; }

/// A correction, and the record that it is about where that was found.
struct Found {
  std::int64_t correction = 0;
  CorrectedRecord record;
  bool is_there = false;
  std::string column;
  Value read, value;
};

/// What becomes of a correction.
struct Verdict {
  std::string_view state, reason;
};

Verdict verdict_on(const Found& found, const Value& now) {
  if (!found.is_there) return {"open", "record_gone"};
  if (now == found.read) return {"applied", ""};
  return now == found.value ? Verdict{"unneeded", ""} : Verdict{"open", "read_otherwise"};
}

/// The document that a request is about; nothing where there is no such record.
std::optional<std::int64_t> document_of(Database& database, const CorrectionRequest& request) {
  if (request.record_kind == "document") return database.prepare("SELECT document_id FROM document WHERE document_id = ?").lookup(request.record_id);
  return database.prepare("SELECT document_id FROM record WHERE record_id = ? AND kind = ?").lookup(request.record_id, request.record_kind);
}

std::string shown(const Value& value) { return value ? '\'' + *value + '\'' : "empty"; }

/// Puts a correction beside those that there are; the document says what was read meanwhile.
Result<std::int64_t> insert(Database& database, const CorrectionRequest& request, std::int64_t document_id, const std::string& location,
                            const Value& value) {
  const CorrectedRecord record{request.record_kind, request.record_id};
  const Value read = value_of(database, record, request.column);
  const std::string anchor = anchor_of(database, record);
  const auto earlier = database.query(earlier_sql, location, request.record_kind, anchor, request.column);
  if (!earlier) return earlier.error();
  const bool is_review = request.record_kind == "finding";
  if (earlier->rows.empty() && read == value) {
    if (is_review) return 0;
    return objection(fmt::format("{} of {} {} is {} already", request.column, request.record_kind, request.record_id, shown(value)));
  }
  for (const auto& row : earlier->rows) {
    if (row[1] == value) return objection(fmt::format("{} is {} already by correction {}", request.column, shown(value), *row[0]));
    if (read == value && !is_review)
      return objection(fmt::format("{} was read as {}; withdraw correction {}", request.column, shown(value), *row[0]));
    database.prepare("UPDATE correction SET state = ?, reason = NULL, record_id = NULL WHERE correction_id = ?")
        .run(read == value ? "withdrawn" : "replaced", *row[0]);
  }
  if (read == value) return 0;
  database.prepare(insert_sql)
      .run(request.record_kind, anchor, request.column, read, value, OrNull{request.by}, utc_now(), OrNull{request.note}, document_id);
  return database.last_insert_id();
}

/// What follows once what is said about a document has changed.
void take_effect(Database& database, Corrections& corrections, const std::string& location, std::string_view record_kind) {
  corrections.renew(location);
  if (record_kind != "finding") database.execute("UPDATE link_state SET is_current = 0");
  if (const auto document_id = database.prepare("SELECT document_id FROM document WHERE location = ?").lookup(location))
    SearchIndex(database).index(fmt::format("[{}]", *document_id));
}

Result<std::int64_t> correct_one(Database& database, Corrections& corrections, const CorrectionRequest& request) {
  const CorrectableColumn* column = correctable_column(request.record_kind, request.column);
  if (column == nullptr) {
    return objection(fmt::format("a {} has no column '{}' that can be corrected, but {}", request.record_kind, request.column,
                                 correctable_names(request.record_kind)));
  }
  const auto value = correct_form(*column, request.value);
  if (!value) return value.error();
  const auto document_id = document_of(database, request);
  if (!document_id) return objection(fmt::format("there is no {} with the id {}", request.record_kind, request.record_id));
  const std::string location = location_of(database, *document_id);
  corrections.undo(location);
  const auto number = insert(database, request, *document_id, location, *value);
  if (!number) return number;
  take_effect(database, corrections, location, request.record_kind);
  if (Status status = database.take_status(); !status) return status.error();
  return number;
}

}  // namespace

Corrections::Corrections(Database& database)
    : database_(database), any_(database.prepare("SELECT 1 FROM correction WHERE location = ? LIMIT 1")), applied_(database.prepare(applied_sql)) {}

bool Corrections::has_any(const std::string& location) { return any_.lookup(location).has_value(); }

void Corrections::undo(const std::string& location) {
  if (!has_any(location)) return;
  std::vector<Found> applied;
  for (applied_.bind_all(location); applied_.next();) {
    applied.push_back({0, {applied_.text(0), applied_.integer(1)}, true, applied_.text(2), value_at(applied_, 3), {}});
  }
  for (const Found& each : applied) set_value(database_, each.record, each.column, each.read);
  database_.prepare("UPDATE correction SET state = 'open', reason = NULL, record_id = NULL WHERE location = ? AND state = 'applied'").run(location);
}

void Corrections::renew(const std::string& location) {
  if (!has_any(location)) return;
  undo(location);
  apply(location, "*");
}

// Reviews change no value, so nothing needs to be undone for them.
void Corrections::renew_reviews() {
  const auto locations = database_.query("SELECT DISTINCT location FROM correction WHERE record_kind = 'finding' AND state = 'open'");
  if (!locations) return;
  for (const auto& row : locations->rows) apply(*row[0], "finding");
}

// First every record is found, by what was read; then they are changed.
void Corrections::apply(const std::string& location, std::string_view kinds) {
  const auto document_id = database_.prepare("SELECT document_id FROM document WHERE location = ?").lookup(location);
  std::vector<Found> all;
  Statement rows = database_.prepare(in_force_sql);
  for (rows.bind_all(location, kinds); rows.next();) {
    all.push_back({rows.integer(0), {rows.text(1), 0}, false, rows.text(3), value_at(rows, 4), value_at(rows, 5)});
    if (!document_id) continue;
    const bool is_document = all.back().record.kind == "document";
    const auto record = is_document ? document_id : find_record(database_, *document_id, all.back().record.kind, rows.text(2));
    all.back().is_there = record.has_value();
    all.back().record.id = record.value_or(0);
  }
  Statement update = database_.prepare("UPDATE correction SET state = ?, reason = ?, record_id = ? WHERE correction_id = ?");
  for (const Found& each : all) {
    const Verdict verdict =
        document_id ? verdict_on(each, each.is_there ? value_of(database_, each.record, each.column) : Value()) : Verdict{"open", "document_gone"};
    const bool is_applied = verdict.state == "applied";
    if (is_applied) set_value(database_, each.record, each.column, each.value);
    update.run(verdict.state, OrNull{verdict.reason}, NonZero{is_applied && each.record.kind != "document" ? each.record.id : 0}, each.correction);
  }
}

Result<std::vector<std::int64_t>> correct(Database& database, std::span<const CorrectionRequest> requests) {
  Transaction transaction(database);
  if (Status status = database.take_status(); !status) return status.error();  // else every record would seem not to be there
  Corrections corrections(database);
  std::vector<std::int64_t> numbers;
  for (const CorrectionRequest& request : requests) {
    const auto number = correct_one(database, corrections, request);
    if (number) {
      numbers.push_back(*number);
      continue;
    }
    Error error = number.error();
    if (requests.size() > 1) error.message = fmt::format("{}: {}", numbers.size() + 1, error.message);
    return error;
  }
  if (Status status = transaction.commit(); !status) return status.error();
  return numbers;
}

std::optional<std::string> current_value(Database& database, const CorrectionRequest& request) {
  if (correctable_column(request.record_kind, request.column) == nullptr) return std::nullopt;
  return value_of(database, {request.record_kind, request.record_id}, request.column);
}

Status withdraw_correction(Database& database, std::int64_t correction_id) {
  Transaction transaction(database);
  if (Status status = database.take_status(); !status) return status;
  Corrections corrections(database);
  const auto rows = database.query("SELECT location, state, record_kind FROM correction WHERE correction_id = ?", correction_id);
  if (!rows) return rows.error();
  if (rows->rows.empty()) return objection(fmt::format("there is no correction {}", correction_id));
  const std::string location = *rows->rows[0][0], state = *rows->rows[0][1];
  if (state == "withdrawn" || state == "replaced") return objection(fmt::format("correction {} is {} already", correction_id, state));
  corrections.undo(location);
  database.prepare("UPDATE correction SET state = 'withdrawn', reason = NULL, record_id = NULL WHERE correction_id = ?").run(correction_id);
  take_effect(database, corrections, location, *rows->rows[0][2]);
  return transaction.commit();
}

}  // namespace prongsai
