#include "extractors/records/progress.h"

#include <algorithm>
#include <array>
#include <set>

#include "extractors/thai/lines.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"
#include "models/csv.h"

namespace prongsai {
namespace {

enum class Mark { none, empty, ticked };

struct MarkText {
  std::string_view text;
  Mark mark;
};
constexpr std::array<MarkText, 8> marks{{{"☐", Mark::empty},
                                         {"□", Mark::empty},
                                         {"☑", Mark::ticked},
                                         {"☒", Mark::ticked},
                                         {"✓", Mark::ticked},
                                         {"✔", Mark::ticked},
                                         {"√", Mark::ticked},
                                         {"🗹", Mark::ticked}}};

/// Where the next mark of a text begins, which it is, and how long.
struct FoundMark {
  std::size_t offset = std::string_view::npos, length = 0;
  Mark mark = Mark::none;
};

FoundMark next_mark(std::string_view text, std::size_t from) {
  FoundMark found;
  for (const MarkText& candidate : marks) {
    const std::size_t offset = text.find(candidate.text, from);
    if (offset < found.offset) found = {offset, candidate.text.size(), candidate.mark};
  }
  return found;
}

Progress progress_from(std::string_view name) {
  for (const Progress progress : {Progress::completed, Progress::in_progress, Progress::not_started, Progress::cancelled}) {
    if (to_string(progress) == name) return progress;
  }
  return Progress::unknown;
}

/// `แล้ว(คิดเป็นร้อยละ60)`, `50%`: a percentage that a squeezed text begins with, words that lead to it passed over.
std::optional<double> leading_percent(std::string_view key) {
  for (bool skipped = true; skipped;) {
    skipped = false;
    for (const std::string_view word : {"แล้ว", "ไป", "(", ":", "-", "คิดเป็น", "ประมาณ", "ความก้าวหน้า"}) {
      if (!key.starts_with(word)) continue;
      key.remove_prefix(word.size());
      skipped = true;
    }
  }
  constexpr std::string_view per_cent = "ร้อยละ";
  const bool worded = key.starts_with(per_cent);
  if (worded) key.remove_prefix(per_cent.size());
  const auto numbers = thai::find_numbers(key);
  if (numbers.empty() || numbers[0].offset != 0 || numbers[0].value < 0 || numbers[0].value > 100) return std::nullopt;
  if (!worded && !key.substr(numbers[0].length).starts_with('%')) return std::nullopt;
  return numbers[0].value;
}

}  // namespace

Result<ProgressLexicon> ProgressLexicon::load(const std::filesystem::path& progress_csv) {
  auto csv = CsvTable::read(progress_csv);
  if (!csv) return std::move(csv).error();
  ProgressLexicon lexicon;
  for (std::size_t row = 0; row < csv->size(); ++row) {
    const Progress progress = progress_from(csv->field(row, "status"));
    if (progress == Progress::unknown)
      return Error{ErrorCode::damaged, progress_csv.string() + ": no such status: " + csv->field(row, "status"), "data", 0};
    auto& phrases = csv->field(row, "where") == "heading" ? lexicon.headings_ : lexicon.phrases_;
    phrases.push_back({thai::squeeze(csv->field(row, "phrase")), progress});
  }
  return lexicon;
}

const ProgressLexicon::Phrase* ProgressLexicon::phrase_at_start(std::string_view line) const {
  constexpr std::size_t enough = 300;  // bytes: longer than any phrase, also where it is spaced
  const std::string key = thai::squeeze(line.substr(thai::leading_enumerator(line).length, enough));
  const auto found = std::find_if(phrases_.begin(), phrases_.end(), [&](const Phrase& phrase) { return key.starts_with(phrase.text); });
  return found == phrases_.end() ? nullptr : &*found;
}

bool ProgressLexicon::is_bare_state(std::string_view line) const {
  const Phrase* phrase = phrase_at_start(line);
  return phrase != nullptr && thai::squeeze(line).size() <= phrase->text.size() + 3;
}

std::optional<Progress> ProgressLexicon::read_boxes(std::string_view cell) const {
  std::set<Progress> ticked;
  FoundMark mark = next_mark(cell, 0);
  if (mark.offset == std::string_view::npos) return std::nullopt;
  while (mark.offset != std::string_view::npos) {
    const std::size_t label = mark.offset + mark.length;
    const FoundMark next = next_mark(cell, label);
    if (mark.mark == Mark::ticked) {
      const Phrase* phrase =
          phrase_at_start(thai::trimmed(cell.substr(label, next.offset == std::string_view::npos ? next.offset : next.offset - label)));
      ticked.insert(phrase == nullptr ? Progress::unknown : phrase->progress);
    }
    mark = next;
  }
  return ticked.size() == 1 ? *ticked.begin() : Progress::unknown;
}

Progress ProgressLexicon::read(std::string_view cell) const {
  if (const auto boxes = read_boxes(cell)) return *boxes;
  std::set<Progress> said, bare;
  for (const std::string_view line : thai::lines_of(cell)) {
    const Phrase* phrase = phrase_at_start(line);
    if (phrase == nullptr) continue;
    const bool alone = is_bare_state(line);
    // The weakest phrase, ดำเนินการ…, begins many a sentence about what was done: it counts only alone.
    if (alone) bare.insert(phrase->progress);
    if (alone || phrase != &phrases_.back()) said.insert(phrase->progress);
  }
  if (bare.size() == 1) return *bare.begin();
  return bare.empty() && said.size() == 1 ? *said.begin() : Progress::unknown;
}

Progress ProgressLexicon::read_bare(std::string_view cell) const {
  if (const auto boxes = read_boxes(cell)) return *boxes;
  std::set<Progress> bare;
  for (const std::string_view line : thai::lines_of(cell)) {
    if (is_bare_state(line)) bare.insert(phrase_at_start(line)->progress);
  }
  return bare.size() == 1 ? *bare.begin() : Progress::unknown;
}

Progress ProgressLexicon::read_heading(std::string_view heading) const {
  const Progress word = read_presence(heading);
  return word == Progress::unknown ? read_bare(heading) : word;
}

std::optional<double> ProgressLexicon::percent_of_state(std::string_view cell) const {
  std::optional<double> found;
  for (const std::string_view line : thai::lines_of(cell)) {
    const Phrase* phrase = phrase_at_start(line);
    if (phrase == nullptr) continue;
    const std::string key = thai::squeeze(line.substr(thai::leading_enumerator(line).length));
    const auto percent = leading_percent(std::string_view(key).substr(phrase->text.size()));
    if (percent && found && *percent != *found) return std::nullopt;
    if (percent) found = percent;
  }
  return found;
}

Progress ProgressLexicon::read_presence(std::string_view word) const {
  const std::string key = thai::squeeze(word);
  const auto found = std::find_if(headings_.begin(), headings_.end(), [&](const Phrase& phrase) { return key == phrase.text; });
  return found == headings_.end() ? Progress::unknown : found->progress;
}

std::string ProgressLexicon::detail(std::string_view cell) const {
  std::string detail;
  for (const std::string_view line : thai::lines_of(cell)) {
    const FoundMark mark = next_mark(line, 0);
    const std::string_view behind = mark.offset == 0 ? thai::trimmed(line.substr(mark.length)) : line;
    if (next_mark(behind, 0).offset != std::string_view::npos || is_bare_state(behind)) continue;
    if (!detail.empty()) detail += '\n';
    detail += behind;
  }
  return detail;
}

bool is_ticked(std::string_view cell) {
  constexpr std::size_t longest = 16;  // bytes: one mark, and white space around it
  if (cell.size() > longest) return false;
  const std::string key = thai::squeeze(cell);
  const FoundMark mark = next_mark(key, 0);
  return key == "/" || (mark.mark == Mark::ticked && mark.offset == 0 && mark.length == key.size());
}

std::optional<double> parse_percent(std::string_view cell) {
  const std::string key = thai::squeeze(cell);
  const bool marked = key.find("ร้อยละ") != std::string::npos || key.find('%') != std::string::npos;
  const auto numbers = thai::find_numbers(cell);
  constexpr std::size_t longest = 40;  // bytes: the figure and what it is counted in, no sentence
  if (!marked || numbers.size() != 1 || key.size() > longest || numbers[0].value < 0 || numbers[0].value > 100) return std::nullopt;
  return numbers[0].value;
}

}  // namespace prongsai
