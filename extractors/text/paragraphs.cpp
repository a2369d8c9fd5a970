#include "extractors/text/paragraphs.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extractors/text/markup.h"
#include "extractors/text/wrapping.h"
#include "extractors/thai/numbers.h"

namespace prongsai::text {
namespace {

// A wrapped line ends near column 80; what is much shorter ended on its own, what is much longer was never wrapped.
constexpr int kShortestWrapped = 52, kLongestWrapped = 120;

/// Words that begin a line of their own: titles, addresses and letterheads are set line by line.
constexpr auto kLabels =
    std::to_array<std::string_view>({"องค์การบริหาร", "องค์กรบริหาร", "เทศบาล", "สำนักงาน",    "อำเภอ",   "จังหวัด", "ประจำปี", "ปีงบประมาณ", "เรื่อง", "เรียน",
                                     "ส่วนราชการ",   "ที่ ",         "วันที่",    "บันทึกข้อความ", "ประกาศ ", "คำสั่ง",  "(นาย",   "(นาง",      "(ว่าที่", "( นา",
                                     "ส่วนที่",        "ตัวชี้วัด",      "มิติที่",    "ลำดับที่",      "หมายเหตุ", "ผลผลิต", "ผลลัพธ์",  "#",         "..",   "__"});

bool is_label(std::string_view line) {
  return std::any_of(kLabels.begin(), kLabels.end(), [&](std::string_view label) { return line.starts_with(label); });
}

bool begins_paragraph(std::string_view line) {
  return line.starts_with("  ") || line.starts_with('\t') || is_label(trim(line)) || thai::leading_enumerator(trim(line)).length > 0;
}

/// A number alone on its line numbers the paragraph behind the blank line.
bool is_number_alone(std::string_view text) {
  if (text.starts_with("- ")) text.remove_prefix(2);
  const auto enumerator = thai::leading_enumerator(text);
  return !enumerator.number.empty() && enumerator.length == text.size();
}

/// The line of a numbered item goes on wherever it was broken; of other lines only those that reach the margin.
bool may_go_on(std::string_view paragraph, std::string_view last_line) {
  const int width = display_width(trim(last_line));
  if (width > kLongestWrapped || last_line.ends_with('\\')) return false;
  return width >= kShortestWrapped || thai::leading_enumerator(paragraph).length > 0;
}

/// "# ", "## " … of a heading.
std::size_t heading_mark(std::string_view line) {
  const std::size_t hashes = std::min(line.find_first_not_of('#'), line.size());
  return hashes >= 1 && hashes <= 6 && hashes < line.size() && line[hashes] == ' ' ? hashes + 1 : 0;
}

/// "(พ.ศ. ๒๕๖๖" at the end of a line: what follows is no new item, whatever it begins with.
bool has_open_bracket(std::string_view text) {
  constexpr std::size_t near = 200;  // bytes; a bracket that was never closed does not hold a text together
  if (text.size() > near) text.remove_prefix(text.size() - near);
  const std::size_t bracket = text.rfind('(');
  return bracket != text.npos && text.find(')', bracket) == text.npos;
}

class Assembler {
 public:
  explicit Assembler(bool wrapped) : wrapped_(wrapped) {}

  void add(const Line& line) {
    if (is_blank(line.text) || is_rule(line.text)) {
      close();
      return;
    }
    const std::size_t number = page_number_length(line.text);
    if (number > 0) add_page_number(line, number);
    if (!is_blank(line.text.substr(number))) add_text(line, line.text.substr(number));
  }

  std::vector<Paragraph> finish() {
    close();
    return std::move(paragraphs_);
  }

 private:
  void add_page_number(const Line& line, std::size_t length) {
    close();
    paragraphs_.push_back({.text = std::string(trim(line.text.substr(0, length))), .place = {line.page, {}}, .role = ParagraphRole::page_number});
  }

  void add_text(const Line& line, std::string_view text) {
    const bool may_begin = begins_paragraph(text) && !has_open_bracket(open_.text);
    const bool goes_on = wrapped_ && !open_.text.empty() && may_go_on(open_.text, last_line_) && !may_begin;
    if (!goes_on) close();
    text = trim(text);
    const std::size_t heading = heading_mark(text);
    std::string plain = without_markup(text.substr(heading));
    if (goes_on) {
      append_wrapped(open_.text, plain);
    } else {
      open_ = {.text = std::move(plain), .place = {line.page, {}}, .bold = heading > 0 || (text.starts_with("**") && text.ends_with("**"))};
    }
    last_line_ = text;
  }

  void close() {
    if (!open_.text.empty()) paragraphs_.push_back(std::move(open_));
    open_ = {};
  }

  bool wrapped_;
  Paragraph open_;
  std::string_view last_line_;
  std::vector<Paragraph> paragraphs_;
};

/// Exports of Markdown put a blank line between an item's number and its text.
std::vector<Paragraph> with_their_numbers(std::vector<Paragraph> paragraphs) {
  std::vector<Paragraph> joined;
  bool number_waits = false;
  for (Paragraph& paragraph : paragraphs) {
    const bool has_own_number = begins_paragraph(paragraph.text) || paragraph.role != ParagraphRole::body;
    if (number_waits && !has_own_number) {
      joined.back().text.append(" ").append(paragraph.text);
      number_waits = false;
      continue;
    }
    number_waits = paragraph.role == ParagraphRole::body && is_number_alone(paragraph.text);
    joined.push_back(std::move(paragraph));
  }
  return joined;
}

}  // namespace

std::vector<Paragraph> read_paragraphs(const Lines& lines, bool wrapped) {
  Assembler assembler(wrapped);
  for (const Line& line : lines) assembler.add(line);
  return with_their_numbers(assembler.finish());
}

}  // namespace prongsai::text
