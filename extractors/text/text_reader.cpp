#include "extractors/text/text_reader.h"

#include <algorithm>
#include <exception>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "extractors/text/cell_lines.h"
#include "extractors/text/encoding.h"
#include "extractors/text/lines.h"
#include "extractors/text/markdown_tables.h"
#include "extractors/text/markup.h"
#include "extractors/text/paragraphs.h"
#include "extractors/text/raw_table.h"
#include "extractors/text/tab_rows.h"
#include "extractors/thai/normalise.h"

namespace prongsai {
namespace {

using text::Lines;

Error failure(ErrorCode code, std::string message) { return {code, std::move(message), "read"}; }

/// CR LF, CR, and Unicode's own line and paragraph separators as LF; vertical tabs too; NUL gone.
std::string with_plain_breaks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool crlf = c == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    const std::string_view three = text.substr(i, 3);
    if (crlf || c == '\0') continue;
    if (three == "\u2028" || three == "\u2029") {
      out.push_back('\n');
      i += 2;
    } else {
      out.push_back(c == '\r' || c == '\v' ? '\n' : c);
    }
  }
  return out;
}

/// Pages as form feeds part them, each in the normal form. A form feed at the end begins no page.
std::vector<std::string> split_pages(std::string_view text) {
  std::vector<std::string> pages;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\f', at), text.size());
    pages.push_back(thai::normalise(text.substr(at, end - at)));
    at = end + 1;
  }
  while (pages.size() > 1 && pages.back().find_first_not_of(" \t\n") == std::string::npos) pages.pop_back();
  return pages;
}

/// Reads blocks from the lines of the whole document.
class BlockReader {
 public:
  explicit BlockReader(const Lines& lines) : lines_(lines), cell_lines_(lines) {}

  std::vector<Block> read() {
    for (std::size_t i = 0; i < lines_.size();) {
      if (auto found = find_table(i)) {
        close_text();
        add_table(std::move(found->table));
        i = std::max(found->end, i + 1);
      } else {
        running_text_.push_back(lines_[i]);
        ++i;
      }
    }
    close_text();
    return std::move(blocks_);
  }

  std::size_t cells() const noexcept { return cells_; }

 private:
  std::optional<text::FoundTable> find_table(std::size_t i) {
    if (text::is_blank(lines_[i].text) && lines_[i].text.find('\t') == std::string_view::npos) return std::nullopt;
    if (i >= no_tab_rows_before_ && lines_[i].text.find('\t') != std::string_view::npos) {
      text::FoundTable rows = text::read_tab_rows(lines_, i);
      if (!rows.table.rows.empty()) return rows;
      no_tab_rows_before_ = rows.end;
    }
    if (auto cells = cell_lines_.read_table(i)) {
      has_cell_lines_ = true;
      return cells;
    }
    return text::read_markdown_table(lines_, i);
  }

  void close_text() {
    for (Paragraph& paragraph : text::read_paragraphs(running_text_, !has_cell_lines_)) blocks_.emplace_back(std::move(paragraph));
    running_text_.clear();
  }

  void add_table(text::RawTable raw) {
    Table table = text::to_table(std::move(raw));
    cells_ += table.cells.size();
    if (!table.cells.empty()) blocks_.emplace_back(std::move(table));
  }

  const Lines& lines_;
  text::CellLines cell_lines_;
  std::size_t no_tab_rows_before_ = 0;
  bool has_cell_lines_ = false;  ///< such exports keep each paragraph on one line
  std::size_t cells_ = 0;
  Lines running_text_;
  std::vector<Block> blocks_;
};

std::optional<Error> exceeded(const Lines& lines, const TextLimits& limits) {
  if (lines.size() > limits.lines) return failure(ErrorCode::limit_exceeded, "more than " + std::to_string(limits.lines) + " lines");
  const bool too_long = std::any_of(lines.begin(), lines.end(), [&](const text::Line& line) { return line.text.size() > limits.line_bytes; });
  if (too_long) return failure(ErrorCode::limit_exceeded, "a line of more than " + std::to_string(limits.line_bytes) + " bytes");
  return std::nullopt;
}

Result<Document> read_decoded(const text::DecodedText& decoded, const TextLimits& limits) {
  const std::vector<std::string> pages = split_pages(with_plain_breaks(decoded.utf8));
  Document document;
  document.format = Format::txt;
  Lines lines;
  for (std::size_t p = 0; p < pages.size(); ++p) {
    const int number = pages.size() > 1 ? static_cast<int>(p) + 1 : 0;
    text::split_lines(pages[p], number, lines);
    if (auto error = exceeded(lines, limits)) return *std::move(error);
    Page& page = document.pages.emplace_back();
    page.number = number;
    page.text = text::without_markup(pages[p]);
    page.has_text = !page.text.empty();
  }
  const bool has_text = std::any_of(document.pages.begin(), document.pages.end(), [](const Page& page) { return page.has_text; });
  if (!has_text) return failure(ErrorCode::empty, "the text holds nothing but white space");

  BlockReader reader(lines);
  document.blocks = reader.read();
  if (reader.cells() > limits.cells) return failure(ErrorCode::limit_exceeded, "more than " + std::to_string(limits.cells) + " table cells");
  if (decoded.lossy) {
    document.warnings.push_back(failure(ErrorCode::damaged, "some bytes are no " + std::string(decoded.encoding) + "; they read as U+FFFD"));
  }
  return document;
}

}  // namespace

Result<Document> read_text(std::string_view bytes, const TextLimits& limits) try {
  if (bytes.empty()) return failure(ErrorCode::empty, "the file is empty");
  if (bytes.size() > limits.bytes) return failure(ErrorCode::limit_exceeded, "a text of more than " + std::to_string(limits.bytes) + " bytes");
  const auto decoded = text::decode_text(bytes);
  if (!decoded) return decoded.error();
  return read_decoded(*decoded, limits);
} catch (const std::bad_alloc&) {
  return failure(ErrorCode::out_of_memory, "the text needs more memory than there is");
} catch (const std::exception& exception) {
  return failure(ErrorCode::internal, exception.what());
}

}  // namespace prongsai
