#include "pipeline/store/sqlite.h"

#include <sqlite3.h>

#include <algorithm>
#include <iterator>
#include <mutex>
#include <new>
#include <thread>
#include <utility>

#include "pipeline/store/fold_text.h"

namespace prongsai {
namespace {

constexpr int busy_timeout_ms = 10'000;

/// A refused row is this document's fault; everything else is the database's.
ErrorCode code_of(int status) {
  switch (status & 0xFF) {
    case SQLITE_CONSTRAINT: return ErrorCode::internal;
    case SQLITE_INTERRUPT: return ErrorCode::timeout;
    default: return ErrorCode::storage_failed;
  }
}

std::string advice(int status) {
  switch (status & 0xFF) {
    case SQLITE_IOERR: return " (the disk fails, or is full: free some space and run again; nothing that was stored is lost)";
    case SQLITE_FULL: return " (free some space and run again; nothing that was stored is lost)";
    case SQLITE_READONLY: return " (the file or its folder cannot be written)";
    case SQLITE_BUSY: return " (another program is writing to it, or in the middle of reading it)";
    case SQLITE_NOTADB: return " (choose another --db, this file is something else)";
    default: return "";
  }
}

Error failure(sqlite3* handle, int status) { return {code_of(status), std::string(sqlite3_errmsg(handle)) + advice(status), "load", 0}; }

/// Before the first connection: no count of the memory in use, which costs a lock for each allocation and which nobody asks for.
void configure_library() {
  static std::once_flag once;
  std::call_once(once, [] { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); });
}

}  // namespace

void detail::CloseDatabase::operator()(sqlite3* handle) const noexcept { sqlite3_close_v2(handle); }
void detail::FinalizeStatement::operator()(sqlite3_stmt* handle) const noexcept { sqlite3_finalize(handle); }

// Values are forgotten at once: their texts belong to who bound them. Room is made first, and what cannot be kept is finalized.
void detail::GiveBackStatement::operator()(sqlite3_stmt* handle) const noexcept {
  Connection::IdleStatement statement(handle);
  if (connection->most_idle == 0) return;
  sqlite3_reset(handle);
  sqlite3_clear_bindings(handle);
  try {
    if (connection->idle.size() >= connection->most_idle) connection->idle.pop_front();
    connection->idle.emplace_back(sqlite3_sql(handle), std::move(statement));
  } catch (const std::bad_alloc&) {
    return;
  }
}

void detail::Connection::check(int status) {
  if (status == SQLITE_OK || status == SQLITE_ROW || status == SQLITE_DONE || failure) return;
  failure = prongsai::failure(handle.get(), status);
}

detail::Connection::UsedStatement detail::Connection::prepare(std::string_view sql) {
  const auto kept = std::find_if(idle.rbegin(), idle.rend(), [&](const auto& statement) { return statement.first == sql; });
  sqlite3_stmt* raw = nullptr;
  if (kept != idle.rend()) {
    raw = kept->second.release();
    idle.erase(std::next(kept).base());
  } else {
    check(sqlite3_prepare_v3(handle.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &raw, nullptr));
  }
  return {raw, {this}};
}

// The status that reset repeats is the one that step has already reported.
void Statement::reset() {
  sqlite3_reset(handle_.get());
  is_at_end_ = false;
}

bool Statement::next() {
  if (connection_->failure || is_at_end_) return false;
  const int status = sqlite3_step(handle_.get());
  if (status == SQLITE_ROW) return true;
  connection_->check(status);
  reset();
  is_at_end_ = true;  // SQLite itself would begin anew
  return false;
}

void Statement::bind(int index, std::int64_t value) {
  if (!connection_->failure) connection_->check(sqlite3_bind_int64(handle_.get(), index, value));
}

void Statement::bind(int index, double value) {
  if (!connection_->failure) connection_->check(sqlite3_bind_double(handle_.get(), index, value));
}

// An empty view may have no address, which SQLite would take for null. The text is not copied: see bind_all.
void Statement::bind(int index, std::string_view value) {
  if (connection_->failure) return;
  const char* address = value.empty() ? "" : value.data();
  connection_->check(sqlite3_bind_text64(handle_.get(), index, address, value.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::bind(int index, std::nullopt_t) {
  if (!connection_->failure) connection_->check(sqlite3_bind_null(handle_.get(), index));
}

void Statement::bind(int index, OrNull value) { value.text.empty() ? bind(index, std::nullopt) : bind(index, value.text); }

void Statement::bind(int index, NonZero value) { value.number == 0 ? bind(index, std::nullopt) : bind(index, value.number); }

Statement& Statement::bind_each(const std::vector<SqlValue>& values) {
  reset();
  int index = 0;
  for (const SqlValue& value : values) std::visit([&](const auto& one) { bind(++index, one); }, value);
  return *this;
}

int Statement::columns() const { return sqlite3_column_count(handle_.get()); }

std::string Statement::column_name(int column) const {
  const char* name = sqlite3_column_name(handle_.get(), column);
  return name == nullptr ? "" : name;
}

bool Statement::is_null(int column) const { return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL; }

StorageClass Statement::storage_class(int column) const {
  switch (sqlite3_column_type(handle_.get(), column)) {
    case SQLITE_INTEGER: return StorageClass::integer;
    case SQLITE_FLOAT: return StorageClass::real;
    case SQLITE_NULL: return StorageClass::null;
    default: return StorageClass::text;
  }
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(handle_.get(), column); }

double Statement::real(int column) const { return sqlite3_column_double(handle_.get(), column); }

std::string Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(handle_.get(), column));
  return bytes == nullptr ? std::string() : std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column)));
}

