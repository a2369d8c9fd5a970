#pragma once

#include <cstdint>
#include <string_view>

#include "extractors/docx/docx_picture.h"
#include "models/document.h"
#include "models/result.h"

namespace prongsai {

/// What one DOCX may ask of us. The defaults are far above any report and far below what hurts.
struct DocxLimits {
  std::uint64_t part_bytes = 64u << 20;    ///< inflated, of one part
  std::uint64_t total_bytes = 160u << 20;  ///< inflated, of all parts that are read, pictures apart
  unsigned inflation_ratio = 200;          ///< inflated to stored, once a part has passed 4 MiB
  unsigned parts = 10'000;                 ///< entries of the archive, read or not
  unsigned xml_depth = 200;                ///< nested elements
  unsigned table_depth = 16;               ///< tables within tables
  int columns = 1000;                      ///< of a table's grid; Word itself stops at 63
  unsigned items = 500'000;                ///< paragraphs and cells together
};

/// Reads a Word document (transitional or strict OOXML) as its author left it: tracked changes as
/// accepted, hidden text and comments left out, automatic numbers and check boxes written out.
///
/// Blocks stand in reading order: the body, then footnotes and endnotes, then headers and footers
/// (each text once). A text box follows the paragraph that holds it. A table within a cell is a block
/// of its own right behind the outer table, and no part of the outer cell's text. Deleted text follows its paragraph (its table, where it
/// stood in a cell) as a paragraph of role `deleted`.
///
/// Pictures are counted. With `read_picture`, what those of the body say follows the paragraph or the table that holds them,
/// in the page's text too; those of notes, headers and footers, and deleted and hidden ones, are not asked for.
///
/// DOCX has no pages: every place is page 0, and `pages` holds one page 0 with the whole text.
///
/// Failures: `empty`; `encrypted` (password); `unsupported` (no Word document); `damaged` (no archive,
/// or nothing could be read); `limit_exceeded`. XML that breaks off keeps what stood before it, with a
/// warning. A missing or broken part beside the main one is no failure.
Result<Document> read_docx(std::string_view bytes, const DocxLimits& limits = {}, const DocxPictureReader& read_picture = {});

}  // namespace prongsai
