#include "pipeline/store/store.h"

#include <fmt/core.h>

#include "pipeline/store/accepted_versions.h"
#include "pipeline/store/copy_document.h"
#include "pipeline/store/corrected_record.h"
#include "pipeline/store/schema.h"
#include "pipeline/utc_now.h"

namespace prongsai {
namespace {

constexpr std::string_view insert_document_sql =
    "INSERT INTO document (document_id, run_id, location, path, sha256, bytes, format, status, document_kind, organisation_id, organisation_text, "
    "organisation_page, organisation_box, organisation_code, location_source, fiscal_year, fiscal_year_end, extracted_at, extractor_version) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

constexpr std::string_view find_location_sql =
    "SELECT d.document_id, sha256, extractor_version, status, (SELECT error FROM v_documents v WHERE v.document_id = d.document_id), p.code, p.stage "
    "FROM document d LEFT JOIN problem p ON p.document_id = d.document_id AND p.ordinal = 1 WHERE location = ?";

constexpr std::string_view retire_sql =
    "INSERT INTO history (run_id, location, path, sha256, status, extractor_version, extracted_at, removed_at, reason) "
    "SELECT ?, location, path, sha256, status, extractor_version, extracted_at, ?, ? FROM document WHERE document_id = ?";

constexpr const char* tidy_sql =
    "DELETE FROM organisation WHERE organisation_id NOT IN (SELECT organisation_id FROM document);"
    "DELETE FROM unit WHERE unit_id NOT IN (SELECT unit_id FROM measure_unit UNION SELECT unit_id FROM disclosure_unit);"
    "PRAGMA optimize";

constexpr std::string_view find_content_sql =
    "SELECT document_id FROM document d WHERE sha256 = ? AND EXISTS (SELECT 1 FROM temp.accepted_version a "
    "WHERE a.format = coalesce(d.format, '') AND a.version = d.extractor_version) ORDER BY document_id";

constexpr std::string_view finish_run_sql =
    "UPDATE run SET outcome = ?, seconds = ?, files = ?, bytes = ?, ok = ?, partial = ?, failed = ?, unchanged = ?, copied = ?, vanished = ?, "
    "skipped = ? WHERE run_id = ?";

// In pages of 64 MiB: with SQLite's 2 MiB a run takes a sixth longer, and a search index that is worked out anew twice as long.
constexpr const char* enough_cache_sql = "PRAGMA cache_size = -65536";

constexpr std::string_view count_problems_sql =
    "INSERT INTO run_problem (run_id, stage, code, files) SELECT d.run_id, p.stage, p.code, count(DISTINCT p.document_id) "
    "FROM document d JOIN problem p USING (document_id) WHERE d.run_id = ? GROUP BY p.stage, p.code";

Database& with_versions(Database& database, const ExtractorVersion& version) {
  accept_versions(database, version);
  return database;
}

}  // namespace

Result<Store> Store::open(const std::filesystem::path& file, const ExtractorVersion& extractor_version) {
  auto database = Database::open(file, Database::Mode::create);
  if (!database) return database.error();
  const Status migrated = migrate(*database);
  if (!migrated) return Error{ErrorCode::storage_failed, file.string() + ": " + migrated.error().message, "load", 0};
  Store store(std::make_unique<Database>(*std::move(database)), extractor_version);
  store.database_->execute(enough_cache_sql);
  const bool was_cut_off = store.database_->number("SELECT finished_at IS NULL FROM run ORDER BY run_id DESC LIMIT 1") != 0;
  if (was_cut_off) store.search_.catch_up();
  if (Status status = store.database_->take_status(); !status) return status.error();
  return store;
}

Store::Store(std::unique_ptr<Database> database, const ExtractorVersion& extractor_version)
    : database_(std::move(database)),
      extractor_version_(extractor_version),
      writer_(with_versions(*database_, extractor_version)),
      search_(*database_),
      corrections_(*database_),
      insert_document_(database_->prepare(insert_document_sql)),
      insert_problem_(database_->prepare("INSERT INTO problem (document_id, ordinal, code, message, stage, page) VALUES (?, ?, ?, ?, ?, ?)")),
      find_location_(database_->prepare(find_location_sql)),
      find_content_(database_->prepare(find_content_sql)),
      retire_(database_->prepare(retire_sql)),
      delete_document_(database_->prepare("DELETE FROM document WHERE document_id = ?")),
      insert_stamp_(database_->prepare("INSERT OR REPLACE INTO file_stamp (document_id, size, mtime_ns, ctime_ns, inode) VALUES (?, ?, ?, ?, ?)")),
      insert_effort_(database_->prepare("INSERT INTO effort (document_id, seconds, peak_mb) VALUES (?, ?, ?)")) {}

std::optional<KnownDocument> Store::at(const std::string& location) {
  if (!find_location_.bind_all(location).next()) return std::nullopt;
  KnownDocument known{find_location_.integer(0), find_location_.text(1), find_location_.text(2), find_location_.text(3),
                      find_location_.text(4),    find_location_.text(5), find_location_.text(6)};
  find_location_.reset();
  return known;
}

std::int64_t Store::with_content(const std::string& sha256) { return find_content_.lookup(sha256).value_or(0); }

// Only a run that writes needs WAL, and only while it writes: see finish(). It moves pages
// to the database with the search index, which may be on another thread then: the disk is slow. Else, where no text is stored, 128 MiB
// at a time: with SQLite's 4 MiB a run takes longer. A reader in the middle of a query
// hinders the change to WAL, and nothing after it.
Status Store::begin_run(const std::function<bool()>& go_on_waiting) {
  if (run_id_ != 0) return Done{};
  database_->while_waiting(go_on_waiting);
  database_->execute("PRAGMA main.journal_mode = WAL");
  database_->while_waiting({});
  database_->execute("PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 32768");
  Statement insert = database_->prepare("INSERT INTO run (started_at, program_version, extractor_version) VALUES (?, ?, ?)");
  insert.run(utc_now(), PRONGSAI_VERSION, extractor_version_.of(""));
  Status status = database_->take_status();
  if (status) run_id_ = database_->last_insert_id();
  return status;
}

std::int64_t Store::retire(const std::string& location, std::string_view new_sha256) {
  is_changed_ = true;
  const auto known = at(location);
  if (!known) return 0;
  retire_.run(run_id_, utc_now(), known->sha256 == new_sha256 ? "read_again" : "changed", known->document_id);
  delete_document_.run(known->document_id);
  return known->document_id;
}

std::int64_t Store::insert_document(const FileInfo& file, std::string_view status, const Reading* reading) {
  const std::int64_t old_id = retire(file.location, file.sha256);
  static const Report nothing;
  const Report& report = reading != nullptr ? reading->report : nothing;
  const Organisation& organisation = report.organisation;
  const std::string_view format = reading != nullptr ? to_string(reading->document.format) : "";
  insert_document_.run(NonZero{old_id}, run_id_, file.location, file.path, OrNull{file.sha256}, file.bytes, OrNull{format}, status,
                       OrNull{report.document_kind}, writer_.organisation(report, file.location), OrNull{organisation.name_text},
                       NonZero{organisation.source.place.page}, box_text(organisation.source.place.box), OrNull{organisation.code},
                       OrNull{organisation.location_source}, NonZero{report.fiscal_year}, NonZero{report.fiscal_year_end}, utc_now(),
                       extractor_version_.of(format));
  const std::int64_t document_id = database_->last_insert_id();
  insert_stamp(document_id, file.stamp);
  return document_id;
}

void Store::insert_stamp(std::int64_t document_id, const std::optional<FileStamp>& stamp) {
  if (stamp) insert_stamp_.run(document_id, stamp->size, stamp->mtime_ns, stamp->ctime_ns, stamp->inode);
}

void Store::insert_effort(std::int64_t document_id, const std::optional<Effort>& effort) {
  if (effort) insert_effort_.run(document_id, effort->seconds, NonZero{effort->peak_mb});
}

void Store::insert_problems(std::int64_t document_id, const std::vector<Error>& errors) {
  int ordinal = 0;
  for (const Error& error : errors) {
    insert_problem_.run(document_id, ++ordinal, to_string(error.code), error.message, error.stage, NonZero{error.page});
  }
}

Status Store::write_index() {
  Transaction transaction(*database_);
  search_.write();
  Status status = transaction.commit();
  if (!status) return status;
  search_.forget();
  database_->execute("PRAGMA wal_checkpoint(PASSIVE)");
  return database_->take_status();
}

Status Store::write(const FileInfo& file, const Reading& reading, const std::optional<Effort>& effort) {
  const Status status = try_write(file, reading, effort);
  if (status) return status;
  if (status.error().code != ErrorCode::internal) return status;
  return write_failure(file, {ErrorCode::internal, "the tables refuse what was read: " + status.error().message, "load", 0}, effort);
}

Status Store::try_write(const FileInfo& file, const Reading& reading, const std::optional<Effort>& effort) {
  if (Status status = begin_run(); !status) return status;
  Transaction transaction(*database_);
  const std::int64_t document_id = insert_document(file, reading.document.warnings.empty() ? "ok" : "partial", &reading);
  insert_problems(document_id, reading.document.warnings);
  insert_effort(document_id, effort);
  writer_.document(document_id, reading.document);
  writer_.report(document_id, reading.document, reading.report);
  corrections_.renew(file.location);
  if (Status status = transaction.commit(); !status) return status;
  std::size_t bytes = 0;
  for (const Page& page : reading.document.pages) bytes += page.text.size();
  search_.add(document_id, bytes);
  return Done{};
}

Status Store::write_failure(const FileInfo& file, const Error& error, const std::optional<Effort>& effort) {
  if (Status status = begin_run(); !status) return status;
  Transaction transaction(*database_);
  const std::int64_t document_id = insert_document(file, "failed", nullptr);
  insert_problems(document_id, {error});
  insert_effort(document_id, effort);
  corrections_.renew(file.location);
  return transaction.commit();
}

Status Store::copy(std::int64_t document_id, const FileInfo& file) {
  if (Status status = begin_run(); !status) return status;
  Transaction transaction(*database_);
  const std::int64_t old_id = retire(file.location, file.sha256);
  const std::string original = location_of(*database_, document_id);
  const bool is_corrected = corrections_.has_any(original);
  corrections_.undo(original);
  const std::int64_t copy = copy_document(*database_, document_id, {old_id, run_id_, file.location, file.path, utc_now()});
  insert_stamp(copy, file.stamp);
  corrections_.renew(original);
  corrections_.renew(file.location);
  if (Status status = transaction.commit(); !status) return status;
  if (is_corrected) search_.add(document_id, 0);
  search_.add(copy, static_cast<std::size_t>(file.bytes));
  return Done{};
}

Status Store::renew_stamp(std::int64_t document_id, const std::optional<FileStamp>& stamp) {
  if (!stamp) return Done{};
  if (Status status = begin_run(); !status) return status;
  insert_stamp(document_id, stamp);
  return database_->take_status();
}

Status Store::remove(const std::string& location) {
  if (Status status = begin_run(); !status) return status;
  is_changed_ = true;
  Transaction transaction(*database_);
  if (const auto known = at(location)) {
    retire_.run(run_id_, utc_now(), "vanished", known->document_id);
    delete_document_.run(known->document_id);
  }
  return transaction.commit();
}

void Store::write_totals(const RunTotals& totals) {
  database_->prepare(finish_run_sql)
      .run(totals.outcome, totals.seconds, totals.files, totals.bytes, totals.ok, totals.partial, totals.failed, totals.unchanged, totals.copied,
           totals.vanished, totals.skipped, run_id_);
}

Status Store::finish(const std::optional<RunTotals>& totals) {
  if (run_id_ == 0) return database_->take_status();
  Transaction transaction(*database_);
  search_.write();
  database_->prepare("UPDATE run SET finished_at = ? WHERE run_id = ?").run(utc_now(), run_id_);
  database_->prepare(count_problems_sql).run(run_id_);
  if (totals) write_totals(*totals);
  if (is_changed_) database_->execute(tidy_sql);
  Status status = transaction.commit();
  // A database in WAL mode cannot be opened from a read-only folder, so it goes back; where another
  // program has it open this fails, and the next run will do it.
  database_->execute("PRAGMA main.journal_mode = DELETE");
  (void)database_->take_status();
  return status;
}

}  // namespace prongsai
