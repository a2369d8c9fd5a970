#include "extractors/tables/clusters.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

namespace prongsai::layout {
namespace {

/// The first code point, for the three-byte range in which Thai and its private-use shapes lie; else 0.
char32_t first_of_three_bytes(std::string_view text) noexcept {
  if (text.size() < 3) return 0;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if ((byte(0) & 0xF0) != 0xE0) return 0;
  return static_cast<char32_t>((byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F));
}

bool is_blank(std::string_view text) noexcept {
  return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos || text == "\u00A0" || text == "\u3000";
}

constexpr std::string_view unknown = "\uFFFD";

/// A glyph without width that the file does not name: a tone mark of a font that hides it. Nothing can be
/// said about it here, and U+FFFD inside a word would only break the word.
bool is_lost_mark(const Glyph& glyph) noexcept {
  return (glyph.text.empty() || glyph.text == unknown) && std::min(glyph.box.width(), glyph.box.height()) < 0.05 * static_cast<double>(glyph.size_pt);
}

double size_of(const Glyph& glyph) noexcept { return glyph.size_pt > 0 ? static_cast<double>(glyph.size_pt) : std::max(glyph.box.height(), 1.0); }

/// What the file names of a glyph; U+FFFD where it names nothing, though something is drawn.
std::string named_part(std::string text) {
  for (auto at = text.find(unknown); at != std::string::npos; at = text.find(unknown, at)) text.erase(at, unknown.size());
  return text.empty() ? std::string(unknown) : text;
}

Cluster cluster_of(const Glyph& glyph) {
  return {.text = named_part(glyph.text),
          .box = glyph.box,
          .baseline_y = glyph.baseline_y,
          .size_pt = size_of(glyph),
          .bold = glyph.bold,
          .space_before = glyph.space_before,
          .confidence = static_cast<double>(glyph.confidence),
          .doubt = glyph.doubt,
          .rotation = glyph.rotation};
}

/// Could this mark stand on that base? Marks reach back over the base before their origin, and
/// fonts shift them by up to half the size.
bool may_carry(const Cluster& base, const Glyph& mark) noexcept {
  if (base.rotation != mark.rotation) return false;
  const double size = base.size_pt;
  if (mark.rotation % 180 != 0) return std::abs(mark.box.center_x() - base.box.center_x()) < size && std::abs(mark.box.y0 - base.box.y1) < size;
  return std::abs(mark.baseline_y - base.baseline_y) < 0.7 * size && mark.box.x0 > base.box.x0 - 0.4 * size && mark.box.x1 < base.box.x1 + 0.5 * size;
}

void put_on(Cluster& base, const Glyph& mark) {
  base.text += named_part(mark.text);
  base.confidence = std::min(base.confidence, static_cast<double>(mark.confidence));
  if (mark.box.width() > 0) base.box = united(base.box, mark.box);
}

/// Finds bases by place, for marks that were drawn far away in content order (some producers draw
/// all marks of a line after it).
class BaseIndex {
 public:
  explicit BaseIndex(const std::vector<Cluster>& clusters) : clusters_(clusters) {
    for (std::size_t i = 0; i < clusters.size(); ++i) entries_.emplace_back(band(clusters[i].baseline_y), clusters[i].box.x1, i);
    std::sort(entries_.begin(), entries_.end());
  }

  /// The base whose right edge is nearest to the mark's origin.
  std::optional<std::size_t> base_of(const Glyph& mark) const {
    std::optional<std::size_t> best;
    double best_distance = 0;
    for (long near = band(mark.baseline_y) - 1; near <= band(mark.baseline_y) + 1; ++near) {
      const auto from = std::lower_bound(entries_.begin(), entries_.end(), Entry{near, mark.box.x0, 0});
      const auto first = from - std::min<std::ptrdiff_t>(2, from - entries_.begin());
      const auto last = from + std::min<std::ptrdiff_t>(2, entries_.end() - from);
      for (auto entry = first; entry != last; ++entry) {
        const auto [line, right, index] = *entry;
        const double distance = std::abs(right - mark.box.x0);
        if (!may_carry(clusters_[index], mark) || (best && distance >= best_distance)) continue;
        best = index;
        best_distance = distance;
      }
    }
    return best;
  }

 private:
  using Entry = std::tuple<long, double, std::size_t>;
  static long band(double y) noexcept { return std::lround(y / 8); }

  const std::vector<Cluster>& clusters_;
  std::vector<Entry> entries_;
};

void place_orphans(std::vector<Cluster>& clusters, const std::vector<Glyph>& orphans) {
  if (orphans.empty()) return;
  const BaseIndex index(clusters);
  std::vector<Cluster> alone;
  for (const Glyph& mark : orphans) {
    if (const auto base = index.base_of(mark)) {
      put_on(clusters[*base], mark);
    } else {
      alone.push_back(cluster_of(mark));
    }
  }
  std::move(alone.begin(), alone.end(), std::back_inserter(clusters));
}

}  // namespace

bool begins_with_mark(std::string_view text) noexcept {
  const char32_t c = first_of_three_bytes(text);
  return c == 0x0E31 || (c >= 0x0E34 && c <= 0x0E3A) || (c >= 0x0E47 && c <= 0x0E4E) || (c >= 0xF701 && c <= 0xF70E) || (c >= 0xF710 && c <= 0xF71A);
}

std::vector<Cluster> form_clusters(const std::vector<Glyph>& glyphs) {
  std::vector<Cluster> clusters;
  clusters.reserve(glyphs.size());
  std::vector<Glyph> orphans;
  std::vector<Glyph> waiting;  // marks drawn before the base they may belong to
  bool space = false;

  for (const Glyph& glyph : glyphs) {
    if (is_lost_mark(glyph)) continue;
    if (!glyph.text.empty() && is_blank(glyph.text)) {
      space = true;
      continue;
    }
    if (begins_with_mark(glyph.text)) {
      if (!clusters.empty() && waiting.empty() && may_carry(clusters.back(), glyph)) {
        put_on(clusters.back(), glyph);
      } else {
        waiting.push_back(glyph);
      }
      continue;
    }
    clusters.push_back(cluster_of(glyph));
    clusters.back().space_before |= space;
    space = false;
    for (Glyph& mark : waiting) {
      if (may_carry(clusters.back(), mark)) {
        clusters.back().space_before |= mark.space_before;
        put_on(clusters.back(), mark);
      } else {
        orphans.push_back(std::move(mark));
      }
    }
    waiting.clear();
  }
  std::move(waiting.begin(), waiting.end(), std::back_inserter(orphans));
  place_orphans(clusters, orphans);
  return clusters;
}

}  // namespace prongsai::layout
