#include "extractors/tables/rulings.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

namespace prongsai::layout {
namespace {

constexpr double same_line_pt = 2.0;  ///< across: doubled or misaligned pieces of one line
constexpr double piece_gap_pt = 3.0;  ///< along: pieces and dashes of one line
constexpr double touching_pt = 2.5;   ///< a line that ends this near to another meets it
constexpr double shortest_pt = 5.0;   ///< shorter ones are dots of a picture, not borders
constexpr std::size_t max_pieces = 40'000;
constexpr std::size_t max_segments = 2'000;  ///< in one direction, the longest ones; a drawing has more, no table does

template <typename T, typename Length>
void keep_longest(std::vector<T>& lines, std::size_t limit, Length length) {
  if (lines.size() <= limit) return;
  const auto end = lines.begin() + static_cast<std::ptrdiff_t>(limit);
  std::nth_element(lines.begin(), end, lines.end(), [&](const T& a, const T& b) { return length(a) > length(b); });
  lines.erase(end, lines.end());
}

/// Joins the pieces of lines that lie on each other; `band` holds pieces of nearly the same `at`.
void join_band(std::vector<Segment> band, std::vector<Segment>& joined) {
  std::sort(band.begin(), band.end(), [](const Segment& a, const Segment& b) { return a.from < b.from; });
  double weight = 0;
  const std::size_t first = joined.size();
  for (const Segment& piece : band) {
    if (joined.size() == first || piece.from > joined.back().to + piece_gap_pt) {
      joined.push_back(piece);
      weight = piece.length() + 0.1;
      continue;
    }
    Segment& line = joined.back();
    const double more = piece.length() + 0.1;
    line.at = (line.at * weight + piece.at * more) / (weight + more);
    line.to = std::max(line.to, piece.to);
    weight += more;
  }
}

std::vector<Segment> join_pieces(std::vector<Segment> pieces) {
  std::sort(pieces.begin(), pieces.end(), [](const Segment& a, const Segment& b) { return a.at < b.at; });
  std::vector<Segment> joined, band;
  for (const Segment& piece : pieces) {
    if (!band.empty() && piece.at - band.front().at > same_line_pt) {
      join_band(std::move(band), joined);
      band.clear();
    }
    band.push_back(piece);
  }
  join_band(std::move(band), joined);
  std::erase_if(joined, [](const Segment& line) { return line.length() < shortest_pt; });
  keep_longest(joined, max_segments, [](const Segment& line) { return line.length(); });
  std::sort(joined.begin(), joined.end(), [](const Segment& a, const Segment& b) { return a.at < b.at; });
  return joined;
}

/// Which lines hang together; the usual union-find.
class Groups {
 public:
  explicit Groups(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
  std::size_t of(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) { parent_[of(a)] = of(b); }

 private:
  std::vector<std::size_t> parent_;
};

Groups connect(const std::vector<Segment>& horizontals, const std::vector<Segment>& verticals) {
  Groups groups(horizontals.size() + verticals.size());
  const auto left_of = [](const Segment& vertical, double x) { return vertical.at < x; };
  for (std::size_t h = 0; h < horizontals.size(); ++h) {
    const Segment& line = horizontals[h];
    auto vertical = std::lower_bound(verticals.begin(), verticals.end(), line.from - touching_pt, left_of);
    for (; vertical != verticals.end() && vertical->at <= line.to + touching_pt; ++vertical) {
      if (line.at < vertical->from - touching_pt || line.at > vertical->to + touching_pt) continue;
      groups.join(h, horizontals.size() + static_cast<std::size_t>(vertical - verticals.begin()));
    }
  }
  return groups;
}

Box box_of(const RulingNet& net) {
  const auto& any = net.horizontals.empty() ? net.verticals.front() : net.horizontals.front();
  Box box = net.horizontals.empty() ? Box{any.at, any.from, any.at, any.to} : Box{any.from, any.at, any.to, any.at};
  for (const Segment& line : net.horizontals) box = united(box, {line.from, line.at, line.to, line.at});
  for (const Segment& line : net.verticals) box = united(box, {line.at, line.from, line.at, line.to});
  return box;
}

}  // namespace

std::vector<RulingNet> connect_rulings(std::vector<Ruling> rulings) {
  std::erase_if(rulings, [](const Ruling& r) { return !std::isfinite(r.box.x0 + r.box.y0 + r.box.x1 + r.box.y1); });
  keep_longest(rulings, max_pieces, [](const Ruling& r) { return std::max(r.box.width(), r.box.height()); });
  std::vector<Segment> horizontals, verticals;
  for (const Ruling& ruling : rulings) {
    const Box& box = ruling.box;
    if (ruling.horizontal()) {
      horizontals.push_back({box.center_y(), box.x0, box.x1});
    } else {
      verticals.push_back({box.center_x(), box.y0, box.y1});
    }
  }
  horizontals = join_pieces(std::move(horizontals));
  verticals = join_pieces(std::move(verticals));

  Groups groups = connect(horizontals, verticals);
  std::map<std::size_t, RulingNet> by_group;
  for (std::size_t i = 0; i < horizontals.size(); ++i) by_group[groups.of(i)].horizontals.push_back(horizontals[i]);
  for (std::size_t i = 0; i < verticals.size(); ++i) by_group[groups.of(horizontals.size() + i)].verticals.push_back(verticals[i]);

  std::vector<RulingNet> nets;
  for (auto& [group, net] : by_group) {
    net.box = box_of(net);
    nets.push_back(std::move(net));
  }
  const auto reading_order = [](const RulingNet& net) { return std::pair(std::lround(net.box.y0 / 4), net.box.x0); };
  std::sort(nets.begin(), nets.end(), [&](const RulingNet& a, const RulingNet& b) { return reading_order(a) < reading_order(b); });
  return nets;
}

}  // namespace prongsai::layout
