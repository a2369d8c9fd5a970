#include "extractors/records/running_text.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "extractors/thai/normalise.h"

namespace prongsai {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Letters and marks of the Thai block: U+0E01 to U+0E4E without ฿ (U+0E3F).
bool is_thai_letter(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size() || static_cast<unsigned char>(text[at]) != 0xE0) return false;
  const auto second = static_cast<unsigned char>(text[at + 1]), third = static_cast<unsigned char>(text[at + 2]);
  if (second == 0xB8) return third >= 0x81 && third != 0xBF;
  return second == 0xB9 && third <= 0x8E;
}

}  // namespace

RunningText::RunningText(const Document& document) {
  int table_number = -1;
  for (const Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      if (paragraph->role == ParagraphRole::deleted || paragraph->role == ParagraphRole::page_number) continue;
      TextLine line;
      line.source.place = paragraph->place;
      line.role = paragraph->role;
      add(paragraph->text, line, Gap::block);
    } else if (const auto* table = std::get_if<Table>(&block)) {
      ++table_number;
      for (const Cell& cell : table->cells) {
        TextLine line;
        line.source = {cell.places.empty() ? Place{} : cell.places.front(), table_number, cell.row};
        line.in_table = true;
        add(cell.text, line, Gap::block);
      }
    }
  }
}

void RunningText::add(std::string_view text, TextLine line, Gap before) {
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    line.begin = text_.size();
    const std::size_t shift = original_.size() - begin;
    for (std::size_t i = begin; i < end;) {
      const auto word_end = static_cast<std::size_t>(std::find_if(text.begin() + i, text.begin() + end, is_space) - text.begin());
      if (word_end > i) {
        text_.append(text, i, word_end - i);
        gaps_.resize(text_.size(), Gap::none);
        gaps_[gaps_.size() - (word_end - i)] = std::exchange(before, Gap::none);
        origins_.resize(text_.size());
        std::iota(origins_.end() - static_cast<std::ptrdiff_t>(word_end - i), origins_.end(), static_cast<std::uint32_t>(shift + i));
      } else {
        before = std::max(before, Gap::space);
      }
      i = std::max(word_end, i + 1);
    }
    original_.append(text, begin, end - begin).push_back('\n');
    before = std::max(before, Gap::line);
    line.end = text_.size();
    if (line.end > line.begin) lines_.push_back(line);
    begin = end + 1;
  }
}

bool RunningText::has_gap(std::size_t begin, std::size_t end) const noexcept {
  for (std::size_t at = begin; at < end; ++at) {
    if (gap(at) != Gap::none) return true;
  }
  return false;
}

bool RunningText::letter_at(std::size_t at) const noexcept { return is_thai_letter(text_, at); }

bool RunningText::joined_before(std::size_t at) const noexcept {
  return at >= 3 && at < size() && gap(at) == Gap::none && is_thai_letter(text_, at - 3);
}

std::size_t RunningText::line_of(std::size_t at) const noexcept {
  const auto after = std::upper_bound(lines_.begin(), lines_.end(), at, [](std::size_t offset, const TextLine& line) { return offset < line.begin; });
  return after == lines_.begin() ? 0 : static_cast<std::size_t>(after - lines_.begin()) - 1;
}

std::string RunningText::original(std::size_t begin, std::size_t end) const {
  if (begin >= end || end > size()) return {};
  const std::size_t from = origins_[begin], to = origins_[end - 1] + 1;
  return thai::collapse_spaces(std::string_view(original_).substr(from, to - from));
}

}  // namespace prongsai
