#include "extractors/text/cell_alignment.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "extractors/text/lines.h"
#include "extractors/thai/normalise.h"

namespace prongsai::text {
namespace {

/// By what cells of one column resemble each other: how long they are, and how much of them is digits.
struct Look {
  double log_width = 0, digits = 0;
};

Look look_of(const std::string& text) {
  const std::string plain = thai::to_arabic_digits(text);
  const auto digits = std::count_if(plain.begin(), plain.end(), [](char c) { return c >= '0' && c <= '9'; });
  const int width = display_width(plain);
  return {std::log2(1.0 + width), width == 0 ? 0 : static_cast<double>(digits) / width};
}

double difference(const Look& a, const Look& b) { return std::abs(a.log_width - b.log_width) + 4 * std::abs(a.digits - b.digits); }

/// The average look of each column in the rows that are whole.
std::vector<Look> looks_of_columns(const std::vector<RawRow>& rows, std::size_t width) {
  std::vector<Look> looks(width);
  int count = 0;
  for (std::size_t r = 1; r < rows.size(); ++r) {
    if (rows[r].cells.size() != width) continue;
    ++count;
    for (std::size_t c = 0; c < width; ++c) {
      const Look look = look_of(rows[r].cells[c]);
      looks[c].log_width += look.log_width;
      looks[c].digits += look.digits;
    }
  }
  for (Look& look : looks) look = count == 0 ? Look{} : Look{look.log_width / count, look.digits / count};
  return looks;
}

std::string joined(const std::vector<std::string>& cells, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) {
    if (!text.empty() && !cells[i].empty()) text.push_back('\n');
    text += cells[i];
  }
  return text;
}

/// Lays cells into columns, in order, none, one or several a column, at the least total difference.
class Layout {
 public:
  Layout(const std::vector<std::string>& cells, const std::vector<Look>& columns)
      : cells_(cells), columns_(columns), cost_(columns.size() + 1, std::vector<double>(cells.size() + 1, kImpossible)), taken_(cost_.size()) {
    for (auto& taken : taken_) taken.resize(cells.size() + 1);
  }

  std::vector<std::string> find() {
    cost_[0][0] = 0;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      for (std::size_t from = 0; from <= cells_.size(); ++from) {
        for (std::size_t to = from; cost_[c][from] < kImpossible && to <= cells_.size(); ++to) consider(c, from, to);
      }
    }
    std::vector<std::string> row(columns_.size());
    std::size_t end = cells_.size();
    for (std::size_t c = columns_.size(); c > 0; --c) {
      const std::size_t begin = end - taken_[c][end];
      row[c - 1] = joined(cells_, begin, end);
      end = begin;
    }
    return row;
  }

 private:
  static constexpr double kImpossible = std::numeric_limits<double>::infinity();
  static constexpr double kMerging = 1.0;  ///< for each cell that is taken for a paragraph: rather blanks than that

  void consider(std::size_t column, std::size_t from, std::size_t to) {
    const double merging = to > from + 1 ? kMerging * static_cast<double>(to - from - 1) : 0;
    const double cost = cost_[column][from] + merging + difference(look_of(joined(cells_, from, to)), columns_[column]);
    if (cost >= cost_[column + 1][to]) return;
    cost_[column + 1][to] = cost;
    taken_[column + 1][to] = to - from;
  }

  const std::vector<std::string>& cells_;
  const std::vector<Look>& columns_;
  std::vector<std::vector<double>> cost_;        ///< [columns filled][cells laid]
  std::vector<std::vector<std::size_t>> taken_;  ///< cells that the last of these columns took
};

/// Headings of two rows where the upper has only its own cells: one stands above each blank below, one above
/// each run of filled cells. Where they do not come out even, the row stays as it is.
void spread_over(RawRow& top, const RawRow& below) {
  std::vector<std::string> spread(below.cells.size());
  std::size_t next = 0;
  for (std::size_t c = 0; c < below.cells.size(); ++c) {
    const bool inside_run = c > 0 && !below.cells[c].empty() && !below.cells[c - 1].empty();
    if (inside_run) continue;
    if (next == top.cells.size()) return;
    spread[c] = top.cells[next++];
  }
  if (next == top.cells.size()) top.cells = std::move(spread);
}

}  // namespace

void align_rows(std::vector<RawRow>& rows, std::size_t width) {
  if (rows.size() >= 2 && rows[0].cells.size() > 1 && rows[0].cells.size() < width && rows[1].cells.size() == width) spread_over(rows[0], rows[1]);
  const std::vector<Look> looks = looks_of_columns(rows, width);
  for (RawRow& row : rows) {
    if (row.cells.size() == 1) row.cells.resize(width);
    if (row.cells.size() != width) row.cells = Layout(row.cells, looks).find();
  }
}

}  // namespace prongsai::text
