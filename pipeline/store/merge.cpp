#include "pipeline/store/merge.h"

#include <fmt/core.h>

#include <string>
#include <utility>

#include "pipeline/discover.h"
#include "pipeline/interrupt.h"
#include "pipeline/run_lock.h"
#include "pipeline/store/content_copy.h"
#include "pipeline/store/correction_merge.h"
#include "pipeline/store/schema.h"

namespace prongsai {
namespace {

const CopyPlan plan{"shard"};

// Enough for statements to work in bulk, few enough for a transaction of some ten megabytes.
constexpr int documents_of_a_group = 500;

constexpr const char* wanted_sql =
    "CREATE TEMP TABLE IF NOT EXISTS wanted (id INTEGER PRIMARY KEY, to_id INTEGER, sha256 TEXT);"
    "DELETE FROM temp.wanted;"
    "INSERT INTO temp.wanted "
    "SELECT s.document_id, t.document_id, s.sha256 FROM shard.document s LEFT JOIN main.document t USING (location) "
    "WHERE t.document_id IS NULL OR s.extracted_at > t.extracted_at OR (s.extracted_at = t.extracted_at AND "
    "(s.sha256 IS NOT t.sha256 OR s.status <> t.status OR s.extractor_version <> t.extractor_version))";

// A document keeps its number where its location has one.
constexpr std::string_view next_group_sql =
    "DELETE FROM temp.copied;"
    "INSERT INTO temp.copied "
    "SELECT id, coalesce(to_id, (SELECT coalesce(max(seq), 0) FROM main.sqlite_sequence WHERE name = 'document') + row_number() OVER (ORDER BY id)) "
    "FROM (SELECT * FROM temp.wanted ORDER BY id LIMIT {})";

constexpr std::string_view retire_sql =
    "INSERT INTO main.history (run_id, location, path, sha256, status, extractor_version, extracted_at, removed_at, reason) "
    "SELECT {}, t.location, t.path, t.sha256, t.status, t.extractor_version, t.extracted_at, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), "
    "iif(t.sha256 IS w.sha256, 'read_again', 'changed') "
    "FROM temp.copied k JOIN temp.wanted w USING (id) JOIN main.document t ON t.document_id = w.to_id";

constexpr const char* delete_replaced_sql = "DELETE FROM main.document WHERE document_id IN (SELECT to_id FROM temp.copied)";

constexpr const char* group_is_done_sql = "DELETE FROM temp.wanted WHERE id IN (SELECT id FROM temp.copied)";

constexpr const char* vanished_sql =
    "SELECT t.location FROM main.document t WHERE t.location NOT IN (SELECT location FROM shard.document) AND EXISTS "
    "(SELECT 1 FROM shard.history h WHERE h.location = t.location AND h.reason = 'vanished' AND h.removed_at >= t.extracted_at)";

Error refusal(std::string message) { return {ErrorCode::storage_failed, std::move(message), "merge", 0}; }

// Opened to be written where it may be, because a run that was killed has left what SQLite must bring in order first.
Status check_shard(const std::filesystem::path& shard) {
  auto database = Database::open(shard, Database::Mode::read_write);
  if (!database) return database.error();
  if (Status status = check_schema(*database); !status) return status;
  const auto found = database->query("PRAGMA quick_check(1)");
  if (!found) return found.error();
  const std::string verdict = found->rows.empty() ? "" : found->rows[0][0].value_or("");
  return verdict == "ok" ? Status(Done{}) : refusal(fmt::format("the database is damaged ({}); read this shard anew", verdict));
}

/// Names the shard where the message does not.
Error about(const std::filesystem::path& shard, const Error& error) {
  const std::string name = printable(shard.string());
  return refusal(error.message.starts_with(name) ? error.message : name + ": " + error.message);
}

/// The attached database, for as long as it is looked at.
class Attachment {
 public:
  Attachment(Database& database, const std::filesystem::path& file) : database_(database) {
    database_.prepare("ATTACH ? AS shard").run(file.string());
  }
  ~Attachment() {
    Status status = database_.take_status();
    database_.execute("DETACH shard");
    (void)database_.take_status();
  }
  Attachment(const Attachment&) = delete;
  Attachment& operator=(const Attachment&) = delete;

