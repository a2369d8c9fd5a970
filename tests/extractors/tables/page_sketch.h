#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/tables/clusters.h"
#include "extractors/tables/page_layout.h"
#include "extractors/thai/words.h"
#include "models/page_content.h"

namespace prongsai {

/// Draws a page for a test the way a PDF does: glyph by glyph, marks without width, borders as lines.
/// Every letter is half its size wide, every space a quarter.
class PageSketch {
 public:
  explicit PageSketch(double width = 595, double height = 842) {
    page_.number = 1;
    page_.width_pt = width;
    page_.height_pt = height;
  }

  /// What the next texts look like.
  PageSketch& size(float size_pt) { return size_ = size_pt, *this; }
  PageSketch& bold(bool is_bold) { return bold_ = is_bold, *this; }
  PageSketch& invisible(bool is_invisible) { return invisible_ = is_invisible, *this; }

  /// Extra room between all letters, as justified text has; marked as spaces, as a reader of gaps would.
  PageSketch& spread(double gap_pt) { return spread_ = gap_pt, *this; }

  /// Text that begins at x on a baseline.
  PageSketch& text_at(double x, double baseline, std::string_view text) {
    bool space = false;
    for (const char32_t c : thai::to_utf32(text)) {
      if (c == ' ') {
        x += 0.25 * static_cast<double>(size_);
        space = true;
        continue;
      }
      x += add(x, baseline, thai::to_utf8(std::u32string(1, c)), space || spread_ > 0);
      space = false;
    }
    return *this;
  }

  /// Text with its middle at x.
  PageSketch& centred_at(double x, double baseline, std::string_view text) { return text_at(x - width_of(text) / 2, baseline, text); }

  /// How wide a text is in the present size.
  double width_of(std::string_view text) const {
    double width = 0;
    for (const char32_t c : thai::to_utf32(text)) {
      width += c == ' ' ? 0.25 : layout::begins_with_mark(thai::to_utf8(std::u32string(1, c))) ? 0 : 0.5;
    }
    return width * static_cast<double>(size_);
  }

  /// Lines of a text under each other.
  PageSketch& lines_at(double x, double baseline, std::initializer_list<std::string_view> lines, double pitch = 20) {
    for (const std::string_view line : lines) {
      text_at(x, baseline, line);
      baseline += pitch;
    }
    return *this;
  }

  /// A glyph of a text of its own, as wide as it is told.
  PageSketch& glyph_at(double x, double baseline, std::string text, double width) {
    add(x, baseline, std::move(text), false);
    page_.glyphs.back().box.x1 = x + width;
    return *this;
  }

  PageSketch& line(double x0, double y0, double x1, double y1) {
    page_.rulings.push_back({Box{x0, y0, x1, y1}});
    return *this;
  }

  /// All lines of a table with these column and row edges.
  PageSketch& box_grid(const std::vector<double>& xs, const std::vector<double>& ys) {
    for (const double x : xs) line(x, ys.front(), x, ys.back());
    for (const double y : ys) line(xs.front(), y, xs.back(), y);
    return *this;
  }

  /// The same page lying on its side: everything turned clockwise.
  PageContent turned_clockwise() const {
    PageContent turned = page_;
    turned.width_pt = page_.height_pt;
    turned.height_pt = page_.width_pt;
    const auto turn = [&](Box& box) { box = {page_.height_pt - box.y1, box.x0, page_.height_pt - box.y0, box.x1}; };
    for (Glyph& glyph : turned.glyphs) {
      glyph.baseline_y = glyph.box.x0;
      turn(glyph.box);
      glyph.rotation = 90;
    }
    for (Ruling& ruling : turned.rulings) turn(ruling.box);
    return turned;
  }

  PageContent& content() { return page_; }
  PageLayout layout() const { return lay_out_page(page_); }

 private:
  double add(double x, double baseline, std::string text, bool space) {
    const double size = static_cast<double>(size_);
    const double advance = layout::begins_with_mark(text) ? 0 : 0.5 * size;
    Glyph glyph;
    glyph.text = std::move(text);
    glyph.box = {x, baseline - size, x + advance, baseline + 0.3 * size};
    glyph.baseline_y = baseline;
    glyph.size_pt = size_;
    glyph.bold = bold_;
    glyph.invisible = invisible_;
    glyph.space_before = space && advance > 0;
    page_.glyphs.push_back(std::move(glyph));
    return advance > 0 ? advance + spread_ : 0;
  }

  PageContent page_;
  float size_ = 16;
  bool bold_ = false, invisible_ = false;
  double spread_ = 0;
};

inline std::vector<Paragraph> paragraphs_of(const PageLayout& layout) {
  std::vector<Paragraph> paragraphs;
  for (const Block& block : layout.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) paragraphs.push_back(*paragraph);
  }
  return paragraphs;
}

inline std::vector<std::string> paragraph_texts(const PageLayout& layout) {
  std::vector<std::string> texts;
  for (const Paragraph& paragraph : paragraphs_of(layout)) texts.push_back(paragraph.text);
  return texts;
}

inline std::vector<Table> tables_of(const PageLayout& layout) {
  std::vector<Table> tables;
  for (const Block& block : layout.blocks) {
    if (const auto* table = std::get_if<Table>(&block)) tables.push_back(*table);
  }
  return tables;
}

/// The text at a grid position, "?" where no cell covers it.
inline std::string text_at(const Table& table, int row, int column) {
  const Cell* cell = table.at(row, column);
  return cell ? cell->text : "?";
}

}  // namespace prongsai
