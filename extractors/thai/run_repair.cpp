#include "extractors/thai/run_repair.h"

#include <algorithm>

#include "extractors/thai/characters.h"
#include "extractors/thai/words.h"

namespace prongsai::thai {
namespace {

constexpr std::u32string_view split_vowel = U" \u0E32";
constexpr std::size_t unexplained = std::u32string::npos;

bool is_leading_vowel(Cluster c) noexcept { return c == Cluster::sara_e || c == Cluster::leading; }

/// True where a cluster may begin at `at`.
bool begins_cluster(std::u32string_view text, std::size_t at) noexcept {
  const Cluster now = cluster_of(text[at]);
  if (is_leading_vowel(now)) return true;
  return now == Cluster::consonant && (at == 0 || !is_leading_vowel(cluster_of(text[at - 1])));
}

/// Two readings of a stretch of text, of the same length, and where ICU's dictionary cuts them.
class Readings {
 public:
  /// Reads `text` as it is and with [at, at + length) replaced. Looks a few words around only, so that a
  /// long text without any space is not cut anew for every word in it.
  Readings(std::u32string_view text, std::size_t at, std::size_t length, std::u32string_view replacement) {
    constexpr std::size_t reach = 30;
    std::size_t begin = at > reach ? at - reach : 0;
    while (begin < at && !begins_cluster(text, begin)) ++begin;
    std::u32string left(text.substr(begin, at - begin)), core(text.substr(at, length)), right(text.substr(at + length, reach));
    for (std::u32string* part : {&left, &core, &right}) std::erase(*part, U' ');
    from_ = left.size();
    to_ = from_ + replacement.size();
    first_ = word_boundaries(left + core + right);
    second_ = word_boundaries(left + std::u32string(replacement) + right);
  }

  bool second_has_fewer_words() const noexcept { return second_.size() < first_.size(); }
  bool second_has_more_words() const noexcept { return second_.size() > first_.size(); }

  /// The second makes fewer words, or the stretch is cut out of its surroundings in both.
  bool prove_the_second() const noexcept { return second_has_fewer_words() || (cuts(first_, from_) && cuts(first_, to_) && second_cuts_it_out()); }

  bool second_cuts_it_out() const noexcept { return cuts(second_, from_) && cuts(second_, to_); }

 private:
  using Cuts = std::vector<std::size_t>;
  static bool cuts(const Cuts& at, std::size_t place) noexcept { return std::binary_search(at.begin(), at.end(), place); }

