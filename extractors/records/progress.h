#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/report.h"
#include "models/result.h"

namespace prongsai {

/// Reads how far a measure or an item is, with the phrases of data/lexicon/progress.csv.
class ProgressLexicon {
 public:
  static Result<ProgressLexicon> load(const std::filesystem::path& progress_csv);

  /// The state a cell declares. Check boxes decide where there are any: the phrase behind the one
  /// that is ticked; none or several ticked: unknown. Without boxes the phrase at the start of a line, unless
  /// the lines contradict each other (a form whose boxes were lost): then unknown.
  Progress read(std::string_view cell) const;

  /// The state that a text is, whole lines only: for columns of results, whose sentences begin like states
  /// (ยกเลิกการใช้กระดาษ…) without being any. Check boxes decide here, too.
  Progress read_bare(std::string_view cell) const;

  /// The state that a column's heading is, where its cells are ticked: words such as มี and ไม่มี count here only.
  Progress read_heading(std::string_view heading) const;

  /// The percentage that goes with a state (`ดำเนินการแล้ว ร้อยละ ๖๐`, `อยู่ระหว่างดำเนินการ (50 %)`), 0 to 100.
  std::optional<double> percent_of_state(std::string_view cell) const;

  /// What a word says of an item that is disclosed or not and of nothing else: มี, ไม่มี, เผยแพร่แล้ว.
  Progress read_presence(std::string_view word) const;

  /// The cell without its check-box lines and bare state lines: what was done, in words.
  std::string detail(std::string_view cell) const;

 private:
  struct Phrase {
    std::string text;  // squeezed
    Progress progress;
  };
  std::optional<Progress> read_boxes(std::string_view cell) const;
  const Phrase* phrase_at_start(std::string_view line) const;
  bool is_bare_state(std::string_view line) const;
  std::vector<Phrase> phrases_, headings_;
};

/// True for a cell that is one tick and nothing else (☑ ✓ √ /).
bool is_ticked(std::string_view cell);

/// A percentage that stands alone in a cell (`ร้อยละ ๑๐๐`, `80 %`), 0 to 100.
std::optional<double> parse_percent(std::string_view cell);

}  // namespace prongsai
