#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "models/box.h"
#include "models/error.h"
#include "models/number_doubt.h"
#include "models/text_verdict.h"

namespace prongsai {

enum class Format { pdf, docx, txt, image };
enum class TextSource { text, repaired, ocr };  ///< text layer as it was, mended, read from a picture

std::string_view to_string(Format format) noexcept;
std::string_view to_string(TextSource source) noexcept;

/// A spot in the document. Formats without pages have page 0 and no box.
struct Place {
  int page = 0;  ///< 1-based; 0 where the format has no pages
  std::optional<Box> box;

  friend bool operator==(const Place&, const Place&) = default;
};

/// What a paragraph is for. Only `body` takes part in recognition.
enum class ParagraphRole { body, header, footer, footnote, page_number, deleted };

/// A paragraph of running text. `text` is in the normal form of extractors/thai: sara am composed,
/// wrapped lines joined; an explicit line break of the author stays as '\n'; automatic numbering
/// ("๑.", "ก.") is part of the text, before it, followed by a space. Check boxes are ☐ ☑ ☒.
struct Paragraph {
  std::string text;
  Place place;
  ParagraphRole role = ParagraphRole::body;
  TextSource source = TextSource::text;
  double confidence = 1.0;  ///< 0 to 1
  double size_pt = 0;       ///< 0 where unknown
  bool bold = false;
  bool centered = false;
  std::vector<NumberDoubt> doubts = {};  ///< numbers that two readers of a picture read differently
};

/// One cell. Its text holds the cell's paragraphs separated by '\n' (wrapped lines are joined).
/// A cell that a page break cuts has one place a page, first page first.
struct Cell {
  int row = 0, column = 0;  ///< 0-based, of its top left corner in the joined table
  int row_span = 1, column_span = 1;
  bool is_header = false;
  std::string text;
  std::vector<Place> places;
  TextSource source = TextSource::text;
  double confidence = 1.0;
  std::vector<NumberDoubt> doubts = {};  ///< as in Paragraph
};

/// What a column holds. Order has no meaning; the names are those in data/lexicon/columns.csv.
enum class ColumnRole {
  unknown,
  number,
  title,
  topic,
  indicator,
  question,
  method,
  units,
  period,
  output,
  outcome,
  status,
  budget,
  budget_total,
  code,
  item_name,
  requirement,
  progress,
  score,
  rating,
  tool,
  risk_activity,
  risk_issue,
  risk_level,
  risk_control,
  risk_score,
  target,
  remark,
  spent,     ///< what was paid of a budget, or is left of it
  month,     ///< a month or quarter in which rows are ticked
  registry,  ///< what no list of measures has: the table is one of gifts, complaints, contracts or persons
};

std::string_view to_string(ColumnRole role) noexcept;
std::optional<ColumnRole> column_role_from(std::string_view name) noexcept;

/// A grid of cells, row-major, joined over pages. Every grid position is covered by at most one cell;
/// a position that none covers is an empty cell that the document does not draw.
struct Table {
  int rows = 0, columns = 0;
  int header_rows = 0;  ///< the first rows that are headings (once, however often repeated)
  std::vector<Cell> cells;
  std::vector<ColumnRole> roles;  ///< one a column once recognised, else empty
  std::vector<int> column_years;  ///< fiscal year (B.E.) that a column's heading names; 0 where none

  /// The cell that covers a position, or null. Looks through all cells unless index() was called since the
  /// table last changed its cells or rows.
  const Cell* at(int row, int column) const noexcept;
  Cell* at(int row, int column) noexcept;

  /// Makes at() a look-up. Whoever changes cells, spans or rows afterwards clears `grid` or calls it again.
  void index();
  std::vector<int> grid;  ///< position (row-major) → index into cells, -1 where none; empty: no index
};

using Block = std::variant<Paragraph, Table>;

/// A page's measurements and its whole text in reading order, tables included.
struct Page {
  int number = 0;  ///< 1-based; 0 for the one "page" of a format that has none
  double width_pt = 0, height_pt = 0;
  std::string text;
  TextSource source = TextSource::text;
  std::optional<double> ocr_confidence;  ///< 0 to 1, of what was read from pictures; of a text with pictures in it (DOCX) of these alone
  int images = 0;                        ///< pictures on it, counted for later reading
  bool has_text = true;                  ///< false: nothing but pictures, or nothing at all
  TextVerdict verdict = {};              ///< on its text layer; `verdict.needs_ocr()` where it is to be read from the picture
};

/// What is on the pages: blocks in reading order over the whole document, tables joined over pages.
struct Document {
  Format format = Format::txt;
  std::vector<Page> pages;
  std::vector<Block> blocks;
  std::vector<Error> warnings;              ///< what went wrong while other pages or parts lived on
  std::vector<GlyphRule> glyph_rules = {};  ///< what was learnt about fonts whose mapping lies, and applied
};

}  // namespace prongsai
