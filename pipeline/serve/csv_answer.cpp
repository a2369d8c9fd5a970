#include "pipeline/serve/csv_answer.h"

#include "pipeline/export/csv_field.h"

namespace prongsai::serve {
namespace {

std::string plain(const Json& value);

std::string joined(const Json& values, std::string_view separator) {
  std::string text;
  for (const Json& value : values) {
    const std::string one = plain(value);
    if (!text.empty() && !one.empty()) text += separator;
    text += one;
  }
  return text;
}

std::string plain(const Json& value) {
  if (value.is_null()) return "";
  if (value.is_string()) return value.get<std::string>();
  if (value.is_array()) return joined(value, "; ");
  if (!value.is_object()) return value.dump();
  const auto text = value.find("text");
  return text != value.end() ? plain(*text) : joined(value, " ");
}

}  // namespace

CsvAnswer::CsvAnswer(std::vector<std::string> columns) : columns_(std::move(columns)), text_("\uFEFF") {
  if (!columns_.empty()) add_heading();
}

void CsvAnswer::add_heading() {
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    if (column > 0) text_ += ',';
    add_csv_field(text_, columns_[column], true);
  }
  text_ += "\r\n";
}

void CsvAnswer::add(const Json& items) {
  for (const Json& item : items) {
    if (columns_.empty()) {
      for (const auto& [name, value] : item.items()) columns_.push_back(name);
      add_heading();
    }
    for (std::size_t column = 0; column < columns_.size(); ++column) {
      if (column > 0) text_ += ',';
      const auto value = item.find(columns_[column]);
      if (value != item.end()) add_csv_field(text_, plain(*value), !value->is_number());
    }
    text_ += "\r\n";
    ++rows_;
  }
}

std::string CsvAnswer::text() && { return std::move(text_); }

}  // namespace prongsai::serve
