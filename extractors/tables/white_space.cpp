#include "extractors/tables/white_space.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "extractors/tables/doubts.h"
#include "extractors/thai/words.h"

namespace prongsai::layout {
namespace {

constexpr double part_gap = 1.2;       ///< in sizes: a gap that may divide columns
constexpr double least_gutter_pt = 6;  ///< what must stay white over all lines
constexpr double aligned_pt = 4;
constexpr std::size_t max_lines = 200;  ///< longer stretches are cut; bounds the work

/// A piece of a line between wide gaps.
struct Part {
  std::size_t first = 0, last = 0;  ///< clusters of the line
  double x0 = 0, x1 = 0;
  std::size_t size() const noexcept { return last - first; }
};

std::vector<Part> parts_of(const Line& line) {
  std::vector<Part> parts;
  std::size_t first = 0;
  auto ends = line.gaps(part_gap);
  ends.push_back(line.clusters.size());
  for (const std::size_t end : ends) {
    double right = line.clusters[first].box.x1;
    for (std::size_t i = first; i < end; ++i) right = std::max(right, line.clusters[i].box.x1);
    parts.push_back({first, end, line.clusters[first].box.x0, right});
    first = end;
  }
  return parts;
}

struct Interval {
  double from = 0, to = 0;
  double width() const noexcept { return to - from; }
  double middle() const noexcept { return (from + to) / 2; }
};

/// What stays white of some intervals when the parts of one more line are taken out.
std::vector<Interval> white_between(const std::vector<Interval>& white, const std::vector<Part>& parts) {
  std::vector<Interval> rest;
  for (Interval left : white) {
    for (const Part& part : parts) {
      if (part.x1 <= left.from || part.x0 >= left.to) continue;
      if (part.x0 - left.from >= least_gutter_pt) rest.push_back({left.from, part.x0});
      left.from = part.x1;
    }
    if (left.width() >= least_gutter_pt) rest.push_back(left);
  }
  return rest;
}

std::vector<Interval> gaps_between(const std::vector<Part>& parts) {
  std::vector<Interval> gaps;
  for (std::size_t i = 1; i < parts.size(); ++i) gaps.push_back({parts[i - 1].x1, parts[i].x0});
  return gaps;
}

/// Follows white space downwards from a line as long as at least `least` gutters remain.
struct Followed {
  std::vector<std::vector<Part>> rows;
  std::vector<Interval> white;
};

Followed follow(const std::vector<Line>& lines, std::size_t first, std::vector<Interval> white, std::size_t least) {
  Followed followed;
  for (std::size_t i = first; i < lines.size() && followed.rows.size() < max_lines; ++i) {
    if (lines[i].rotation != 0) break;
    if (i > first && lines[i].baseline_y - lines[i - 1].baseline_y > 3 * lines[i].size_pt) break;
    auto parts = parts_of(lines[i]);
    auto rest = white_between(white, parts);
    if (rest.size() < least) break;
    white = std::move(rest);
    followed.rows.push_back(std::move(parts));
  }
  followed.white = std::move(white);
  return followed;
}

std::size_t column_of(const Part& part, const std::vector<Interval>& white) {
  const auto right = std::find_if(white.begin(), white.end(), [&](const Interval& gutter) { return gutter.from >= part.x1 - 0.01; });
  return static_cast<std::size_t>(right - white.begin());
}

/// Do most parts of a column begin, end or lie centred at the same place?
bool is_aligned(const std::vector<Part>& column) {
  const auto share = [&](auto place) {
    std::size_t best = 0;
    for (const Part& a : column) {
      const auto near = std::count_if(column.begin(), column.end(), [&](const Part& b) { return std::abs(place(a) - place(b)) <= aligned_pt; });
      best = std::max(best, static_cast<std::size_t>(near));
    }
    return best * 10 >= column.size() * 7;
  };
  return share([](const Part& p) { return p.x0; }) || share([](const Part& p) { return p.x1; }) ||
         share([](const Part& p) { return (p.x0 + p.x1) / 2; });
}

bool is_short(const std::vector<Part>& column) {
  constexpr std::size_t short_part = 12;  // clusters: a number, a unit, a mark
  const auto count = std::count_if(column.begin(), column.end(), [](const Part& part) { return part.size() <= short_part; });
  return static_cast<std::size_t>(count) * 10 >= column.size() * 6;
}

bool has_leaders(const std::vector<Line>& lines, std::size_t first, std::size_t last) {
  return std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(first), lines.begin() + static_cast<std::ptrdiff_t>(last), [](const Line& line) {
    return line.text.find("....") != std::string::npos || line.text.find("…") != std::string::npos || line.text.find("____") != std::string::npos;
  });
}

std::vector<double> middles(const std::vector<Interval>& white) {
  std::vector<double> at;
  for (const Interval& gutter : white) at.push_back(gutter.middle());
  return at;
}

/// Every column filled in most rows, aligned, and one of them short.
bool looks_tabular(const Followed& followed) {
  std::vector<std::vector<Part>> columns(followed.white.size() + 1);
  for (const auto& row : followed.rows) {
    for (const Part& part : row) columns[column_of(part, followed.white)].push_back(part);
  }
  const auto filled = [&](const auto& column) { return column.size() * 2 >= followed.rows.size(); };
  return std::all_of(columns.begin(), columns.end(), [&](const auto& column) { return filled(column) && is_aligned(column); }) &&
         std::any_of(columns.begin() + 1, columns.end(), is_short);
}

/// Prose fills its column: most lines end near its right edge.
bool is_prose(const std::vector<Part>& column) {
  constexpr std::size_t least_lines = 5, least_clusters = 18;
  if (column.size() < least_lines) return false;
  double left = column.front().x0, right = column.front().x1;
  for (const Part& part : column) {
    left = std::min(left, part.x0);
    right = std::max(right, part.x1);
  }
  const auto full = std::count_if(column.begin(), column.end(),
                                  [&](const Part& part) { return part.size() >= least_clusters && right - part.x1 < 0.15 * (right - left); });
  return static_cast<std::size_t>(full) * 10 >= column.size() * 6;
}

}  // namespace

