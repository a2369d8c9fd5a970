#include "extractors/tables/page_layout.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "extractors/tables/clusters.h"
#include "extractors/tables/doubts.h"
#include "extractors/tables/lines.h"
#include "extractors/tables/paragraphs.h"
#include "extractors/tables/regions.h"
#include "extractors/tables/rulings.h"
#include "extractors/tables/running_lines.h"
#include "extractors/tables/upright.h"
#include "extractors/tables/white_space.h"

namespace prongsai {
namespace {

using namespace layout;

/// Puts the parts of a page into reading order. Boxes are those of the upright page.
class Reader {
 public:
  Reader(RegionedText divided, double width, double height) : divided_(std::move(divided)), width_(width), height_(height) {}

  std::vector<Block> read() {
    read_flow(std::move(divided_.outside), std::nullopt);
    return std::move(blocks_);
  }

 private:
  /// Running text of the page or of a frame, with the regions that lie in it where they stand.
  void read_flow(std::vector<Cluster> clusters, std::optional<std::size_t> frame) {
    const std::vector<Line> lines = form_lines(std::move(clusters), width_, height_);
    const Measure measure = measure_of(lines);
    auto next = lines.begin();
    for (std::size_t i = 0; i < divided_.regions.size(); ++i) {
      if (divided_.regions[i].parent != frame) continue;
      const double top = divided_.regions[i].grid.box().y0;
      const auto below =
          std::find_if(next, lines.end(), [&](const Line& line) { return line.rotation != 0 || line.clusters.front().optical_y() > top; });
      add_lines({next, below}, measure);
      next = below;
      read_region(i);
    }
    add_lines({next, lines.end()}, measure);
  }

  /// Lines between two regions: paragraphs, and what white space alone sets apart.
  void add_lines(const std::vector<Line>& lines, const Measure& measure) {
    std::size_t plain = 0, i = 0;
    const auto add_plain = [&](std::size_t end) {
      const auto offset = [&](std::size_t at) { return lines.begin() + static_cast<std::ptrdiff_t>(at); };
      if (plain < end) add_paragraphs({offset(plain), offset(end)}, measure);
    };
    while (i < lines.size()) {
      const auto table = white_space_table_at(lines, i);
      const auto columns = table ? std::nullopt : text_columns_at(lines, i);
      if (!table && !columns) {
        ++i;
        continue;
      }
      add_plain(i);
      if (table) {
        blocks_.push_back(white_space_table(lines, *table));
      } else {
        add_column(side_of(lines, *columns, true));
        add_column(side_of(lines, *columns, false));
      }
      plain = i = table ? table->last : columns->last;
    }
    add_plain(lines.size());
  }

  void add_column(const std::vector<Line>& lines) { add_paragraphs(lines, measure_of(lines)); }

  void add_paragraphs(const std::vector<Line>& lines, const Measure& measure) {
    auto paragraphs = form_paragraphs(lines, measure);
    std::move(paragraphs.begin(), paragraphs.end(), std::back_inserter(blocks_));
  }

  void read_region(std::size_t index) {
    Region& region = divided_.regions[index];
    if (!region.is_table()) {
      read_flow(std::move(region.texts.front()), index);
      return;
    }
    if (region.has_text()) blocks_.push_back(table_of(region));
    read_flow({}, index);  // tables and frames inside its cells
  }

  Table table_of(Region& region) const {
    Table table;
    table.rows = region.grid.rows();
    table.columns = region.grid.columns();
    for (std::size_t i = 0; i < region.texts.size(); ++i) {
      const GridCell& place = region.grid.cells()[i];
      Cell cell;
      cell.row = place.row;
      cell.column = place.column;
      cell.row_span = place.row_span;
      cell.column_span = place.column_span;
      const std::vector<Line> lines = form_lines(std::move(region.texts[i]), width_, height_);
      cell.text = cell_text(lines, place.box);
      cell.confidence = confidence_of(lines);
      for (const Line& line : lines) add_doubts(cell.doubts, line.doubts);
      cell.places = {Place{0, place.box}};
      table.cells.push_back(std::move(cell));
    }
    return table;
  }

  RegionedText divided_;
  double width_, height_;
  std::vector<Block> blocks_;
};

void put_in_place(std::vector<Block>& blocks, const UprightPage& page, int number) {
  const auto settle = [&](Place& place) {
    place.page = number;
    if (place.box) place.box = page.shown(*place.box);
  };
  for (Block& block : blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block)) {
      settle(paragraph->place);
    } else {
      for (Cell& cell : std::get<Table>(block).cells) std::for_each(cell.places.begin(), cell.places.end(), settle);
    }
  }
}

std::string text_of(const Table& table) {
  std::string text;
  int row = 0;
  bool first = true;
  for (const Cell& cell : table.cells) {
    if (!first) text += cell.row == row ? '\t' : '\n';
    first = false;
    row = cell.row;
    std::transform(cell.text.begin(), cell.text.end(), std::back_inserter(text), [](char c) { return c == '\n' ? ' ' : c; });
  }
  return text;
}

std::string text_of(const std::vector<Block>& blocks) {
  std::string text;
  for (const Block& block : blocks) {
    if (!text.empty()) text += '\n';
    const auto* paragraph = std::get_if<Paragraph>(&block);
    text += paragraph ? paragraph->text : text_of(std::get<Table>(block));
  }
  return text;
}

}  // namespace

PageLayout lay_out_page(const PageContent& page) {
  const UprightPage held = upright(page);
  auto divided = divide_by_rulings(form_clusters(held.glyphs), connect_rulings(held.rulings));
  PageLayout layout{.blocks = Reader(std::move(divided), held.width, held.height).read(), .text = {}};
  mark_page_numbers(layout.blocks, held.height);
  layout.text = text_of(layout.blocks);
  put_in_place(layout.blocks, held, page.number);
  return layout;
}

}  // namespace prongsai
