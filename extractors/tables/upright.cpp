#include "extractors/tables/upright.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <unordered_map>

namespace prongsai::layout {
namespace {

/// More than any printed page holds; what goes beyond is noise or an attack.
constexpr std::size_t max_glyphs = 200'000;

/// Two equal glyphs closer than this are one, drawn twice for a shadow or a false bold.
constexpr double shadow_offset_pt = 0.7;

/// A glyph's baseline lies about this share of its box above the bottom (the font's descent).
constexpr double descent_share = 0.22;

int quarter(const Glyph& glyph) noexcept { return ((glyph.rotation % 360 + 360) % 360) / 90; }

/// Smaller text is there for programs (formatting codes, search words), not for readers.
constexpr float least_size_pt = 2;

bool on_page(const Glyph& glyph, const PageContent& page) noexcept {
  const auto within = [](double value, double from, double to) { return value >= from && value <= to; };  // false for NaN
  const double width = page.width_pt, height = page.height_pt;
  // A glyph may hang over the edge, but not by more than a page.
  const bool sane = within(glyph.box.x0, -width, width) && within(glyph.box.y0, -height, height) && within(glyph.box.x1, 0, 2 * width) &&
                    within(glyph.box.y1, 0, 2 * height) && std::isfinite(glyph.baseline_y);
  return sane && within(glyph.box.center_x(), 0, width) && within(glyph.box.center_y(), 0, height);
}

/// The glyphs that count, in content order. A page whose only text is invisible is a scan with a
/// text layer: there the layer is all there is.
std::vector<Glyph> seen_glyphs(const PageContent& page) {
  std::vector<Glyph> seen;
  const bool any_visible = std::any_of(page.glyphs.begin(), page.glyphs.end(), [](const Glyph& glyph) { return !glyph.invisible; });
  for (const Glyph& glyph : page.glyphs) {
    if (seen.size() == max_glyphs) break;
    const bool legible = glyph.size_pt <= 0 || glyph.size_pt >= least_size_pt;
    if (legible && on_page(glyph, page) && !(any_visible && glyph.invisible)) seen.push_back(glyph);
  }
  return seen;
}

/// Drops a glyph that repeats an earlier one at almost the same place. A reader of pictures draws nothing twice, and knows places
/// so roughly that of two equal digits side by side (`100`) the second one may stand on the first.
void drop_shadows(std::vector<Glyph>& glyphs) {
  struct Key {
    std::int64_t x, y;
    bool operator==(const Key&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const noexcept { return std::hash<std::int64_t>()(key.x * 1'000'003 + key.y); }
  };
  std::unordered_multimap<Key, std::size_t, Hash> kept_at;
  kept_at.reserve(glyphs.size());

  const auto is_shadow = [&](const Glyph& glyph, const Key& key) {
    for (std::int64_t dx = -1; dx <= 1; ++dx) {
      for (std::int64_t dy = -1; dy <= 1; ++dy) {
        const auto [first, last] = kept_at.equal_range({key.x + dx, key.y + dy});
        // A few look-ups are enough: more than a handful of glyphs at one spot is no text.
        int looked_at = 0;
        for (auto near = first; near != last && looked_at < 8; ++near, ++looked_at) {
          const Glyph& other = glyphs[near->second];
          if (other.text == glyph.text && std::abs(other.box.x0 - glyph.box.x0) <= shadow_offset_pt &&
              std::abs(other.box.y0 - glyph.box.y0) <= shadow_offset_pt && other.rotation == glyph.rotation) {
            return true;
          }
        }
      }
    }
    return false;
  };

  std::size_t kept = 0;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    const Key key{std::llround(glyphs[i].box.x0 / shadow_offset_pt), std::llround(glyphs[i].box.y0 / shadow_offset_pt)};
    if (glyphs[i].confidence >= 1 && is_shadow(glyphs[i], key)) continue;
    if (kept != i) glyphs[kept] = std::move(glyphs[i]);
    kept_at.emplace(key, kept++);
  }
  glyphs.resize(kept);
}

/// The direction in which most of the text runs.
int main_quarter(const std::vector<Glyph>& glyphs) noexcept {
  std::array<std::size_t, 4> count{};
  for (const Glyph& glyph : glyphs) ++count[static_cast<std::size_t>(quarter(glyph))];
  return static_cast<int>(std::max_element(count.begin(), count.end()) - count.begin());
}

}  // namespace

Box turned(const Box& box, int degrees, double width, double height) noexcept {
  switch (degrees) {
    case 90: return {height - box.y1, box.x0, height - box.y0, box.x1};
    case 180: return {width - box.x1, height - box.y1, width - box.x0, height - box.y0};
    case 270: return {box.y0, width - box.x1, box.y1, width - box.x0};
    default: return box;
  }
}

UprightPage upright(const PageContent& page) {
  UprightPage result{.width = page.width_pt, .height = page.height_pt, .degrees = 0, .glyphs = seen_glyphs(page), .rulings = page.rulings};
  drop_shadows(result.glyphs);
  const int text_runs = main_quarter(result.glyphs) * 90;
  if (text_runs == 0) return result;

  result.degrees = 360 - text_runs;
  if (text_runs != 180) std::swap(result.width, result.height);
  for (Glyph& glyph : result.glyphs) {
    glyph.box = turned(glyph.box, result.degrees, page.width_pt, page.height_pt);
    glyph.baseline_y = glyph.box.y1 - descent_share * glyph.box.height();
    glyph.rotation = static_cast<std::int16_t>((quarter(glyph) * 90 - text_runs + 360) % 360);
  }
  for (Ruling& ruling : result.rulings) ruling.box = turned(ruling.box, result.degrees, page.width_pt, page.height_pt);
  return result;
}

}  // namespace prongsai::layout
