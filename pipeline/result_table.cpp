#include "pipeline/result_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "pipeline/export/csv_field.h"
#include "pipeline/shown_text.h"

namespace prongsai {
namespace {

constexpr std::size_t most_columns_of_a_text = 60;

/// The columns of a terminal that a field takes, and whether it is shown as it stands.
struct Measured {
  std::size_t width = 0;
  bool as_it_stands = true;
};

/// Most fields are numbers: printable ASCII is as wide as it is long.
bool is_ascii(std::string_view text) {
  return text.size() <= most_columns_of_a_text && std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

Measured measured(const std::optional<std::string>& value) {
  if (!value) return {1};
  if (is_ascii(*value)) return {value->size()};
  if (!is_plain(*value)) return {std::min(shown_width(one_line(*value)), most_columns_of_a_text), false};
  const std::size_t width = shown_width(*value);
  return {std::min(width, most_columns_of_a_text), width <= most_columns_of_a_text};
}

void add_padded(std::string& line, std::string_view text, std::size_t missing, bool to_the_right) {
  if (to_the_right) line.append(missing, ' ');
  line += text;
  if (!to_the_right) line.append(missing, ' ');
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
  std::vector<Measured> fields;
  fields.reserve(table.rows.rows.size() * headings.size());
  for (const auto& row : table.rows.rows) {
    for (std::size_t column = 0; column < headings.size(); ++column) {
      widths[column] = std::max(widths[column], fields.emplace_back(measured(row[column])).width);
    }
  }
  std::size_t line_width = 0;
  for (const std::size_t width : widths) line_width += width + 2;
  std::string text;
  text.reserve((table.rows.rows.size() + 1) * line_width);
  const auto add_field = [&](std::size_t column, std::string_view field, std::size_t width) {
    add_padded(text, field, widths[column] - width, table.kinds[column] == ColumnKind::number);
  };
  const auto end_line = [&] {
    text.erase(text.find_last_not_of(' ') + 1);
    text += '\n';
  };
  for (std::size_t column = 0; column < headings.size(); ++column) add_field(column, headings[column], shown_width(headings[column]));
  end_line();
  auto field = fields.begin();
  for (const auto& row : table.rows.rows) {
    for (std::size_t column = 0; column < headings.size(); ++column, ++field) {
      if (field->as_it_stands) {
        add_field(column, row[column] ? std::string_view(*row[column]) : "-", field->width);
      } else {
        const std::string changed = shortened(one_line(*row[column]), most_columns_of_a_text);
        add_field(column, changed, shown_width(changed));
      }
    }
    end_line();
  }
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
