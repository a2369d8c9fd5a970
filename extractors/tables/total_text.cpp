#include "extractors/tables/total_text.h"

#include <algorithm>
#include <string>

#include "extractors/thai/normalise.h"

namespace prongsai {
namespace {

constexpr std::size_t longest_total = 240;  // bytes, 80 Thai letters: รวมทั้งสิ้น with what is counted

bool begins_with_any(std::string_view text, std::initializer_list<std::string_view> beginnings) {
  return text.empty() || std::any_of(beginnings.begin(), beginnings.end(), [&](std::string_view beginning) { return text.starts_with(beginning); });
}

}  // namespace

bool is_total_text(std::string_view cell) {
  cell = thai::trimmed(cell);
  if (cell.empty() || !begins_with_any(cell, {"ร", "ย", "ผ"})) return false;  // cheaper than the key
  const std::string key = thai::squeeze(cell);
  if (key.empty() || key.size() > longest_total) return false;
  std::string_view rest = key;
  for (const std::string_view prefix : {"ยอด", "ผล"}) {
    if (rest.starts_with(prefix)) rest.remove_prefix(prefix.size());
  }
  constexpr std::string_view sum = "รวม";
  if (!rest.starts_with(sum)) return false;
  rest.remove_prefix(sum.size());
  return (!rest.empty() && rest.front() >= '0' && rest.front() <= '9') ||
         begins_with_any(rest, {"ทั้ง", "จำนวน", "เงิน", "งบ", "เป็น", "ทุก", "มิติ", "ยอด", "ด้าน", "แผน", "โครงการ", "มาตรการ", "(", ":"});
}

bool is_grand_total_text(std::string_view cell) {
  if (!is_total_text(cell)) return false;
  const std::string key = thai::squeeze(cell);
  return key.find("ทั้งสิ้น") != std::string::npos || key.find("ทั้งหมด") != std::string::npos;
}

}  // namespace prongsai
