#include "pipeline/serve/edits.h"

#include <fmt/core.h>
#include <sys/random.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <initializer_list>
#include <span>

#include "pipeline/serve/target.h"
#include "pipeline/store/open_database.h"
#include "pipeline/utf8.h"

namespace prongsai::serve {
namespace {

/// How long another program may be in the way: `ingest` writes one document at a time.
constexpr std::chrono::seconds longest_wait{4};

constexpr std::size_t most_bytes_of_a_field = 1'000, most_bytes_of_a_value = 10'000;

constexpr std::string_view correction_sql =
    "SELECT record_kind, coalesce(record_id, document_id), \"column\", correction_id, state, reason, read_value, value, corrected_by, corrected_at, "
    "note "
    "FROM v_corrections WHERE correction_id = ?";

Error refusal(std::string message) { return {ErrorCode::unsupported, std::move(message), "", 0}; }

/// The time it takes tells nothing of how much of it is right.
bool is_same(std::string_view given, std::string_view token) {
  if (given.size() != token.size()) return false;
  unsigned char difference = 0;
  for (std::size_t at = 0; at < token.size(); ++at) difference = static_cast<unsigned char>(difference | (given[at] ^ token[at]));
  return difference == 0;
}

/// The object that a body holds, with these fields and no others, of which the first must be there.
Result<Json> read_object(const std::string& body, std::initializer_list<std::string_view> fields, std::size_t needed) {
  Json object = Json::parse(body, nullptr, false);
  if (!object.is_object()) return refusal("the body is to be an object in JSON");
  for (const auto& [name, value] : object.items()) {
    if (std::find(fields.begin(), fields.end(), name) == fields.end()) return refusal("the body has a field that does not belong there");
  }
  for (const std::string_view name : std::span(fields.begin(), needed)) {
    if (!object.contains(name)) return refusal(fmt::format("{} is missing", name));
  }
  return object;
}

/// A field that is a text; null and a missing one are empty.
Result<std::string> text_in(const Json& object, const char* name, std::size_t most = most_bytes_of_a_field) {
  const auto found = object.find(name);
  if (found == object.end() || found->is_null()) return std::string();
  if (!found->is_string()) return refusal(fmt::format("{} is to be a text", name));
  auto text = found->get<std::string>();
  if (text.size() > most) return refusal(fmt::format("{} may have {} bytes", name, most));
  if (text.find('\0') != std::string::npos) return refusal(fmt::format("{} holds characters that no text has", name));
  return text;
}

Json text_or_null(const std::optional<std::string>& text) { return text ? Json(*text) : Json(); }

Response bad(const Error& error) { return failure(400, "bad_argument", error.message); }

/// What the database holds of a correction; an empty array where it has none of that number.
Result<Json> made(Database& database, std::int64_t number) {
  const auto rows = database.query(correction_sql, number);
  if (!rows) return rows.error();
  if (rows->rows.empty()) return Json::array();
  const auto& row = rows->rows[0];
  return Json{{"record_kind", text_or_null(row[0])},
              {"record_id", row[1] ? Json(std::stoll(*row[1])) : Json()},
              {"column", text_or_null(row[2])},
              {"value_now", nullptr},
              {"correction",
               {{"correction_id", std::stoll(*row[3])},
                {"state", text_or_null(row[4])},
                {"reason", text_or_null(row[5])},
                {"read_value", text_or_null(row[6])},
                {"value", text_or_null(row[7])},
                {"by", text_or_null(row[8])},
                {"at", text_or_null(row[9])},
                {"note", text_or_null(row[10])}}}};
}

Response told(int status, const Json& answer) {
  return response(status, "application/json; charset=utf-8", answer.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n');
}

bool is_there(Database& database, const CorrectionRequest& request) {
  if (request.record_kind == "document") {
    return database.prepare("SELECT 1 FROM document WHERE document_id = ?").lookup(request.record_id).has_value();
  }
  return database.prepare("SELECT 1 FROM record WHERE record_id = ? AND kind = ?").lookup(request.record_id, request.record_kind).has_value();
}

/// Of a failure that is not the request's.
Response failed(const Error& error, bool was_busy) {
  if (was_busy) return failure(409, "busy", "another program is writing to the database; try again in a moment");
  fmt::print(stderr, "prongsai: {}\n", render(error));
  return failure(503, "unavailable", "the database cannot be written at the moment; the server's log says why");
}

}  // namespace

Result<std::string> new_token() {
  std::array<unsigned char, 16> bytes{};
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    return Error{ErrorCode::internal, "the system gives no random numbers", "", 0};
  }
  std::string token;
  for (const unsigned char byte : bytes) token += fmt::format("{:02x}", byte);
  return token;
}

std::optional<Response> refuse_change(const Request& request, const std::string& token) {
  if (token.empty()) return failure(403, "read_only", "nothing can be changed here: the server was started without --edit");
  constexpr std::string_view scheme = "Bearer ";
  const auto given = request.header("authorization");
  if (given.size() != 1 || !given[0].starts_with(scheme) || !is_same(given[0].substr(scheme.size()), token)) {
    Response refused = failure(401, "wrong_token", "who changes something needs the token that the server printed when it started");
    refused.headers.emplace_back("WWW-Authenticate", "Bearer");
    return refused;
  }
  if (request.method == "DELETE") return std::nullopt;
  const auto types = request.header("content-type");
  const std::string_view type = types.size() == 1 ? types[0].substr(0, types[0].find(';')) : std::string_view();
  if (type != "application/json") return failure(415, "no_json", "the body is to be application/json");
  if (!is_utf8(request.body)) return failure(400, "bad_argument", "the body is to be UTF-8");
  return std::nullopt;
}

Result<Database> Edits::open() {
  was_busy_ = false;
  auto database = open_for_changing(file_);
  if (!database) return database;
  database->while_waiting([this, end = std::chrono::steady_clock::now() + longest_wait] {
    if (!is_stopping_ && std::chrono::steady_clock::now() < end) return true;
    was_busy_ = true;
    return false;
  });
  return database;
}

Response Edits::make(const CorrectionRequest& request) {
  auto database = open();
  if (!database) return failed(database.error(), false);
  if (!is_there(*database, request)) {
    if (const Status status = database->take_status(); !status) return failed(status.error(), was_busy_);
    return failure(404, "not_found", fmt::format("there is no {} {}", request.record_kind, request.record_id));
  }
  const auto numbers = prongsai::correct(*database, std::span(&request, 1));
  if (!numbers) return numbers.error().code == ErrorCode::unsupported ? bad(numbers.error()) : failed(numbers.error(), was_busy_);
  Json answer{{"record_kind", request.record_kind},
              {"record_id", request.record_id},
              {"column", request.column},
              {"value_now", "open"},
              {"correction", nullptr}};
  if ((*numbers)[0] != 0) {
    auto correction = made(*database, (*numbers)[0]);
    if (!correction) return failed(correction.error(), was_busy_);
    answer["correction"] = correction->at("correction");
    answer["value_now"] = answer["correction"]["value"];
  }
  return told(201, answer);
}

Response Edits::review(std::int64_t finding, const std::string& body) {
  const auto object = read_object(body, {"state", "by", "note"}, 1);
  if (!object) return bad(object.error());
  const auto state = text_in(*object, "state"), by = text_in(*object, "by"), note = text_in(*object, "note");
  for (const auto* field : {&state, &by, &note}) {
    if (!*field) return bad(field->error());
  }
  return make({"finding", finding, "state", *state, *by, *note});
}

Response Edits::correct(const std::string& body) {
  const auto object = read_object(body, {"record_kind", "record_id", "column", "value", "by", "note"}, 4);
  if (!object) return bad(object.error());
  const auto kind = text_in(*object, "record_kind"), column = text_in(*object, "column"), value = text_in(*object, "value", most_bytes_of_a_value);
  const auto by = text_in(*object, "by"), note = text_in(*object, "note");
  for (const auto* field : {&kind, &column, &value, &by, &note}) {
    if (!*field) return bad(field->error());
  }
  const Json& id = object->at("record_id");
  if (!id.is_number_integer()) return bad(refusal("record_id is to be a whole number"));
  if (*kind == "finding") return bad(refusal("a finding is reviewed at /findings/{id}/review"));
  return make({*kind, id.get<std::int64_t>(), *column, *value, *by, *note});
}

Response Edits::withdraw(std::int64_t correction) {
  auto database = open();
  if (!database) return failed(database.error(), false);
  auto answer = made(*database, correction);
  if (!answer) return failed(answer.error(), was_busy_);
  if (answer->is_array()) return failure(404, "not_found", fmt::format("there is no correction {}", correction));
  if (const Status status = withdraw_correction(*database, correction); !status) {
    return status.error().code == ErrorCode::unsupported ? failure(409, "conflict", status.error().message) : failed(status.error(), was_busy_);
  }
  Json& withdrawn = answer->at("correction");
  withdrawn["state"] = "withdrawn";
  withdrawn["reason"] = nullptr;
  (*answer)["value_now"] = withdrawn["read_value"];
  return told(200, *answer);
}

}  // namespace prongsai::serve
