#include "extractors/tables/grid.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace prongsai::layout {
namespace {

/// Edges closer than this are one: no letter fits between them.
constexpr double same_edge_pt = 5.0;

/// Lines that stand out this far over the outermost line across them are an open side, not a slip.
constexpr double open_side_pt = 8.0;

/// What may be missing of a separator at its ends and breaks.
constexpr double missing_pt = 3.0;
constexpr double missing_share = 0.15;

constexpr std::size_t max_columns = 80;
constexpr std::size_t max_rows = 400;

/// Lines at one edge of the grid: its place, and where along it lines are drawn.
struct Edge {
  double at = 0;
  double weight = 0;
  std::vector<Segment> drawn;  ///< disjoint, ascending
  bool is_open() const noexcept { return drawn.empty(); }
};

void make_disjoint(std::vector<Segment>& lines) {
  std::sort(lines.begin(), lines.end(), [](const Segment& a, const Segment& b) { return a.from < b.from; });
  std::vector<Segment> disjoint;
  for (const Segment& line : lines) {
    if (disjoint.empty() || line.from > disjoint.back().to) {
      disjoint.push_back(line);
    } else {
      disjoint.back().to = std::max(disjoint.back().to, line.to);
    }
  }
  lines = std::move(disjoint);
}

/// Lines, ascending by place, to edges.
std::vector<Edge> edges_of(const std::vector<Segment>& lines) {
  std::vector<Edge> edges;
  double first_at = 0;
  for (const Segment& line : lines) {
    if (edges.empty() || line.at - first_at > same_edge_pt) {
      edges.push_back({line.at, 0, {}});
      first_at = line.at;
    }
    Edge& edge = edges.back();
    edge.at = (edge.at * edge.weight + line.at * line.length()) / (edge.weight + line.length());
    edge.weight += line.length();
    edge.drawn.push_back(line);
  }
  for (Edge& edge : edges) make_disjoint(edge.drawn);
  return edges;
}

/// Adds an outer edge where at least two lines across stand out over the outermost one: a table without
/// side borders, or one that the page's end cuts. `across` are the lines that would end at it.
void close_open_sides(std::vector<Edge>& edges, const std::vector<Segment>& across) {
  if (across.size() < 2) return;
  double low = across.front().from, high = across.front().to;
  for (const Segment& line : across) {
    low = std::min(low, line.from);
    high = std::max(high, line.to);
  }
  const auto reach = [&](auto end, double side) {
    return std::count_if(across.begin(), across.end(), [&](const Segment& line) { return std::abs(line.*end - side) <= same_edge_pt; }) >= 2;
  };
  if ((edges.empty() || low < edges.front().at - open_side_pt) && reach(&Segment::from, low)) edges.insert(edges.begin(), Edge{low, 0, {}});
  if ((edges.empty() || high > edges.back().at + open_side_pt) && reach(&Segment::to, high)) edges.push_back({high, 0, {}});
}

/// Is the edge drawn from one place to another?
bool separates(const Edge& edge, double from, double to) {
  double drawn = 0;
  for (const Segment& line : edge.drawn) drawn += std::max(0.0, std::min(line.to, to) - std::max(line.from, from));
  return to - from - drawn <= std::max(missing_pt, missing_share * (to - from));
}

/// Which neighbours a drawn line keeps apart.
class Separators {
 public:
  Separators(const std::vector<Edge>& column_edges, const std::vector<Edge>& row_edges)
      : columns_(column_edges.size() - 1), rows_(row_edges.size() - 1), right_(columns_ * rows_), below_(columns_ * rows_) {
    for (std::size_t row = 0; row < rows_; ++row) {
      for (std::size_t column = 0; column < columns_; ++column) {
        right_[row * columns_ + column] = column + 1 == columns_ || separates(column_edges[column + 1], row_edges[row].at, row_edges[row + 1].at);
        below_[row * columns_ + column] = row + 1 == rows_ || separates(row_edges[row + 1], column_edges[column].at, column_edges[column + 1].at);
      }
    }
  }
  std::size_t rows() const noexcept { return rows_; }
  std::size_t columns() const noexcept { return columns_; }
  bool right_of(std::size_t row, std::size_t column) const { return right_[row * columns_ + column]; }
  bool below(std::size_t row, std::size_t column) const { return below_[row * columns_ + column]; }

