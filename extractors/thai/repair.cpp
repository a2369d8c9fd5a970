#include "extractors/thai/repair.h"

#include <algorithm>

#include "extractors/thai/characters.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/run_repair.h"
#include "extractors/thai/words.h"

namespace prongsai::thai {
namespace {

/// End of the run of Thai letters that begins at `at`; a space before า does not end it. No text has runs as long as
/// the limit, under which the work on each stays small.
std::size_t run_end(std::u32string_view text, std::size_t at) noexcept {
  constexpr std::size_t longest = 4096;
  const std::size_t limit = std::min(text.size(), at + longest);
  while (at < limit) {
    const bool split_vowel = text[at] == U' ' && at + 1 < text.size() && text[at + 1] == letter::sara_aa;
    if (!split_vowel && !is_thai_letter(text[at])) break;
    ++at;
  }
  return at;
}

/// Calls `visit(begin, end)` for every run until it returns false.
template <typename Visit>
void for_each_run(std::u32string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_thai_letter(text[at])) {
      ++at;
      continue;
    }
    const std::size_t end = run_end(text, at);
    if (!visit(at, end)) return;
    at = end;
  }
}

bool may_need_repair_anywhere(std::u32string_view text) {
  bool found = false;
  for_each_run(text, [&](std::size_t begin, std::size_t end) { return !(found = may_need_repair(text.substr(begin, end - begin))); });
  return found;
}

/// A text cut into its runs and what stands between them.
struct Pieces {
  std::vector<RunRepair> runs;
  std::vector<std::u32string_view> between;  ///< one more than runs: before the first, …, behind the last
};

Pieces cut(std::u32string_view text) {
  Pieces pieces;
  std::size_t last = 0;
  for_each_run(text, [&](std::size_t begin, std::size_t end) {
    pieces.between.push_back(text.substr(last, begin - last));
    pieces.runs.emplace_back(text.substr(begin, end - begin));
    last = end;
    return true;
  });
  pieces.between.push_back(text.substr(last));
  return pieces;
}

std::string joined(const Pieces& pieces) {
  std::u32string text(pieces.between.front());
  for (std::size_t i = 0; i < pieces.runs.size(); ++i) {
    text += pieces.runs[i].text();
    text += pieces.between[i + 1];
  }
  return to_utf8(text);
}

/// Only ำ and า are ever mended, and in UTF-8 they are the only letters of Thai that end so.
bool has_nothing_to_mend(std::string_view text) noexcept {
  return text.find("\xE0\xB8\xB2") == std::string_view::npos && text.find("\xE0\xB8\xB3") == std::string_view::npos;
}

}  // namespace

SaraAmRepair SaraAmRepair::learn(const std::vector<std::string_view>& texts) {
  SaraAmEvidence evidence;
  for (const std::string_view text : texts) {
    const std::u32string letters = to_utf32(text);
    Pieces pieces = cut(letters);
    for (RunRepair& run : pieces.runs) {
      run.mend_known_words(evidence);
      evidence.impossible_am += run.impossible_count();
    }
  }
  constexpr int enough = 5;  // fewer may be typing errors
  SaraAmRepair repair;
  repair.sara_am_lost_ = evidence.lost >= enough && evidence.lost >= evidence.whole;
  repair.aa_written_as_am_ = evidence.impossible_am >= enough;
  return repair;
}

Repaired SaraAmRepair::repair(std::string_view text) const {
  if (has_nothing_to_mend(text)) return {std::string(text), false};
  const std::u32string letters = to_utf32(text);
  if (!aa_written_as_am_ && !may_need_repair_anywhere(letters)) return {std::string(text), false};
  Pieces pieces = cut(letters);
  const bool letter_spaced = join_spaced_letters(text) != text;
  SaraAmEvidence evidence;
  for (RunRepair& run : pieces.runs) {
    run.mend_known_words(evidence);
    if (!letter_spaced) run.mend_split_vowels(sara_am_lost_);
  }
  const bool doubtful = std::any_of(pieces.runs.begin(), pieces.runs.end(), [](const RunRepair& run) { return has_doubtful_am(run.text()); });
  if (aa_written_as_am_ || doubtful) {
    for (RunRepair& run : pieces.runs) run.mend_written_as_am();
  }
  std::string mended = joined(pieces);
  const bool changed = mended != text;
  return {std::move(mended), changed};
}

Repaired repair_sara_am(std::string_view text) { return SaraAmRepair().repair(text); }

}  // namespace prongsai::thai
