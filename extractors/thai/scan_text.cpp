#include "extractors/thai/scan_text.h"

#include <algorithm>
#include <utility>

#include "extractors/thai/normalise.h"
#include "models/csv.h"

namespace prongsai::thai {

Result<ScanText> ScanText::load(const std::filesystem::path& file) {
  const auto table = CsvTable::read(file);
  if (!table) return table.error();
  ScanText text;
  for (std::size_t row = 0; row < table->size(); ++row) {
    const std::string_view where = table->field(row, "where");
    text.confusions_.push_back({.read = std::string(table->field(row, "read")),
                                .meant = std::string(table->field(row, "meant")),
                                .where = where == "start"   ? Where::start
                                         : where == "whole" ? Where::whole
                                                            : Where::anywhere,
                                .not_before = std::string(table->field(row, "not_before"))});
    if (text.confusions_.back().read.empty()) {
      return Error{ErrorCode::damaged, file.string() + ": row " + std::to_string(row + 1) + " has nothing that is read", "read", 0};
    }
  }
  return text;
}

std::string ScanText::settled(std::string_view text) const {
  std::string result = settled_question_code(settled_item_code(text));
  for (const Confusion& confusion : confusions_) {
    if (confusion.where == Where::whole && result != confusion.read) continue;
    for (auto at = result.find(confusion.read); at != std::string::npos; at = result.find(confusion.read, at)) {
      if (confusion.where == Where::start && at != 0) break;
      const std::string_view behind = std::string_view(result).substr(at + confusion.read.size());
      if (!confusion.not_before.empty() && behind.starts_with(confusion.not_before)) {
        at += confusion.read.size();
        continue;
      }
      result.replace(at, confusion.read.size(), confusion.meant);
      at += confusion.meant.size();
    }
  }
  return result;
}

std::string settled_item_code(std::string_view text) {
  constexpr std::string_view thai_zero = "๐";
  std::string_view rest = text;
  if (rest.starts_with(thai_zero)) {
    rest.remove_prefix(thai_zero.size());
  } else if (!rest.empty() && (rest[0] == 'o' || rest[0] == 'O' || rest[0] == '0')) {
    rest.remove_prefix(1);
  } else {
    return std::string(text);
  }
  const bool is_code = (rest.size() == 1 || rest.size() == 2) && rest.find_first_not_of("0123456789lI|") == std::string_view::npos;
  const bool is_number = text.find_first_not_of("0123456789") == std::string_view::npos;
  if (!is_code || is_number) return std::string(text);
  std::string code = "O";
  for (const char c : rest) code += c >= '0' && c <= '9' ? c : '1';
  return code;
}

std::string settled_question_code(std::string_view text) {
  constexpr std::size_t longest = 3;
  if (text.size() < 2 || text.size() > longest || (text[0] != 'i' && text[0] != 'e')) return std::string(text);
  std::string code(1, text[0]);
  for (const char c : text.substr(1)) {
    const bool stroke = c == 'l' || c == 'I' || c == '|' || c == 't' || c == 'i';
    if (!stroke && c != 'z' && (c < '0' || c > '9')) return std::string(text);
    code += stroke ? '1' : c == 'z' ? '2' : c;
  }
  return code[1] == '0' ? std::string(text) : code;
}

}  // namespace prongsai::thai
