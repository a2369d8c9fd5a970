#include "pipeline/store/correction_rules.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <initializer_list>

#include "pipeline/discover.h"
#include "pipeline/store/fold_text.h"

namespace prongsai {
namespace {

using Kind = ValueKind;

constexpr std::array columns{
    CorrectableColumn{"document", "organisation", Kind::text, false},
    CorrectableColumn{"document", "organisation_type", Kind::text},
    CorrectableColumn{"document", "subdistrict", Kind::text},
    CorrectableColumn{"document", "district", Kind::text},
    CorrectableColumn{"document", "province", Kind::text},
    CorrectableColumn{"document", "fiscal_year", Kind::fiscal_year},
    CorrectableColumn{"document", "fiscal_year_end", Kind::fiscal_year},
    CorrectableColumn{"document", "document_kind", Kind::text},
    CorrectableColumn{"score", "fiscal_year", Kind::fiscal_year},
    CorrectableColumn{"score", "code", Kind::score_code, false},
    CorrectableColumn{"score", "name", Kind::text},
    CorrectableColumn{"score", "value", Kind::score, false},
    CorrectableColumn{"score", "rating", Kind::text},
    CorrectableColumn{"score", "role", Kind::role, false},
    CorrectableColumn{"score", "is_primary", Kind::flag, false},
    CorrectableColumn{"measure", "fiscal_year", Kind::fiscal_year},
    CorrectableColumn{"measure", "section", Kind::text},
    CorrectableColumn{"measure", "number", Kind::text},
    CorrectableColumn{"measure", "title", Kind::text, false},
    CorrectableColumn{"measure", "method", Kind::text},
    CorrectableColumn{"measure", "topic", Kind::text},
    CorrectableColumn{"measure", "output", Kind::text},
    CorrectableColumn{"measure", "outcome", Kind::text},
    CorrectableColumn{"measure", "period_text", Kind::text},
    CorrectableColumn{"measure", "period_start", Kind::date},
    CorrectableColumn{"measure", "period_end", Kind::date},
    CorrectableColumn{"measure", "status", Kind::status},
    CorrectableColumn{"measure", "progress_percent", Kind::percent},
    CorrectableColumn{"measure", "indicator", Kind::indicator},
    CorrectableColumn{"budget", "fiscal_year", Kind::fiscal_year},
    CorrectableColumn{"budget", "amount_baht", Kind::baht, false},
    CorrectableColumn{"disclosure_item", "code", Kind::item_code, false},
    CorrectableColumn{"disclosure_item", "name", Kind::text},
    CorrectableColumn{"disclosure_item", "requirement", Kind::text},
    CorrectableColumn{"disclosure_item", "status", Kind::status},
    CorrectableColumn{"disclosure_item", "detail", Kind::text},
    CorrectableColumn{"risk", "activity", Kind::text},
    CorrectableColumn{"risk", "issue", Kind::text},
    CorrectableColumn{"risk", "level", Kind::text},
    CorrectableColumn{"risk", "control", Kind::text},
    CorrectableColumn{"finding", "state", Kind::review, false},
};

/// What is expected of a value, for people.
std::string_view expectation(ValueKind kind) {
  switch (kind) {
    case Kind::text: return "a text in UTF-8 without control characters";
    case Kind::fiscal_year: return "a year of the Buddhist Era, 2500 to 2700";
    case Kind::score: return "a score from 0 to 100";
    case Kind::percent: return "a percentage from 0 to 100";
    case Kind::date: return "a date as YYYY-MM-DD, Gregorian";
    case Kind::status: return "completed, in_progress, not_started or cancelled";
    case Kind::baht: return "an amount in whole baht";
    case Kind::indicator: return "an indicator, 1 to 10";
    case Kind::score_code: return "overall, IIT, EIT, OIT, 1 to 10, 9.1, i4, e4 or o12";
    case Kind::item_code: return "an item such as O12";
    case Kind::role: return "result or target";
    case Kind::flag: return "0 or 1";
    case Kind::review: return "open, confirmed or dismissed";
  }
  return "";
}

bool is_digits(std::string_view text, std::size_t most) {
  return !text.empty() && text.size() <= most && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_whole(std::string_view text, int least, int most, std::size_t digits) {
  int number = 0;
  if (!is_digits(text, digits) || (text.size() > 1 && text[0] == '0')) return false;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number >= least && number <= most;
}

/// Up to four decimals: nothing real has more.
bool is_hundredth(std::string_view text) {
  const std::size_t dot = text.find('.');
  if (!is_digits(text.substr(0, dot), 3) || (dot != std::string_view::npos && !is_digits(text.substr(dot + 1), 4))) return false;
  double number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number <= 100;
}

bool is_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  if (!is_digits(text.substr(0, 4), 4) || !is_digits(text.substr(5, 2), 2) || !is_digits(text.substr(8), 2)) return false;
  const auto number = [&](std::size_t at, std::size_t digits) {
    int value = 0;
    std::from_chars(text.data() + at, text.data() + at + digits, value);
    return value;
  };
  const std::chrono::year_month_day date(std::chrono::year(number(0, 4)), std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                         std::chrono::day(static_cast<unsigned>(number(8, 2))));
  return date.ok() && date.year() >= std::chrono::year(1950) && date.year() <= std::chrono::year(2150);
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) { return std::ranges::find(words, text) != words.end(); }

bool is_score_code(std::string_view code) {
  if (is_one_of(code, {"overall", "IIT", "EIT", "OIT"}) || is_whole(code, 1, 10, 2)) return true;
  if (code.size() > 1 && std::string_view("ieo").find(code[0]) != std::string_view::npos) return is_whole(code.substr(1), 1, 99, 2);
  const std::size_t dot = code.find('.');
  return dot != std::string_view::npos && is_whole(code.substr(0, dot), 1, 10, 2) && is_whole(code.substr(dot + 1), 1, 9, 1);
}

bool fits(ValueKind kind, std::string_view value) {
  switch (kind) {
    case Kind::text: return printable(value) == value;
    case Kind::fiscal_year: return is_whole(value, 2500, 2700, 4);
    case Kind::score:
    case Kind::percent: return is_hundredth(value);
    case Kind::date: return is_iso_date(value);
    case Kind::status: return is_one_of(value, {"completed", "in_progress", "not_started", "cancelled"});
    case Kind::baht: return is_digits(value, 15) && (value.size() == 1 || value[0] != '0');
    case Kind::indicator: return is_whole(value, 1, 10, 2);
    case Kind::score_code: return is_score_code(value);
    case Kind::item_code: return value.size() > 1 && value[0] == 'O' && is_whole(value.substr(1), 1, 99, 2);
    case Kind::role: return is_one_of(value, {"result", "target"});
    case Kind::flag: return is_one_of(value, {"0", "1"});
    case Kind::review: return is_one_of(value, {"open", "confirmed", "dismissed"});
  }
  return false;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view space = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(space);
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

/// Lines of a text are kept; nothing else that cannot be seen.
std::string without_lines(std::string_view text) {
  std::string line(text);
  std::ranges::replace(line, '\n', ' ');
  return line;
}

/// With ASCII digits; commas are between thousands of baht, and nowhere else.
std::string plain_number(Kind kind, std::string_view value) {
  std::string number = fold_text(value);
  if (kind == Kind::baht) std::erase(number, ',');
  return number;
}

bool is_number(ValueKind kind) {
  return kind == Kind::fiscal_year || kind == Kind::score || kind == Kind::percent || kind == Kind::date || kind == Kind::baht ||
         kind == Kind::indicator;
}

}  // namespace

std::span<const CorrectableColumn> correctable_columns() { return columns; }

const CorrectableColumn* correctable_column(std::string_view record_kind, std::string_view column) {
  const auto found =
      std::ranges::find_if(columns, [&](const CorrectableColumn& each) { return each.record_kind == record_kind && each.column == column; });
  return found == columns.end() ? nullptr : &*found;
}

std::string correctable_names(std::string_view record_kind) {
  std::string names;
  for (const CorrectableColumn& each : columns) {
    if (each.record_kind == record_kind) names += fmt::format("{}{}", names.empty() ? "" : ", ", each.column);
  }
  return names;
}

Result<std::optional<std::string>> correct_form(const CorrectableColumn& column, std::string_view value) {
  const std::string_view given = trimmed(value);
  if (given.empty()) {
    if (column.may_be_null) return std::optional<std::string>();
    return Error{ErrorCode::unsupported, fmt::format("{} of a {} cannot be empty", column.column, column.record_kind), "", 0};
  }
  std::string form = is_number(column.kind) ? plain_number(column.kind, given) : std::string(given);
  if (fits(column.kind, column.kind == Kind::text ? without_lines(form) : form)) return std::optional(std::move(form));
  return Error{ErrorCode::unsupported, fmt::format("'{}' is not {}", printable(value), expectation(column.kind)), "", 0};
}

}  // namespace prongsai