 private:
  std::size_t columns_, rows_;
  std::vector<bool> right_, below_;
};

/// How many rows a cell of this width can grow down: as long as nothing separates.
std::size_t rows_from(const Separators& lines, std::size_t row, std::size_t column, std::size_t width, const std::vector<bool>& taken) {
  std::size_t height = 1;
  for (; row + height < lines.rows(); ++height) {
    for (std::size_t c = column; c < column + width; ++c) {
      if (lines.below(row + height - 1, c) || taken[(row + height) * lines.columns() + c]) return height;
      if (c + 1 < column + width && lines.right_of(row + height, c)) return height;
    }
  }
  return height;
}

/// Grows each cell right, then down, from its top left corner.
std::vector<GridCell> cells_between(const Separators& lines) {
  std::vector<bool> taken(lines.rows() * lines.columns());
  std::vector<GridCell> cells;
  for (std::size_t row = 0; row < lines.rows(); ++row) {
    for (std::size_t column = 0; column < lines.columns(); ++column) {
      if (taken[row * lines.columns() + column]) continue;
      std::size_t width = 1;
      while (!lines.right_of(row, column + width - 1) && !taken[row * lines.columns() + column + width]) ++width;
      const std::size_t height = rows_from(lines, row, column, width, taken);
      for (std::size_t r = row; r < row + height; ++r) {
        for (std::size_t c = column; c < column + width; ++c) taken[r * lines.columns() + c] = true;
      }
      GridCell cell;
      cell.row = static_cast<int>(row);
      cell.column = static_cast<int>(column);
      cell.row_span = static_cast<int>(height);
      cell.column_span = static_cast<int>(width);
      cells.push_back(cell);
    }
  }
  return cells;
}

int count_drawn_sides(const GridCell& cell, const std::vector<Edge>& column_edges, const std::vector<Edge>& row_edges) {
  const auto edge = [](const std::vector<Edge>& edges, int i) -> const Edge& { return edges[static_cast<std::size_t>(i)]; };
  const Edge& left = edge(column_edges, cell.column);
  const Edge& right = edge(column_edges, cell.column + cell.column_span);
  const Edge& top = edge(row_edges, cell.row);
  const Edge& bottom = edge(row_edges, cell.row + cell.row_span);
  const auto drawn = [](const Edge& side, const Edge& from, const Edge& to) { return side.is_open() || separates(side, from.at, to.at) ? 1 : 0; };
  return drawn(left, top, bottom) + drawn(right, top, bottom) + drawn(top, left, right) + drawn(bottom, left, right);
}

/// Places of the edges at which a cell begins, and the last one; `index` becomes the new number of each
/// old row or column. An edge where none begins separates nothing: an underline that meets a border.
std::vector<double> used_places(const std::vector<Edge>& edges, const std::vector<bool>& used, std::vector<int>& index) {
  std::vector<double> at;
  for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
    if (used[i]) at.push_back(edges[i].at);
    index.push_back(static_cast<int>(at.size()) - 1);
  }
  index.push_back(static_cast<int>(at.size()));
  at.push_back(edges.back().at);
  return at;
}

Grid without_idle_edges(const std::vector<Edge>& column_edges, const std::vector<Edge>& row_edges, std::vector<GridCell> cells) {
  std::vector<bool> column_used(column_edges.size()), row_used(row_edges.size());
  for (const GridCell& cell : cells) {
    column_used[static_cast<std::size_t>(cell.column)] = true;
    row_used[static_cast<std::size_t>(cell.row)] = true;
  }
  std::vector<int> columns, rows;
  std::vector<double> xs = used_places(column_edges, column_used, columns), ys = used_places(row_edges, row_used, rows);
  const auto renumber = [](int& first, int& span, const std::vector<int>& index) {
    const int end = index[static_cast<std::size_t>(first + span)];
    first = index[static_cast<std::size_t>(first)];
    span = end - first;
  };
  for (GridCell& cell : cells) {
    renumber(cell.column, cell.column_span, columns);
    renumber(cell.row, cell.row_span, rows);
  }
  return Grid(std::move(xs), std::move(ys), std::move(cells));
}

std::optional<std::size_t> interval_of(const std::vector<double>& edges, double value) noexcept {
  if (!(value >= edges.front() && value <= edges.back())) return std::nullopt;
  const auto above = std::upper_bound(edges.begin(), edges.end(), value);
  const auto index = static_cast<std::size_t>(above - edges.begin());
  return std::min(index, edges.size() - 1) - 1;
}

}  // namespace

Grid::Grid(std::vector<double> column_edges, std::vector<double> row_edges, std::vector<GridCell> cells)
    : column_edges_(std::move(column_edges)), row_edges_(std::move(row_edges)), cells_(std::move(cells)) {
  const auto index = [](int i) { return static_cast<std::size_t>(i); };
  owner_.resize(index(rows()) * index(columns()));
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    GridCell& cell = cells_[i];
    cell.box = {column_edges_[index(cell.column)], row_edges_[index(cell.row)], column_edges_[index(cell.column + cell.column_span)],
                row_edges_[index(cell.row + cell.row_span)]};
    for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
      for (int column = cell.column; column < cell.column + cell.column_span; ++column) owner_[index(row) * index(columns()) + index(column)] = i;
    }
  }
}

std::optional<std::size_t> Grid::cell_at(double x, double y) const noexcept {
  const auto column = interval_of(column_edges_, x), row = interval_of(row_edges_, y);
  if (!column || !row) return std::nullopt;
  return owner_[*row * static_cast<std::size_t>(columns()) + *column];
}

bool Grid::is_table() const noexcept {
  constexpr std::ptrdiff_t one_loose_in = 4;
  const auto loose = std::count_if(cells_.begin(), cells_.end(), [](const GridCell& cell) { return cell.drawn_sides < 4; });
  return columns() >= 2 && loose * one_loose_in <= std::ssize(cells_);
}

std::optional<Grid> build_grid(const RulingNet& net) {
  if (net.horizontals.size() < 2 || net.verticals.empty()) return std::nullopt;
  std::vector<Edge> column_edges = edges_of(net.verticals), row_edges = edges_of(net.horizontals);
  close_open_sides(column_edges, net.horizontals);
  close_open_sides(row_edges, net.verticals);
  if (column_edges.size() < 2 || row_edges.size() < 2) return std::nullopt;
  if (column_edges.size() > max_columns + 1 || row_edges.size() > max_rows + 1) return std::nullopt;
  auto cells = cells_between(Separators(column_edges, row_edges));
  for (GridCell& cell : cells) cell.drawn_sides = count_drawn_sides(cell, column_edges, row_edges);
  return without_idle_edges(column_edges, row_edges, std::move(cells));
}

}  // namespace prongsai::layout
