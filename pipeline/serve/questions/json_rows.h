#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/serve/question.h"
#include "pipeline/store/sqlite.h"

namespace prongsai::serve {

/// The rows of a query as objects: a member a column, by its name and in its order; no two columns have one name. What SQLite cannot hold is told by
/// the end of the name, which is left off: "box:box" is a text x0,y0,x1,y1 that becomes an array of numbers; "units:json" a text of JSON; "done:flag"
/// 0 or 1.
class RowObjects {
 public:
  explicit RowObjects(const Statement& query);

  /// The row that the statement stands at.
  Json at(const Statement& row) const;

 private:
  enum class Form { plain, box, flag, json };
  static Json value_of(const Statement& row, int column, Form form);

  std::vector<std::pair<std::string, Form>> columns_;
};

/// The row that a statement stands at.
Json object_of(const Statement& row);

/// All rows of a query.
Json rows_of(Database& database, std::string_view sql, const std::vector<SqlValue>& values = {});

/// The first row; null where there is none.
Json row_of(Database& database, std::string_view sql, const std::vector<SqlValue>& values = {});

/// "10.0,20,30,40" as numbers; null for anything else.
Json box_of(std::string_view text);

/// How many there are: at least so many where `is_more`.
struct Total {
  std::int64_t count = 0;
  bool is_more = false;
};

/// Which piece of a list is asked for.
struct Piece {
  std::int64_t limit = 0, offset = 0;
};
Piece piece_of(const Arguments& arguments);

/// The values of a query that ends with "LIMIT ? OFFSET ?": its text is the same for each piece, so that it is prepared once.
std::vector<SqlValue> in_piece(std::vector<SqlValue> values, const Piece& piece);

/// The answer of a list; fails with what has gone wrong on the database until now.
Result<Json> list_answer(Database& database, const Total& total, Json items);

/// An answer that is no list. Null items are what is not there: `missing` says what ("there is no measure 7").
Result<Json> single_answer(Database& database, Json answer, std::string_view missing);

/// A list whose items are the rows of a query, in its order. `counted` is a query for as many rows, cheaper where it can be, with the same values.
Result<Json> list_of_rows(Database& database, const Arguments& arguments, std::string_view rows, std::string_view counted,
                          const std::vector<SqlValue>& values);

/// Counts all rows of what follows FROM.
Total count_all(Database& database, std::string_view from, const std::vector<SqlValue>& values);

/// Counts the rows of a query, and stops at `most`.
Total count_rows(Database& database, std::string_view sql, const std::vector<SqlValue>& values, std::int64_t most = 10'000);

}  // namespace prongsai::serve
