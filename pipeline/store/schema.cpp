#include "pipeline/store/schema.h"

#include <fmt/core.h>

namespace prongsai {
namespace {

Error refusal(std::string message) { return {ErrorCode::storage_failed, std::move(message), "load", 0}; }

Status check_identity(Database& database, std::size_t newest) {
  const bool is_empty = database.number("SELECT count(*) FROM sqlite_schema") == 0;
  const std::int64_t id = database.number("PRAGMA application_id");
  const std::int64_t version = database.number("PRAGMA user_version");
  if (Status status = database.take_status(); !status) return status;
  if (!is_empty && id != application_id) return refusal("the database belongs to another program; choose another --db");
  if (version > static_cast<std::int64_t>(newest)) {
    return refusal(fmt::format("the database has version {}, this program knows versions up to {}; use a newer prongsai", version, newest));
  }
  return Done{};
}

}  // namespace

Status migrate(Database& database, std::span<const Migration> list) {
  if (Status status = check_identity(database, list.size()); !status) return status;
  if (database.number("PRAGMA user_version") == static_cast<std::int64_t>(list.size())) return database.take_status();

  Transaction transaction(database);
  // Read again: another process may have migrated it while we waited for the lock.
  const std::int64_t version = database.number("PRAGMA user_version");
  for (std::size_t next = static_cast<std::size_t>(version); next < list.size(); ++next) {
    database.execute(std::string(list[next].sql));
    database.execute(fmt::format("PRAGMA user_version = {}", next + 1));
  }
  database.execute(fmt::format("PRAGMA application_id = {}", application_id));
  Status status = transaction.commit();
  if (!status) return refusal(fmt::format("the tables could not be made: {}", status.error().message));
  return status;
}

Status check_schema(Database& database, std::span<const Migration> list) {
  if (Status status = check_identity(database, list.size()); !status) return status;
  const std::int64_t version = database.number("PRAGMA user_version");
  if (version < static_cast<std::int64_t>(list.size())) {
    return refusal(fmt::format("the database has version {}; `prongsai ingest` brings it to version {}", version, list.size()));
  }
  return database.take_status();
}

}  // namespace prongsai
