#pragma once

#include <cstddef>
#include <string_view>

#include "models/document.h"
#include "models/result.h"

namespace prongsai {

/// Caps that a text must stay below; beyond them it is `limit_exceeded`.
struct TextLimits {
  std::size_t bytes = std::size_t{64} << 20;
  std::size_t line_bytes = std::size_t{1} << 20;
  std::size_t lines = 2'000'000;
  std::size_t cells = 500'000;  ///< of all tables
};

/// Reads a report that somebody exported as text: tables of tab-separated rows, of cells that begin with
/// a tab, of Markdown; paragraphs, wrapped or not; in UTF-8, UTF-16 or Windows-874. Form feeds part
/// pages; without any the document is one page with the number 0.
/// Errors: `empty`, `damaged` (no text), `limit_exceeded`.
Result<Document> read_text(std::string_view bytes, const TextLimits& limits = {});

}  // namespace prongsai
