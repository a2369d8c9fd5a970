#include "pipeline/serve/questions/json_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace prongsai::serve {
namespace {

constexpr std::int64_t usual_limit = 50;

Json plain_value(const Statement& row, int column) {
  switch (row.storage_class(column)) {
    case StorageClass::null: return nullptr;
    case StorageClass::integer: return row.integer(column);
    case StorageClass::real: return row.real(column);
    case StorageClass::text: return row.text(column);
  }
  return nullptr;
}

Json parsed_value(const Statement& row, int column) {
  if (row.is_null(column)) return nullptr;
  Json parsed = Json::parse(row.text(column), nullptr, false);
  return parsed.is_discarded() ? Json(nullptr) : parsed;
}

}  // namespace

Json box_of(std::string_view text) {
  Json box = Json::array();
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at != end) {
    double number = 0;
    const auto [stop, failure] = std::from_chars(at, end, number);
    if (failure != std::errc()) return nullptr;
    box.push_back(number);
    at = stop;
    if (at != end && *at++ != ',') return nullptr;
  }
  return box.size() == 4 ? box : Json(nullptr);
}

RowObjects::RowObjects(const Statement& query) {
  for (int column = 0; column < query.columns(); ++column) {
    const std::string name = query.column_name(column);
    const std::size_t colon = std::min(name.find(':'), name.size());
    const std::string_view form = std::string_view(name).substr(colon);
    columns_.emplace_back(name.substr(0, colon), form == ":box"    ? Form::box
                                                 : form == ":flag" ? Form::flag
                                                 : form == ":json" ? Form::json
                                                                   : Form::plain);
  }
}

// By the vector that the members are: to look for each of them whether it is there already takes as long as all the rest.
Json RowObjects::at(const Statement& row) const {
  Json object = Json::object();
  auto& members = object.get_ref<Json::object_t&>();
  members.reserve(columns_.size());
  for (std::size_t column = 0; column < columns_.size(); ++column)
    members.emplace_back(columns_[column].first, value_of(row, static_cast<int>(column), columns_[column].second));
  return object;
}

Json RowObjects::value_of(const Statement& row, int column, Form form) {
  switch (form) {
    case Form::box: return box_of(row.text(column));
    case Form::flag: return row.integer(column) != 0;
    case Form::json: return parsed_value(row, column);
    case Form::plain: break;
  }
  return plain_value(row, column);
}

Json object_of(const Statement& row) { return RowObjects(row).at(row); }

Json rows_of(Database& database, std::string_view sql, const std::vector<SqlValue>& values) {
  Json rows = Json::array();
  Statement statement = database.prepare(sql);
  const RowObjects objects(statement);
  for (statement.bind_each(values); statement.next();) rows.push_back(objects.at(statement));
  return rows;
}

Json row_of(Database& database, std::string_view sql, const std::vector<SqlValue>& values) {
  Statement statement = database.prepare(sql);
  return statement.bind_each(values).next() ? object_of(statement) : Json(nullptr);
}

Piece piece_of(const Arguments& arguments) { return {arguments.integer("limit").value_or(usual_limit), arguments.integer("offset").value_or(0)}; }

std::vector<SqlValue> in_piece(std::vector<SqlValue> values, const Piece& piece) {
  values.insert(values.end(), {piece.limit, piece.offset});
  return values;
}

Result<Json> list_answer(Database& database, const Total& total, Json items) {
  if (Status status = database.take_status(); !status) return status.error();
  return Json{{"total", total.count}, {"total_is_more", total.is_more}, {"items", std::move(items)}};
}

Result<Json> single_answer(Database& database, Json answer, std::string_view missing) {
  if (Status status = database.take_status(); !status) return status.error();
  if (answer.is_null()) return Error{ErrorCode::empty, std::string(missing), "", 0};
  return answer;
}

Total count_all(Database& database, std::string_view from, const std::vector<SqlValue>& values) {
  Statement statement = database.prepare(fmt::format("SELECT count(*) FROM {}", from));
  return {statement.bind_each(values).next() ? statement.integer(0) : 0, false};
}

Total count_rows(Database& database, std::string_view sql, const std::vector<SqlValue>& values, std::int64_t most) {
  Statement statement = database.prepare(fmt::format("SELECT count(*) FROM ({} LIMIT {})", sql, most + 1));
  const std::int64_t count = statement.bind_each(values).next() ? statement.integer(0) : 0;
  return {std::min(count, most), count > most};
}

Result<Json> list_of_rows(Database& database, const Arguments& arguments, std::string_view rows, std::string_view counted,
                          const std::vector<SqlValue>& values) {
  Json items = rows_of(database, fmt::format("{} LIMIT ? OFFSET ?", rows), in_piece(values, piece_of(arguments)));
  return list_answer(database, count_rows(database, counted, values), std::move(items));
}

}  // namespace prongsai::serve