 private:
  Database& database_;
};

}  // namespace

Merge::Merge(Store& target) : target_(target), database_(target.database()), tables_(content_tables(database_)), search_(database_) {}

Result<MergedShard> Merge::add(const std::filesystem::path& shard) {
  std::error_code unknown;
  if (!std::filesystem::is_regular_file(shard, unknown)) return about(shard, refusal("there is no such file"));
  const auto lock = RunLock::take(shard);
  if (!lock) return about(shard, lock.error());
  if (Status status = check_shard(shard); !status) return about(shard, status.error());
  const Attachment attachment(database_, shard);
  auto merged = take_over();
  if (!merged) return about(shard, merged.error());
  return merged;
}

Result<MergedShard> Merge::take_over() {
  MergedShard merged;
  merged.documents = database_.number("SELECT count(*) FROM shard.document");
  merged.is_whole = database_.number("SELECT finished_at IS NULL FROM shard.run ORDER BY run_id DESC LIMIT 1") == 0;
  plan.make_tables(database_);
  database_.execute(wanted_sql);
  const auto wanted = [&] { return database_.number("SELECT count(*) FROM temp.wanted"); };
  const bool has_corrections = has_other_corrections(database_, plan.from);
  if (wanted() > 0 || has_corrections) {
    if (Status status = begin(); !status) return status.error();
  }
  if (has_corrections) {
    if (Status status = take_corrections(); !status) return status.error();
  }
  while (wanted() > 0 && !merged.interrupted) {
    if (Status status = take_group(merged); !status) return status.error();
    merged.interrupted = InterruptGuard::requested();
  }
  if (!merged.interrupted) {
    if (Status status = remove_vanished(merged); !status) return status.error();
  }
  if (Status status = database_.take_status(); !status) return status.error();
  return merged;
}

/// The names of a shard are brought in once, before its documents; finish() of the store takes out what no document needs.
Status Merge::begin() {
  if (Status status = target_.begin_changes(); !status) return status;
  Transaction transaction(database_);
  plan.map_names(database_);
  return transaction.commit();
}

Status Merge::take_corrections() {
  Transaction transaction(database_);
  search_.index(merge_corrections(database_, plan.from));
  return transaction.commit();
}

Status Merge::take_group(MergedShard& merged) {
  Transaction transaction(database_);
  database_.execute(fmt::format(next_group_sql, documents_of_a_group));
  database_.execute(fmt::format(retire_sql, target_.run_id()));
  const std::int64_t replaced = database_.number("SELECT changes()");
  if (replaced > 0) database_.execute(delete_replaced_sql);
  const std::int64_t rows = plan.copy(database_, tables_, target_.run_id());
  correct_copied_documents(database_, plan.from);
  const auto documents = database_.query("SELECT json_group_array(to_id), count(*) FROM temp.copied");
  if (!documents) return documents.error();
  search_.index(documents->rows[0][0].value_or("[]"));
  database_.execute(group_is_done_sql);
  if (Status status = transaction.commit(); !status) return status;
  merged.taken += std::stoll(documents->rows[0][1].value_or("0")) - replaced;
  merged.replaced += replaced;
  merged.rows += rows;
  return Done{};
}

Status Merge::remove_vanished(MergedShard& merged) {
  const auto vanished = database_.query(vanished_sql);
  if (!vanished) return vanished.error();
  for (const auto& row : vanished->rows) {
    if (Status status = target_.remove(row[0].value_or("")); !status) return status;
    ++merged.gone;
  }
  return Done{};
}

}  // namespace prongsai
