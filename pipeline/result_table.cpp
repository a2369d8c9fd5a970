#include "pipeline/result_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "pipeline/export/csv_field.h"
#include "pipeline/shown_text.h"

namespace prongsai {
namespace {

constexpr std::size_t most_columns_of_a_text = 60;

/// A field as a terminal shows it, and the columns that it takes there.
struct Shown {
  std::string text;
  std::size_t width = 0;
};

/// Most fields are numbers: printable ASCII is as wide as it is long.
bool is_ascii(std::string_view text) {
  return text.size() <= most_columns_of_a_text && std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

/// The columns that shown() takes, without its copy.
std::size_t width_of(const std::optional<std::string>& value) {
  if (!value) return 1;
  return is_ascii(*value) ? value->size() : std::min(shown_width(one_line(*value)), most_columns_of_a_text);
}

Shown shown(const std::optional<std::string>& value) {
  if (!value) return {"-", 1};
  if (is_ascii(*value)) return {*value, value->size()};
  Shown field{shortened(one_line(*value), most_columns_of_a_text)};
  field.width = shown_width(field.text);
  return field;
}

void add_padded(std::string& line, const Shown& field, std::size_t width, bool to_the_right) {
  if (to_the_right) line.append(width - field.width, ' ');
  line += field.text;
  if (!to_the_right) line.append(width - field.width, ' ');
  line += "  ";
}

/// In a cell of a Markdown table: what has a meaning there, or would be HTML, is a character like others.
std::string in_markdown(std::string_view text) {
  std::string escaped;
  for (const char c : one_line(text)) {
    if (c == '<') {
      escaped += "&lt;";
    } else if (c == '&') {
      escaped += "&amp;";
    } else {
      if (std::string_view("\\`*_[]|~#!>").find(c) != std::string_view::npos) escaped += '\\';
      escaped += c;
    }
  }
  return escaped;
}

}  // namespace

std::string quoted_for_json(std::string_view text) {
  if (is_plain(text) && text.find('"') == std::string_view::npos) return fmt::format("\"{}\"", text);
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string as_columns(const ResultTable& table) {
  const auto& headings = table.rows.columns;
  std::vector<std::size_t> widths;
  for (const std::string& heading : headings) widths.push_back(shown_width(heading));
  std::size_t line_width = 0;
  for (const auto& row : table.rows.rows) {
    for (std::size_t column = 0; column < row.size(); ++column) widths[column] = std::max(widths[column], width_of(row[column]));
  }
  for (const std::size_t width : widths) line_width += width + 2;
  std::string text;
  text.reserve((table.rows.rows.size() + 1) * line_width);
  const auto add_line = [&](const auto& line, auto shown_as) {
    for (std::size_t column = 0; column < headings.size(); ++column) {
      add_padded(text, shown_as(line[column]), widths[column], table.kinds[column] == ColumnKind::number);
    }
    text.erase(text.find_last_not_of(' ') + 1);
    text += '\n';
  };
  add_line(headings, [](const std::string& heading) { return Shown{heading, shown_width(heading)}; });
  for (const auto& row : table.rows.rows) add_line(row, shown);
  return text;
}

std::string as_csv(const ResultTable& table, bool has_bom) {
  std::string text = has_bom ? "\uFEFF" : "";
  for (std::size_t column = 0; column < table.keys.size(); ++column) text += (column > 0 ? "," : "") + table.keys[column];
  text += "\r\n";
  for (const auto& row : table.rows.rows) {
    for (std::size_t column = 0; column < row.size(); ++column) {
      if (column > 0) text += ',';
      add_csv_field(text, row[column].value_or(""), table.kinds[column] == ColumnKind::text);
    }
    text += "\r\n";
  }
  return text;
}

std::string as_json(const ResultTable& table) {
  std::string text = "[";
  for (const auto& row : table.rows.rows) {
    text += text.size() > 1 ? ",{" : "{";
    for (std::size_t column = 0; column < row.size(); ++column) {
      text += (column > 0 ? "," : "") + quoted_for_json(table.keys[column]) + ':';
      if (!row[column]) {
        text += "null";
      } else {
        const bool has_plus = table.kinds[column] == ColumnKind::number && row[column]->starts_with('+');  // JSON knows none
        text += table.kinds[column] == ColumnKind::text ? quoted_for_json(*row[column]) : row[column]->substr(has_plus ? 1 : 0);
      }
    }
    text += '}';
  }
  return text + "]\n";
}

std::string as_markdown(const ResultTable& table) {
  std::string text = "|", rule = "|";
  for (std::size_t column = 0; column < table.rows.columns.size(); ++column) {
    text += ' ' + in_markdown(table.rows.columns[column]) + " |";
    rule += table.kinds[column] == ColumnKind::number ? "---:|" : "---|";
  }
  text += '\n' + rule + '\n';
  for (const auto& row : table.rows.rows) {
    text += '|';
    for (const auto& value : row) text += ' ' + (value ? in_markdown(*value) : "") + " |";
    text += '\n';
  }
  return text;
}

}  // namespace prongsai
