#include "extractors/tables/regions.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace prongsai::layout {
namespace {

/// Smaller frames are check boxes, boxed words, stamps: part of the line they stand in.
constexpr double least_frame_height_pt = 30, least_frame_width_pt = 60;

constexpr std::size_t max_regions = 300;

/// Where a cluster belongs: region and cell, region -1 for none.
struct Owner {
  std::ptrdiff_t region = -1;
  std::size_t cell = 0;
  friend auto operator<=>(const Owner&, const Owner&) = default;
};

/// What is no table may still be frames: stacked boxes, the boxes of a flow chart.
void add_frames(const Grid& grid, std::vector<Grid>& frames) {
  for (const GridCell& cell : grid.cells()) {
    if (cell.drawn_sides < 4) continue;
    if (cell.box.height() < least_frame_height_pt || cell.box.width() < least_frame_width_pt) continue;
    frames.push_back(Grid({cell.box.x0, cell.box.x1}, {cell.box.y0, cell.box.y1}, {GridCell{}}));
  }
}

std::vector<Grid> grids_of(const std::vector<RulingNet>& nets) {
  std::vector<Grid> grids;
  for (const RulingNet& net : nets) {
    if (grids.size() >= max_regions) break;
    auto grid = build_grid(net);
    if (!grid) continue;
    if (grid->is_table()) {
      grids.push_back(std::move(*grid));
    } else {
      add_frames(*grid, grids);
    }
  }
  return grids;
}

double area(const Grid& grid) noexcept { return grid.box().width() * grid.box().height(); }

/// Smallest first, so that the first hit is the innermost.
std::vector<std::size_t> by_area(const std::vector<Region>& regions) {
  std::vector<std::size_t> order(regions.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return area(regions[a].grid) < area(regions[b].grid); });
  return order;
}

void find_parents(std::vector<Region>& regions, const std::vector<std::size_t>& order) {
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Box box = regions[order[i]].grid.box();
    for (std::size_t j = i + 1; j < order.size(); ++j) {
      const Box outer = regions[order[j]].grid.box();
      if (!outer.contains(box.center_x(), box.center_y()) || outer.width() < box.width() || outer.height() < box.height()) continue;
      regions[order[i]].parent = order[j];
      break;
    }
  }
}

Owner owner_of(const Cluster& cluster, const std::vector<Region>& regions, const std::vector<std::size_t>& order) {
  for (const std::size_t i : order) {
    if (const auto cell = regions[i].grid.cell_at(cluster.box.center_x(), cluster.optical_y())) return {static_cast<std::ptrdiff_t>(i), *cell};
  }
  return {};
}

/// A word that overflows its cell stays in it: what is drawn in one go without a gap belongs where
/// most of it lies.
void keep_words_whole(const std::vector<Cluster>& clusters, std::vector<Owner>& owners) {
  constexpr double word_gap = 0.15, most = 0.75;
  for (std::size_t first = 0, last = 0; first < clusters.size(); first = last) {
    bool crosses = false;
    for (last = first + 1; last < clusters.size(); ++last) {
      const Cluster &a = clusters[last - 1], &b = clusters[last];
      const double gap = b.box.x0 - a.box.x1;
      if (b.rotation != 0 || b.space_before || std::abs(gap) > word_gap * b.size_pt || std::abs(a.baseline_y - b.baseline_y) > 1) break;
      crosses |= owners[last] != owners[last - 1];
    }
    if (!crosses) continue;
    std::map<Owner, std::size_t> votes;
    for (std::size_t i = first; i < last; ++i) ++votes[owners[i]];
    const auto winner = std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    if (static_cast<double>(winner->second) < most * static_cast<double>(last - first)) continue;
    std::fill(owners.begin() + static_cast<std::ptrdiff_t>(first), owners.begin() + static_cast<std::ptrdiff_t>(last), winner->first);
  }
}

}  // namespace

bool Region::has_text() const noexcept {
  return std::any_of(texts.begin(), texts.end(), [](const auto& text) { return !text.empty(); });
}

RegionedText divide_by_rulings(std::vector<Cluster> clusters, const std::vector<RulingNet>& nets) {
  RegionedText divided;
  for (Grid& grid : grids_of(nets)) {
    const std::size_t cells = grid.cells().size();
    divided.regions.push_back({std::move(grid), std::vector<std::vector<Cluster>>(cells), std::nullopt});
  }
  const auto order = by_area(divided.regions);
  find_parents(divided.regions, order);

  std::vector<Owner> owners;
  owners.reserve(clusters.size());
  for (const Cluster& cluster : clusters) owners.push_back(owner_of(cluster, divided.regions, order));
  keep_words_whole(clusters, owners);
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    const auto [region, cell] = owners[i];
    auto& target = region < 0 ? divided.outside : divided.regions[static_cast<std::size_t>(region)].texts[cell];
    target.push_back(std::move(clusters[i]));
  }
  return divided;
}

}  // namespace prongsai::layout
