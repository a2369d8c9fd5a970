#include "pipeline/store/inventory.h"

#include <array>
#include <utility>

namespace prongsai {
namespace {

constexpr const char* tables_sql = R"(
DROP TABLE IF EXISTS temp.found;
DROP TABLE IF EXISTS temp.planned;
DROP TABLE IF EXISTS temp.given;
DROP TABLE IF EXISTS temp.unread;
DROP TABLE IF EXISTS temp.wanted;
DROP TABLE IF EXISTS temp.missing;
DROP TABLE IF EXISTS temp.reading;
DROP TABLE IF EXISTS temp.aside;
CREATE TEMP TABLE found (location TEXT PRIMARY KEY, path TEXT, size INTEGER, mtime_ns INTEGER, ctime_ns INTEGER, inode INTEGER) WITHOUT ROWID;
CREATE TEMP TABLE planned (location TEXT PRIMARY KEY, path TEXT, reason INTEGER, document_id INTEGER, sha256 TEXT, status TEXT) WITHOUT ROWID;
CREATE TEMP TABLE given (prefix TEXT, beyond TEXT);
CREATE TEMP TABLE unread (prefix TEXT, beyond TEXT);
CREATE TEMP TABLE wanted (pattern TEXT);
CREATE TEMP TABLE missing (location TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE reading (sha256 TEXT PRIMARY KEY, location TEXT) WITHOUT ROWID;
CREATE TEMP TABLE aside (location TEXT PRIMARY KEY, path TEXT, sha256 TEXT, bytes INTEGER, size INTEGER, mtime_ns INTEGER, ctime_ns INTEGER, inode INTEGER)
  WITHOUT ROWID;
)";

constexpr const char* add_sql =
    "INSERT OR IGNORE INTO temp.found SELECT ?1, ?2, ?3, ?4, ?5, ?6 "
    "WHERE NOT EXISTS (SELECT 1 FROM temp.wanted) OR EXISTS (SELECT 1 FROM temp.wanted WHERE ?2 GLOB pattern)";

// The numbers of the reasons are those of the enumerators.
constexpr const char* plan_sql = R"(
INSERT INTO temp.planned
SELECT * FROM (
  SELECT f.location, f.path,
         CASE WHEN d.document_id IS NULL THEN 0
              WHEN ?1 THEN 4
              WHEN d.status = ?2 THEN 3
              WHEN NOT EXISTS (SELECT 1 FROM temp.accepted_version a WHERE a.format = coalesce(d.format, '') AND a.version = d.extractor_version) THEN 2
              WHEN s.size IS NOT f.size OR s.mtime_ns IS NOT f.mtime_ns OR s.ctime_ns IS NOT f.ctime_ns OR s.inode IS NOT f.inode THEN 1
         END AS reason,
         d.document_id, d.sha256, d.status
  FROM temp.found f LEFT JOIN main.document d ON d.location = f.location LEFT JOIN main.file_stamp s ON s.document_id = d.document_id)
WHERE reason IS NOT NULL)";

constexpr const char* find_missing_sql = R"(
INSERT OR IGNORE INTO temp.missing
SELECT d.location
FROM temp.given g CROSS JOIN main.document d ON d.location >= g.prefix AND d.location < g.beyond
WHERE d.location NOT IN (SELECT location FROM temp.found)
  AND NOT EXISTS (SELECT 1 FROM temp.unread u WHERE d.location >= u.prefix AND d.location < u.beyond)
  AND (NOT EXISTS (SELECT 1 FROM temp.wanted) OR EXISTS (SELECT 1 FROM temp.wanted WHERE substr(d.location, length(g.prefix) + 1) GLOB pattern)))";

constexpr const char* failures_sql = R"(
SELECT f.path, (SELECT v.error FROM v_documents v WHERE v.document_id = d.document_id)
FROM temp.found f JOIN main.document d ON d.location = f.location WHERE d.status = 'failed' ORDER BY f.location)";

Database& with_tables(Database& database) {
  database.execute(tables_sql);
  return database;
}

/// What begins with a folder's name and a slash lies from the one text up to, not including, the other.
std::pair<std::string, std::string> bounds_of(const std::string& folder) {
  std::string prefix = folder.ends_with('/') ? folder : folder + '/';
  std::string beyond = prefix;
  beyond.back() = '/' + 1;
  return {std::move(prefix), std::move(beyond)};
}

}  // namespace

std::string_view to_string(Reason reason) noexcept {
  constexpr std::array<std::string_view, 5> names{"new", "touched", "version", "retry", "forced"};
  return names.at(static_cast<std::size_t>(reason));
}

