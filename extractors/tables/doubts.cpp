#include "extractors/tables/doubts.h"

#include <string>
#include <string_view>
#include <utility>

namespace prongsai::layout {
namespace {

constexpr std::string_view thai_zero = "๐", thai_nine = "๙";

bool is_thai_digit(std::string_view text) noexcept { return text.size() == thai_zero.size() && text >= thai_zero && text <= thai_nine; }

bool is_digit(std::string_view text) noexcept { return is_thai_digit(text) || (text.size() == 1 && text[0] >= '0' && text[0] <= '9'); }

/// A digit in the script of another one.
std::string in_script_of(const std::string& other, int digit) {
  if (!is_thai_digit(other)) return {static_cast<char>('0' + digit)};
  std::string text(thai_zero);
  text.back() = static_cast<char>(text.back() + digit);
  return text;
}

/// What the second reader has for a digit, in the script of the first one; see Glyph::doubt.
std::string second_reading(const Cluster& cluster) {
  const char doubt = cluster.doubt;
  if (doubt >= '0' && doubt <= '9') return in_script_of(cluster.text, doubt - '0');
  if (doubt >= 'a' && doubt <= 'j') return cluster.text + in_script_of(cluster.text, doubt - 'a');
  if (doubt >= 'A' && doubt <= 'J') return in_script_of(cluster.text, doubt - 'A') + cluster.text;
  return cluster.text;
}

}  // namespace

std::vector<NumberDoubt> doubts_of(std::span<const Cluster> clusters) {
  std::vector<NumberDoubt> doubts;
  NumberDoubt number;
  std::string between;  // points and commas that belong to the number if a digit follows
  const auto end_number = [&] {
    if (number.first != number.second) doubts.push_back(number);
    number = {};
    between.clear();
  };
  for (const Cluster& cluster : clusters) {
    if (cluster.space_before) end_number();
    if (is_digit(cluster.text)) {
      number.first += between + cluster.text;
      number.second += std::exchange(between, {}) + second_reading(cluster);
    } else if (!number.first.empty() && between.empty() && (cluster.text == "." || cluster.text == ",")) {
      between = cluster.text;
    } else {
      end_number();
    }
  }
  end_number();
  return doubts;
}

void add_doubts(std::vector<NumberDoubt>& doubts, const std::vector<NumberDoubt>& more) { doubts.insert(doubts.end(), more.begin(), more.end()); }

}  // namespace prongsai::layout