Result<Database> Database::open(const std::filesystem::path& file, Mode mode) {
  configure_library();
  const int access = mode == Mode::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | (mode == Mode::create ? SQLITE_OPEN_CREATE : 0);
  const int flags = access | SQLITE_OPEN_NOMUTEX;  // a connection stays in one thread
  sqlite3* raw = nullptr;
  const int status = sqlite3_open_v2(file.c_str(), &raw, flags, nullptr);
  // SQLite hands out a handle even when opening fails: own it first.
  auto connection = std::make_unique<detail::Connection>();
  connection->handle.reset(raw);
  if (status != SQLITE_OK) return Error{ErrorCode::storage_failed, file.string() + ": " + sqlite3_errmsg(raw) + advice(status), "load", 0};
  sqlite3_busy_timeout(raw, busy_timeout_ms);
  Database database(std::move(connection));
  database.execute("PRAGMA foreign_keys = ON");
  database.define("fold_text", fold_text);
  database.define("name_key", name_key);
  // Opening reads nothing; this does, so that a file that is no database is found out here.
  database.number("PRAGMA user_version");
  if (const Status read = database.take_status(); !read) {
    return Error{ErrorCode::storage_failed, file.string() + ": " + read.error().message, "load", 0};
  }
  return database;
}

namespace {

using TextFunction = std::string (*)(std::string_view);

void call_text_function(sqlite3_context* context, int, sqlite3_value** values) noexcept try {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
  if (bytes == nullptr) return;  // null gives null
  const auto function = reinterpret_cast<TextFunction>(sqlite3_user_data(context));
  const std::string result = function({bytes, static_cast<std::size_t>(sqlite3_value_bytes(values[0]))});
  sqlite3_result_text64(context, result.data(), result.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
} catch (const std::bad_alloc&) {
  sqlite3_result_error_nomem(context);
}

}  // namespace

void Database::define(const char* name, TextFunction function) {
  constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
  void* const user_data = reinterpret_cast<void*>(function);
  connection_->check(sqlite3_create_function_v2(connection_->handle.get(), name, 1, flags, user_data, call_text_function, nullptr, nullptr, nullptr));
}

void Database::while_waiting(std::function<bool()> go_on) {
  connection_->go_on_waiting = std::move(go_on);
  if (!connection_->go_on_waiting) {
    sqlite3_busy_timeout(connection_->handle.get(), busy_timeout_ms);
    return;
  }
  const auto ask = [](void* connection, int) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    return static_cast<detail::Connection*>(connection)->go_on_waiting() ? 1 : 0;
  };
  sqlite3_busy_handler(connection_->handle.get(), ask, connection_.get());
}

void Database::interrupt_when(std::function<bool()> is_enough) {
  constexpr int steps_between = 2000;  // of SQLite's machine: less than a millisecond, and few enough calls to cost nothing
  connection_->is_enough = std::move(is_enough);
  const auto ask = [](void* connection) { return static_cast<detail::Connection*>(connection)->is_enough() ? 1 : 0; };
  sqlite3_progress_handler(connection_->handle.get(), steps_between, connection_->is_enough ? +ask : nullptr, connection_.get());
}

void Database::execute(const std::string& script) {
  if (!connection_->failure) connection_->check(sqlite3_exec(connection_->handle.get(), script.c_str(), nullptr, nullptr, nullptr));
}

std::int64_t Database::number(std::string_view sql) {
  Statement statement = prepare(sql);
  return statement.next() ? statement.integer(0) : 0;
}

Result<Rows> Database::collect(Statement& statement) {
  Rows result;
  while (statement.next()) {
    auto& row = result.rows.emplace_back();
    for (int column = 0; column < statement.columns(); ++column) {
      row.push_back(statement.is_null(column) ? std::nullopt : std::optional(statement.text(column)));
    }
  }
  if (const Status status = take_status(); !status) return status.error();
  for (int column = 0; column < statement.columns(); ++column) result.columns.push_back(statement.column_name(column));
  return result;
}

std::int64_t Database::last_insert_id() const { return sqlite3_last_insert_rowid(connection_->handle.get()); }

bool Database::is_in_transaction() const { return sqlite3_get_autocommit(connection_->handle.get()) == 0; }

Status Database::take_status() {
  if (!connection_->failure) return Done{};
  return *std::exchange(connection_->failure, std::nullopt);
}

Transaction::Transaction(Database& database) : database_(database) { database_.execute("BEGIN IMMEDIATE"); }

Transaction::~Transaction() {
  if (open_) roll_back();
}

Status Transaction::commit() {
  database_.execute("COMMIT");
  Status status = database_.take_status();
  if (!status) roll_back();
  open_ = false;
  return status;
}

// SQLite has rolled back by itself after some failures; then there is nothing to do.
void Transaction::roll_back() {
  if (database_.is_in_transaction()) sqlite3_exec(database_.connection_->handle.get(), "ROLLBACK", nullptr, nullptr, nullptr);
  open_ = false;
}

std::string sqlite_version() { return sqlite3_libversion(); }

}  // namespace prongsai