  std::size_t from_ = 0, to_ = 0;
  Cuts first_, second_;
};

/// True where `word` has a ำ for which `text`, the same but for spaces, has none.
bool lacks_am(std::u32string_view text, std::u32string_view word) noexcept {
  return std::count(text.begin(), text.end(), letter::sara_am) < std::count(word.begin(), word.end(), letter::sara_am);
}

/// ำ closes its syllable, so the consonant behind it must begin one: it cannot where the run ends behind
/// it, where a vowel that is written first follows, or where all that follows is silent (ณ์).
bool is_impossible(std::u32string_view text, std::size_t at) noexcept {
  constexpr char32_t thanthakhat = 0x0E4C;
  const auto peek = [text](std::size_t i) { return i < text.size() ? text[i] : U'\0'; };
  if (text[at] != letter::sara_am || cluster_of(peek(at + 1)) != Cluster::consonant) return false;
  const char32_t next = peek(at + 2);
  const bool ends = at + 2 >= text.size() || is_leading_vowel(cluster_of(next)) || next == thanthakhat;
  return ends || (cluster_of(next) == Cluster::consonant && peek(at + 3) == thanthakhat);
}

std::ptrdiff_t offset(std::size_t at) noexcept { return static_cast<std::ptrdiff_t>(at); }

}  // namespace

/// Of two consonants behind ำ, the second with a vowel, the first would have to be a syllable with a vowel that is
/// not written (as ส in สภา). ร ล น ง ย ว do not do that; they close the syllable before, which ำ forbids.
bool has_doubtful_am(std::u32string_view text) noexcept {
  constexpr std::u32string_view closing = U"รลนงยว", second_of_cluster = U"รลว";
  const auto kind = [text](std::size_t i) { return i < text.size() ? cluster_of(text[i]) : Cluster::other; };
  const auto is_among = [text](std::u32string_view letters, std::size_t i) { return i < text.size() && letters.find(text[i]) != letters.npos; };
  for (std::size_t at = text.find(letter::sara_am); at != text.npos; at = text.find(letter::sara_am, at + 1)) {
    if (is_impossible(text, at)) return true;
    if (!is_among(closing, at + 1) || kind(at + 2) != Cluster::consonant) continue;
    const Cluster vowel = is_among(second_of_cluster, at + 3) ? kind(at + 4) : kind(at + 3);
    if (is_mark(vowel) || vowel == Cluster::sara_a || vowel == Cluster::sara_aa || vowel == Cluster::sara_am) return true;
  }
  return false;
}

bool may_need_repair(std::u32string_view run) {
  if (run.find(split_vowel) != run.npos || has_doubtful_am(run)) return true;
  std::vector<SaraLexicon::Match> matches;
  for (std::size_t at = 0; at < run.size(); ++at) {
    if (!begins_cluster(run, at)) continue;
    SaraLexicon::sara_am_words().find(run, at, matches);
    for (const auto& [word, length] : matches) {
      if (run.substr(at, length) != *word) return true;
    }
  }
  return false;
}

void RunRepair::mend_known_words(SaraAmEvidence& evidence) {
  for (std::size_t at = 0; at < text_.size();) {
    const std::size_t length = begins_cluster(text_, at) ? settle(at, evidence) : 0;
    at += std::max<std::size_t>(length, 1);
  }
}

/// Takes the longest known word at `at` that is whole or proven; gives the length to go on behind, 0 for none.
std::size_t RunRepair::settle(std::size_t at, SaraAmEvidence& evidence) {
  SaraLexicon::sara_am_words().find(text_, at, matches_);
  for (const auto& [word, length] : matches_) {
    if (text_.compare(at, length, *word) == 0) {
      ++evidence.whole;
      return length;
    }
    const bool split = length != word->size();  // nothing healthy has a space before า
    if (!split && !Readings(text_, at, length, *word).prove_the_second()) continue;
    if (lacks_am(std::u32string_view(text_).substr(at, length), *word)) ++evidence.lost;
    text_.replace(at, length, *word);
    return word->size();
  }
  return 0;
}

void RunRepair::mend_split_vowels(bool sara_am_lost) {
  for (std::size_t at = text_.find(split_vowel); at != std::u32string::npos; at = text_.find(split_vowel, at + 1)) {
    if (at == 0) continue;
    std::u32string joined = text_;
    joined.erase(at, 1);
    const Readings readings(joined, at, 1, U"\u0E33");
    const bool undecided = !readings.second_has_fewer_words() && !readings.second_has_more_words();
    if (undecided && !sara_am_lost) continue;
    if (!readings.second_has_more_words()) joined[at] = letter::sara_am;
    text_ = std::move(joined);
  }
}

void RunRepair::mend_written_as_am() {
  mend_known_aa_words();
  const std::vector<std::size_t> known = explained();
  std::u32string mended = text_;
  for (std::size_t at = 0; at < text_.size(); ++at) {
    if (text_[at] == letter::sara_am && known[at] == unexplained) mended[at] = letter::sara_aa;
  }
  if (mended == text_) return;
  if (word_boundaries(mended).size() < word_boundaries(text_).size()) {
    text_ = std::move(mended);
    return;
  }
  for (std::size_t at = 0; at < text_.size(); ++at) {
    if (mended[at] == text_[at]) continue;
    if (is_impossible(text_, at) || Readings(text_, at, 1, U"\u0E32").second_has_fewer_words()) text_[at] = letter::sara_aa;
  }
}

/// `กำร`, `มำตรฐำน`: words of the second lexicon, unless ICU reads them worse than what stands there. A ำ
/// that a word with sara am explains is left, if that word begins no later: in `พัฒนำระบบ` it does.
void RunRepair::mend_known_aa_words() {
  const std::vector<std::size_t> known = explained();
  for (std::size_t at = 0; at < text_.size(); ++at) {
    if (!begins_cluster(text_, at)) continue;
    SaraLexicon::sara_aa_words().find(text_, at, matches_);
    for (const auto& [word, length] : matches_) {
      const bool is_known =
          std::any_of(known.begin() + offset(at), known.begin() + offset(at + length), [at](std::size_t from) { return from <= at; });
      if (length != word->size() || is_known || text_.compare(at, length, *word) == 0) continue;
      const Readings readings(text_, at, length, *word);
      if (readings.second_has_more_words() && !readings.second_cuts_it_out()) continue;
      text_.replace(at, length, *word);
      break;
    }
  }
}

int RunRepair::impossible_count() const {
  int count = 0;
  for (std::size_t at = 0; at < text_.size(); ++at) count += is_impossible(text_, at) ? 1 : 0;
  return count;
}

/// For every letter, where the first known word that holds it begins, if it is written as it should be.
std::vector<std::size_t> RunRepair::explained() const {
  std::vector<std::size_t> known(text_.size(), unexplained);
  std::vector<SaraLexicon::Match> matches;
  for (std::size_t at = 0; at < text_.size(); ++at) {
    if (!begins_cluster(text_, at)) continue;
    SaraLexicon::sara_am_words().find(text_, at, matches);
    for (const auto& [word, length] : matches) {
      if (text_.compare(at, length, *word) != 0) continue;
      for (std::size_t i = at; i < at + length; ++i) known[i] = std::min(known[i], at);
    }
  }
  return known;
}

}  // namespace prongsai::thai
