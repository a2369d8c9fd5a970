#include "extractors/tables/doubts.h"

#include <string>
#include <string_view>
#include <utility>

namespace prongsai::layout {
namespace {

constexpr std::string_view thai_zero = "๐", thai_nine = "๙";

bool is_thai_digit(std::string_view text) noexcept { return text.size() == thai_zero.size() && text >= thai_zero && text <= thai_nine; }

bool is_digit(std::string_view text) noexcept { return is_thai_digit(text) || (text.size() == 1 && text[0] >= '0' && text[0] <= '9'); }

/// The digit that the second reader has, in the script of the first one.
std::string second_reading(const Cluster& cluster) {
  if (cluster.doubt == 0) return cluster.text;
  if (!is_thai_digit(cluster.text)) return {cluster.doubt};
  std::string text(thai_zero);
  text.back() = static_cast<char>(text.back() + (cluster.doubt - '0'));
  return text;
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
