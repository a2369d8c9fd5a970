#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/document.h"
#include "models/report.h"

namespace prongsai {

/// How much stood between two letters.
enum class Gap : std::uint8_t { none, space, line, block };

/// A line of a paragraph or of a cell.
struct TextLine {
  std::size_t begin = 0, end = 0;  ///< offsets in RunningText::text()
  Source source;
  ParagraphRole role = ParagraphRole::body;
  bool in_table = false;
};

/// A document as one text without white space, so that a name is found however its lines were
/// wrapped; what stood between the letters is kept beside it. Deleted text is left out.
class RunningText {
 public:
  explicit RunningText(const Document& document);

  std::string_view text() const noexcept { return text_; }
  std::size_t size() const noexcept { return text_.size(); }
  std::string_view rest(std::size_t at) const noexcept { return std::string_view(text_).substr(at); }
  bool starts(std::size_t at, std::string_view with) const noexcept { return rest(at).substr(0, with.size()) == with; }

  Gap gap(std::size_t at) const noexcept { return at < gaps_.size() ? gaps_[at] : Gap::block; }

  /// Whether anything stood between the characters from one offset to another.
  bool has_gap(std::size_t begin, std::size_t end) const noexcept;

  /// True where a Thai letter or mark begins at the offset.
  bool letter_at(std::size_t at) const noexcept;
  /// True where the character before the offset is a Thai letter and nothing stands between.
  bool joined_before(std::size_t at) const noexcept;

  const std::vector<TextLine>& lines() const noexcept { return lines_; }
  /// Index of the line that holds the offset.
  std::size_t line_of(std::size_t at) const noexcept;

  /// The text as it stands in the document, white space as single spaces.
  std::string original(std::size_t begin, std::size_t end) const;

 private:
  void add(std::string_view text, TextLine line, Gap before);

  std::string text_, original_;
  std::vector<std::uint32_t> origins_;  ///< offset in original_ of every byte of text_
  std::vector<Gap> gaps_;
  std::vector<TextLine> lines_;
};

}  // namespace prongsai
