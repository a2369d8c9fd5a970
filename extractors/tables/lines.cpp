#include "extractors/tables/lines.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "extractors/tables/doubts.h"
#include "extractors/tables/upright.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/words.h"

namespace prongsai::layout {
namespace {

/// A gap this wide (in sizes) ends a run: what follows may be sorted apart from it.
constexpr double run_gap = 0.4;

/// A gap this wide between two runs is a space, whether the file has a space character or not.
constexpr double space_gap = 0.25;

/// Baselines closer than this (in sizes) are one line: superscripts, marks of another font.
constexpr double same_baseline = 0.35;

/// Clusters drawn one after the other without a jump. Their order is the content's, which is right
/// where geometry cannot tell (overlapping, zero width); only runs are sorted by place.
struct Run {
  std::size_t first = 0, last = 0;
  double x0 = 0, x1 = 0, baseline_y = 0, size_pt = 0;
};

std::vector<Run> form_runs(const std::vector<Cluster>& clusters) {
  std::vector<Run> runs;
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    const Cluster& next = clusters[i];
    if (!runs.empty()) {
      Run& run = runs.back();
      const double size = std::max(run.size_pt, next.size_pt);
      const double gap = next.box.x0 - run.x1;
      if (std::abs(next.baseline_y - run.baseline_y) < 0.2 * size && gap > -run_gap * size && gap < run_gap * size) {
        run.last = i + 1;
        run.x1 = std::max(run.x1, next.box.x1);
        run.size_pt = size;
        continue;
      }
    }
    runs.push_back({i, i + 1, next.box.x0, next.box.x1, next.baseline_y, next.size_pt});
  }
  return runs;
}

/// Runs of one line, as indices into the runs. The baseline of a line is that of its widest run.
std::vector<std::vector<Run>> group_by_baseline(std::vector<Run> runs) {
  std::stable_sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) { return a.baseline_y < b.baseline_y; });
  std::vector<std::vector<Run>> lines;
  double baseline = 0, widest = 0, size = 0;
  for (const Run& run : runs) {
    if (lines.empty() || run.baseline_y - baseline > same_baseline * std::max(size, run.size_pt)) {
      lines.emplace_back();
      widest = 0;
      size = 0;
    }
    lines.back().push_back(run);
    size = std::max(size, run.size_pt);
    if (run.x1 - run.x0 >= widest) {
      widest = run.x1 - run.x0;
      baseline = run.baseline_y;
    }
  }
  for (auto& line : lines) std::stable_sort(line.begin(), line.end(), [](const Run& a, const Run& b) { return a.x0 < b.x0; });
  return lines;
}

bool is_thai(const Cluster& cluster) noexcept {
  return cluster.text.size() >= 3 && static_cast<unsigned char>(cluster.text[0]) == 0xE0 &&
         (static_cast<unsigned char>(cluster.text[1]) & 0xFE) == 0xB8;
}

/// า never begins a word: a space before it is what some exports make of the lost ring of a sara am, which
/// the repair of texts looks for.
bool is_sign_of_lost_mark(const Cluster& cluster) noexcept { return cluster.space_before && cluster.text.starts_with("า"); }

/// A space character that takes no room is none that the reader sees: Word's export leaves them behind
/// where it moves on by a position instead.
void drop_roomless_spaces(std::vector<Cluster>& line) {
  constexpr double least_space = 0.1;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (!is_sign_of_lost_mark(line[i])) line[i].space_before &= line[i].box.x0 - line[i - 1].box.x1 > least_space * line[i].size_pt;
  }
}

/// Justified Thai is spread by gaps between all clusters, which then say nothing about spaces: only
/// a gap clearly wider than its neighbours does.
void drop_justification(std::vector<Cluster>& line) {
  std::vector<double> gaps;
  std::size_t inner = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (!is_thai(line[i - 1]) || !is_thai(line[i])) continue;
    ++inner;
    if (line[i].space_before) gaps.push_back(line[i].box.x0 - line[i - 1].box.x1);
  }
  constexpr std::size_t too_few_to_tell = 8;
  if (inner < too_few_to_tell || gaps.size() * 5 < inner * 2) return;
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (!is_thai(line[i - 1]) || !is_thai(line[i])) continue;
    line[i].space_before &= line[i].box.x0 - line[i - 1].box.x1 > *middle + 0.2 * line[i].size_pt;
  }
}

/// A number written in two scripts (๒๕๖8) comes from two fonts, and the seam between them looks like a space.
void close_numbers_of_two_scripts(std::vector<Cluster>& line) {
  constexpr std::string_view thai_digit = "\xE0\xB9";  // first bytes of U+0E50 to U+0E59, checked below
  const auto is_thai_digit = [&](const std::string& text) {
    return text.size() == 3 && text.starts_with(thai_digit) && static_cast<unsigned char>(text[2]) >= 0x90 &&
           static_cast<unsigned char>(text[2]) <= 0x99;
  };
  const auto is_arabic_digit = [](const std::string& text) { return text.size() == 1 && text[0] >= '0' && text[0] <= '9'; };
  constexpr double widest_seam = 0.45;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const bool seam =
        (is_thai_digit(line[i - 1].text) && is_arabic_digit(line[i].text)) || (is_arabic_digit(line[i - 1].text) && is_thai_digit(line[i].text));
    if (seam && line[i].box.x0 - line[i - 1].box.x1 < widest_seam * line[i].size_pt) line[i].space_before = false;
  }
}

