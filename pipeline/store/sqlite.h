#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "models/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace prongsai {

/// Text that is stored as null when it is empty.
struct OrNull {
  std::string_view text;
};

/// A number that is stored as null when it is zero (pages, years: nothing real is 0 there).
struct NonZero {
  std::int64_t number;
};

/// A value for a statement whose number of values is known only when it is made.
using SqlValue = std::variant<std::int64_t, double, std::string>;

/// What a column of a row holds.
enum class StorageClass { null, integer, real, text };

namespace detail {
struct CloseDatabase {
  void operator()(sqlite3* handle) const noexcept;
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* handle) const noexcept;
};

struct Connection;
/// Puts a statement that nobody needs any more with those that may be needed again.
struct GiveBackStatement {
  Connection* connection = nullptr;
  void operator()(sqlite3_stmt* handle) const noexcept;
};

/// A connection and the first thing that went wrong on it.
struct Connection {
  using UsedStatement = std::unique_ptr<sqlite3_stmt, GiveBackStatement>;
  using IdleStatement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

  std::function<bool()> go_on_waiting, is_enough;  ///< outlive the handle, which calls them
  std::unique_ptr<sqlite3, CloseDatabase> handle;
  std::optional<Error> failure;
  std::size_t most_idle = 0;
  std::deque<std::pair<std::string_view, IdleStatement>> idle;  ///< by their texts, which are their own; the last that was needed at the end

  void check(int status);
  UsedStatement prepare(std::string_view sql);
};
}  // namespace detail

/// A prepared statement. After a failure on its Database it does nothing, until the failure is
/// taken: callers run a whole group of statements and look once. Must not outlive its Database.
class Statement {
 public:
  /// Binds the values in order and runs a statement that gives no rows.
  template <typename... Values>
  void run(const Values&... values) {
    bind_all(values...);
    while (next()) {
    }
  }

  /// Binds the values in order, ready for next(). Texts are not copied: they must live until the last next().
  template <typename... Values>
  Statement& bind_all(const Values&... values) {
    reset();
    int index = 0;
    (bind(++index, values), ...);
    return *this;
  }

  /// The same for values that come together.
  Statement& bind_each(const std::vector<SqlValue>& values);

  /// The number that a query for one gives for the values; nothing where it gives no row.
  template <typename... Values>
  std::optional<std::int64_t> lookup(const Values&... values) {
    const std::optional<std::int64_t> found = bind_all(values...).next() ? std::optional(integer(0)) : std::nullopt;
    reset();  // a query left open would keep its view of the database
    return found;
  }

  /// Steps to the next row; false after a failure, and from the end on until reset() or other values.
  bool next();

  /// Ends a query before its last row, ready to be asked again.
  void reset();

  int columns() const;
  std::string column_name(int column) const;
  bool is_null(int column) const;
  StorageClass storage_class(int column) const;
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string text(int column) const;

 private:
  friend class Database;
  Statement(detail::Connection& connection, std::string_view sql) : connection_(&connection), handle_(connection.prepare(sql)) {}

  void bind(int index, std::int64_t value);
  void bind(int index, int value) { bind(index, static_cast<std::int64_t>(value)); }
  void bind(int index, bool value) { bind(index, static_cast<std::int64_t>(value)); }
  void bind(int index, double value);
  void bind(int index, std::string_view value);
  void bind(int index, const std::string& value) { bind(index, std::string_view(value)); }
  void bind(int index, const char* value) { bind(index, std::string_view(value)); }
  void bind(int index, std::nullopt_t);
  void bind(int index, OrNull value);
  void bind(int index, NonZero value);
  template <typename T>
  void bind(int index, const std::optional<T>& value) {
    if (value) {
      bind(index, *value);
    } else {
      bind(index, std::nullopt);
    }
  }

  detail::Connection* connection_;
  detail::Connection::UsedStatement handle_;
  bool is_at_end_ = false;
};

/// What a query gave, as text; nothing stands for null.
struct Rows {
  std::vector<std::string> columns;
  std::vector<std::vector<std::optional<std::string>>> rows;
};

/// A connection to one SQLite file, with foreign keys on, that waits ten seconds for others where need be. Its SQL knows fold_text() and name_key().
class Database {
 public:
  enum class Mode { read_only, read_write, create };

  static Result<Database> open(const std::filesystem::path& file, Mode mode);

  Statement prepare(std::string_view sql) { return {*connection_, sql}; }

  /// From now on keeps so many statements that are not needed any more, for whoever prepares the same text again: SQLite takes longer for
  /// that than for many an answer.
  void keep_statements(std::size_t most) { connection_->most_idle = most; }
  std::size_t kept_statements() const { return connection_->idle.size(); }

  /// Makes a function from text to text known to the SQL of this connection.
  void define(const char* name, std::string (*function)(std::string_view));

  /// What to do while another program is in the way: asked every twentieth of a second, ends the wait with false. Empty: ten
  /// seconds, as before.
  void while_waiting(std::function<bool()> go_on);

  /// Asked now and then while a statement runs: true ends it with the error `timeout`. Empty: nobody is asked, as before.
  void interrupt_when(std::function<bool()> is_enough);

  /// Runs a script of statements.
  void execute(const std::string& script);

  /// The number in the first column of the first row; 0 where there is none.
  std::int64_t number(std::string_view sql);

  template <typename... Values>
  Result<Rows> query(std::string_view sql, const Values&... values) {
    Statement statement = prepare(sql);
    statement.bind_all(values...);
    return collect(statement);
  }
  Result<Rows> query(std::string_view sql, const std::vector<SqlValue>& values) {
    Statement statement = prepare(sql);
    statement.bind_each(values);
    return collect(statement);
  }

  std::int64_t last_insert_id() const;
  bool is_in_transaction() const;

  /// The first failure since the last call, which is then forgotten.
  Status take_status();

 private:
  friend class Transaction;
  explicit Database(std::unique_ptr<detail::Connection> connection) : connection_(std::move(connection)) {}
  Result<Rows> collect(Statement& statement);

  std::unique_ptr<detail::Connection> connection_;  ///< statements point into it, so it stays where it is
};

/// All or nothing: what is not committed is rolled back.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  /// Commits if every statement since the beginning went well; otherwise rolls back and says why not.
  Status commit();

 private:
  void roll_back();

  Database& database_;
  bool open_ = true;
};

/// "3.40.1", and whether the library can do what the schema needs.
std::string sqlite_version();

}  // namespace prongsai
