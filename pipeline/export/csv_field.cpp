#include "pipeline/export/csv_field.h"

namespace prongsai {

bool is_formula(std::string_view text) { return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos; }

void add_csv_field(std::string& line, std::string_view text, bool is_text) {
  const bool is_disarmed = is_text && is_formula(text);
  if (!is_disarmed && text.find_first_of("\",\r\n") == std::string_view::npos) {
    line += text;
    return;
  }
  line += is_disarmed ? "\"'" : "\"";
  for (const char c : text) line.append(c == '"' ? 2 : 1, c);
  line += '"';
}

}  // namespace prongsai