std::string text_of(const std::vector<Cluster>& clusters) {
  std::string text;
  for (const Cluster& cluster : clusters) {
    if (cluster.space_before && !text.empty()) text += ' ';
    text += cluster.text;
  }
  return thai::collapse_spaces(thai::normalise(text));
}

Line line_of(std::vector<Cluster> clusters) {
  Line line{.clusters = std::move(clusters), .box = {}, .baseline_y = 0, .size_pt = 0, .bold = false, .rotation = 0, .text = {}};
  drop_roomless_spaces(line.clusters);
  close_numbers_of_two_scripts(line.clusters);
  drop_justification(line.clusters);
  line.text = text_of(line.clusters);
  line.doubts = doubts_of(line.clusters);
  line.box = line.clusters.front().box;
  std::vector<double> sizes, baselines;
  std::size_t bold = 0;
  for (const Cluster& cluster : line.clusters) {
    line.box = united(line.box, cluster.box);
    sizes.push_back(cluster.size_pt);
    baselines.push_back(cluster.baseline_y);
    bold += cluster.bold;
  }
  const auto median = [](std::vector<double>& values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
  };
  line.size_pt = median(sizes);
  line.baseline_y = median(baselines);
  line.bold = bold * 2 > line.clusters.size();
  return line;
}

std::vector<Line> form_upright_lines(std::vector<Cluster> clusters) {
  std::vector<Line> lines;
  for (const auto& runs : group_by_baseline(form_runs(clusters))) {
    std::vector<Cluster> in_order;
    for (const Run& run : runs) {
      const double gap = in_order.empty() ? 0 : run.x0 - in_order.back().box.x1;
      const auto first = in_order.size();
      std::move(clusters.begin() + static_cast<std::ptrdiff_t>(run.first), clusters.begin() + static_cast<std::ptrdiff_t>(run.last),
                std::back_inserter(in_order));
      if (gap > space_gap * run.size_pt) in_order[first].space_before = true;
    }
    lines.push_back(line_of(std::move(in_order)));
  }
  return lines;
}

/// Lines that run in another direction: turned, formed like any other, and turned back.
std::vector<Line> form_turned_lines(std::vector<Cluster> clusters, int rotation, double width, double height) {
  constexpr double descent_share = 0.22;  // the baseline lies this share of a box above its bottom
  for (Cluster& cluster : clusters) {
    cluster.box = turned(cluster.box, 360 - rotation, width, height);
    cluster.baseline_y = cluster.box.y1 - descent_share * cluster.box.height();
  }
  std::vector<Line> lines = form_upright_lines(std::move(clusters));
  if (rotation != 180) std::swap(width, height);
  for (Line& line : lines) {
    line.rotation = rotation;
    line.box = turned(line.box, rotation, width, height);
    line.baseline_y = line.box.y1;
    for (Cluster& cluster : line.clusters) cluster.box = turned(cluster.box, rotation, width, height);
  }
  return lines;
}

}  // namespace

std::vector<std::size_t> Line::gaps(double ems) const {
  std::vector<std::size_t> behind;
  for (std::size_t i = 1; i < clusters.size(); ++i) {
    if (clusters[i].box.x0 - clusters[i - 1].box.x1 >= ems * size_pt) behind.push_back(i);
  }
  return behind;
}

double confidence_of(std::span<const Line> lines) {
  double sum = 0;
  std::size_t count = 0;
  for (const Line& line : lines) {
    for (const Cluster& cluster : line.clusters) sum += cluster.confidence;
    count += line.clusters.size();
  }
  return count == 0 ? 1 : sum / static_cast<double>(count);
}

std::vector<Line> form_lines(std::vector<Cluster> clusters, double width, double height) {
  std::vector<Line> lines;
  for (const int rotation : {0, 90, 180, 270}) {
    const auto others = std::stable_partition(clusters.begin(), clusters.end(), [&](const Cluster& c) { return c.rotation == rotation; });
    std::vector<Cluster> group(std::make_move_iterator(clusters.begin()), std::make_move_iterator(others));
    clusters.erase(clusters.begin(), others);
    if (group.empty()) continue;
    auto formed = rotation == 0 ? form_upright_lines(std::move(group)) : form_turned_lines(std::move(group), rotation, width, height);
    std::move(formed.begin(), formed.end(), std::back_inserter(lines));
  }
  return lines;
}

Line part_of(const Line& line, std::size_t first, std::size_t last) {
  using Offset = std::vector<Cluster>::difference_type;
  return line_of({line.clusters.begin() + static_cast<Offset>(first), line.clusters.begin() + static_cast<Offset>(last)});
}

}  // namespace prongsai::layout