std::optional<Stretch> white_space_table_at(const std::vector<Line>& lines, std::size_t first) {
  constexpr std::size_t least_columns = 3, least_rows = 3;
  const auto parts = lines[first].rotation == 0 ? parts_of(lines[first]) : std::vector<Part>{};
  if (parts.size() < least_columns) return std::nullopt;
  Followed followed = follow(lines, first, gaps_between(parts), least_columns - 1);
  // A line of one piece at the end is the next paragraph, not a row.
  while (!followed.rows.empty() && followed.rows.back().size() < 2) followed.rows.pop_back();
  const std::size_t last = first + followed.rows.size();
  const auto full = std::count_if(followed.rows.begin(), followed.rows.end(), [](const auto& row) { return row.size() >= least_columns; });
  if (static_cast<std::size_t>(full) < least_rows || static_cast<std::size_t>(full) * 10 < followed.rows.size() * 6) return std::nullopt;
  if (has_leaders(lines, first, last) || !looks_tabular(followed)) return std::nullopt;
  return Stretch{first, last, middles(followed.white)};
}

Table white_space_table(const std::vector<Line>& lines, const Stretch& stretch) {
  Table table;
  table.columns = static_cast<int>(stretch.gutters.size()) + 1;
  std::map<std::pair<int, int>, Cell> cells;
  for (std::size_t i = stretch.first; i < stretch.last; ++i) {
    const auto parts = parts_of(lines[i]);
    const bool goes_on = table.rows > 0 && parts.size() * 2 < static_cast<std::size_t>(table.columns);
    if (!goes_on) ++table.rows;
    for (const Part& part : parts) {
      const auto right = std::lower_bound(stretch.gutters.begin(), stretch.gutters.end(), part.x0);
      const int column = static_cast<int>(right - stretch.gutters.begin());
      Cell& cell = cells[{table.rows - 1, column}];
      const Line piece = part_of(lines[i], part.first, part.last);
      cell.row = table.rows - 1;
      cell.column = column;
      cell.text = thai::join_wrapped(cell.text, piece.text);
      cell.confidence = std::min(cell.confidence, confidence_of({&piece, 1}));
      add_doubts(cell.doubts, piece.doubts);
      cell.places = {Place{0, cell.places.empty() ? piece.box : united(*cell.places.front().box, piece.box)}};
    }
  }
  for (auto& [place, cell] : cells) table.cells.push_back(std::move(cell));
  return table;
}

std::optional<Stretch> text_columns_at(const std::vector<Line>& lines, std::size_t first) {
  constexpr std::size_t least_lines = 6;
  const auto parts = lines[first].rotation == 0 ? parts_of(lines[first]) : std::vector<Part>{};
  if (parts.size() != 2 || has_leaders(lines, first, first + 1)) return std::nullopt;
  const Followed followed = follow(lines, first, gaps_between(parts), 1);
  if (followed.rows.size() < least_lines || followed.white.size() != 1) return std::nullopt;
  std::vector<Part> left, right;
  for (const auto& row : followed.rows) {
    for (const Part& part : row) (part.x1 <= followed.white.front().middle() ? left : right).push_back(part);
  }
  if (!is_prose(left) || !is_prose(right)) return std::nullopt;
  return Stretch{first, first + followed.rows.size(), middles(followed.white)};
}

std::vector<Line> side_of(const std::vector<Line>& lines, const Stretch& stretch, bool left) {
  std::vector<Line> side;
  const double gutter = stretch.gutters.front();
  for (std::size_t i = stretch.first; i < stretch.last; ++i) {
    const auto& clusters = lines[i].clusters;
    const auto beyond = std::find_if(clusters.begin(), clusters.end(), [&](const Cluster& cluster) { return cluster.box.x0 > gutter; });
    const auto split = static_cast<std::size_t>(beyond - clusters.begin());
    const std::size_t from = left ? 0 : split, to = left ? split : clusters.size();
    if (from < to) side.push_back(part_of(lines[i], from, to));
  }
  return side;
}

}  // namespace prongsai::layout