Inventory::Inventory(Database& database, Selection selection)
    : database_(with_tables(database)),
      selection_(std::move(selection)),
      add_(database.prepare(add_sql)),
      next_(database.prepare(
          "SELECT location, path, reason, document_id, sha256, status FROM temp.planned WHERE location > ? ORDER BY location LIMIT 1")),
      missing_(database.prepare("SELECT location FROM temp.missing WHERE location > ? ORDER BY location LIMIT 1")),
      begin_reading_(database.prepare("INSERT OR IGNORE INTO temp.reading VALUES (?, ?)")),
      read_at_(database.prepare("SELECT location FROM temp.reading WHERE sha256 = ?")),
      put_aside_(database.prepare("INSERT OR REPLACE INTO temp.aside VALUES (?, ?, ?, ?, ?, ?, ?, ?)")),
      next_aside_(database.prepare("SELECT * FROM temp.aside WHERE location > ? ORDER BY location LIMIT 1")) {
  Statement want = database.prepare("INSERT INTO temp.wanted VALUES (?)");
  for (const std::string& pattern : selection_.only) want.run(pattern);
}

void Inventory::begin() { database_.execute("BEGIN"); }

void Inventory::add(const FoundFile& file) {
  add_.run(file.location, file.path, file.stamp.size, file.stamp.mtime_ns, file.stamp.ctime_ns, file.stamp.inode);
}

Status Inventory::plan(const Discovery& discovery) {
  const auto note = [&](const char* sql, const std::vector<std::string>& folders) {
    Statement insert = database_.prepare(sql);
    for (const std::string& folder : folders) {
      const auto [prefix, beyond] = bounds_of(folder);
      insert.run(prefix, beyond);
    }
  };
  note("INSERT INTO temp.given VALUES (?, ?)", discovery.folders);
  note("INSERT INTO temp.unread VALUES (?, ?)", discovery.unread);
  database_.prepare(plan_sql).run(selection_.force, selection_.retry_status);
  database_.prepare(find_missing_sql).run();
  if (Status status = database_.take_status(); !status) {
    database_.execute("ROLLBACK");
    return status;
  }
  database_.execute("COMMIT");
  files_ = database_.number("SELECT count(*) FROM temp.found");
  planned_ = database_.number("SELECT count(*) FROM temp.planned");
  return database_.take_status();
}

std::int64_t Inventory::known_below(const std::string& folder) {
  const auto [prefix, beyond] = bounds_of(folder);
  Statement count = database_.prepare("SELECT count(*) FROM main.document WHERE location >= ? AND location < ?");
  return count.bind_all(prefix, beyond).next() ? count.integer(0) : 0;
}

std::optional<PlannedFile> Inventory::after(const std::string& location) {
  if (!next_.bind_all(location).next()) return std::nullopt;
  PlannedFile file{next_.text(0), next_.text(1), static_cast<Reason>(next_.integer(2)), next_.integer(3), next_.text(4), next_.text(5)};
  next_.reset();
  return file;
}

std::optional<std::string> Inventory::missing_after(const std::string& location) {
  if (!missing_.bind_all(location).next()) return std::nullopt;
  std::string missing = missing_.text(0);
  missing_.reset();
  return missing;
}

std::int64_t Inventory::failing() {
  return database_.number("SELECT count(*) FROM temp.found f JOIN main.document d ON d.location = f.location WHERE d.status = 'failed'");
}

Result<Rows> Inventory::failures() { return database_.query(failures_sql); }

bool Inventory::begin_reading(const FileInfo& file) {
  begin_reading_.run(file.sha256, file.location);
  return read_at(file.sha256) == file.location;
}

std::string Inventory::read_at(const std::string& sha256) {
  std::string location = read_at_.bind_all(sha256).next() ? read_at_.text(0) : "";
  read_at_.reset();
  return location;
}

void Inventory::put_aside(const FileInfo& file) {
  const FileStamp none{.size = -1};
  const FileStamp& stamp = file.stamp ? *file.stamp : none;
  put_aside_.run(file.location, file.path, file.sha256, file.bytes, stamp.size, stamp.mtime_ns, stamp.ctime_ns, stamp.inode);
}

std::optional<FileInfo> Inventory::aside_after(const std::string& location) {
  if (!next_aside_.bind_all(location).next()) return std::nullopt;
  FileInfo file{next_aside_.text(0), next_aside_.text(1), next_aside_.text(2), next_aside_.integer(3)};
  const FileStamp stamp{next_aside_.integer(4), next_aside_.integer(5), next_aside_.integer(6), next_aside_.integer(7)};
  if (stamp.size >= 0) file.stamp = stamp;
  next_aside_.reset();
  return file;
}

}  // namespace prongsai
