#include "extractors/thai/run_repair.h"

#include <algorithm>
#include <array>

#include "extractors/thai/characters.h"
#include "extractors/thai/words.h"

namespace prongsai::thai {
namespace {

constexpr std::u32string_view split_vowel = U" \u0E32";

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
    before_ = word_boundaries(left + core + right);
    after_ = word_boundaries(left + std::u32string(replacement) + right);
  }

  bool makes_fewer_words() const noexcept { return after_.size() < before_.size(); }

  /// The stretch is cut out of its surroundings in both readings.
  bool stands_alone() const noexcept { return cuts(before_, from_) && cuts(before_, to_) && cuts(after_, from_) && cuts(after_, to_); }

  /// It is one word in both readings.
  bool is_one_word() const noexcept { return stands_alone() && is_uncut(before_) && is_uncut(after_); }

 private:
  using Cuts = std::vector<std::size_t>;
  static bool cuts(const Cuts& at, std::size_t place) noexcept { return std::binary_search(at.begin(), at.end(), place); }
  bool is_uncut(const Cuts& at) const noexcept {
    return std::upper_bound(at.begin(), at.end(), from_) == std::lower_bound(at.begin(), at.end(), to_);
  }

  std::size_t from_ = 0, to_ = 0;
  Cuts before_, after_;
};

}  // namespace

void RunRepair::mend_known_words(SaraAmEvidence& evidence) {
  for (std::size_t at = 0; at < text_.size();) {
    const std::size_t length = begins_cluster(text_, at) ? settle(at, evidence) : 0;
    at += std::max<std::size_t>(length, 1);
  }
}

/// Takes the longest known word at `at` that is whole or proven; gives the length to go on behind, 0 for none.
std::size_t RunRepair::settle(std::size_t at, SaraAmEvidence& evidence) {
  SaraAmLexicon::installed().find(text_, at, matches_);
  for (const SaraAmLexicon::Match& match : matches_) {
    const std::u32string& letters = match.word->letters;
    if (text_.compare(at, match.length, letters) == 0) {
      ++evidence.whole;
      return match.length;
    }
    if (!is_proven(at, match)) continue;
    ++evidence.lost;
    text_.replace(at, match.length, letters);
    return letters.size();
  }
  return 0;
}

bool RunRepair::is_proven(std::size_t at, const SaraAmLexicon::Match& match) const {
  const bool split = match.length != match.word->letters.size();
  if (match.word->only_if_lost) {
    if (!sara_am_lost_ || may_be_name(at)) return false;
    return split || Readings(text_, at, match.length, match.word->letters).is_one_word();
  }
  if (split) return true;  // nothing healthy has a space before า
  const Readings readings(text_, at, match.length, match.word->letters);
  return readings.makes_fewer_words() || readings.stands_alone();
}

void RunRepair::mend_split_vowels() {
  for (std::size_t at = text_.find(split_vowel); at != std::u32string::npos; at = text_.find(split_vowel, at + 1)) {
    const bool letter_spaced = at + 2 >= text_.size() || text_[at + 2] == U' ';
    if (letter_spaced) continue;
    std::u32string joined = text_;
    joined.erase(at, 1);
    if (!sara_am_lost_ && !Readings(joined, at, 1, U"\u0E33").makes_fewer_words()) continue;
    joined[at] = letter::sara_am;
    text_ = std::move(joined);
  }
}

void RunRepair::mend_written_as_am() {
  const std::vector<bool> known = explained();
  std::u32string mended = text_;
  for (std::size_t at = 0; at < text_.size(); ++at) {
    if (text_[at] == letter::sara_am && !known[at]) mended[at] = letter::sara_aa;
  }
  if (mended == text_) return;
  if (word_boundaries(mended).size() < word_boundaries(text_).size()) {
    text_ = std::move(mended);
    return;
  }
  for (std::size_t at = 0; at < text_.size(); ++at) {
    if (mended[at] == text_[at]) continue;
    if (is_impossible(at) || Readings(text_, at, 1, U"\u0E32").makes_fewer_words()) text_[at] = letter::sara_aa;
  }
}

int RunRepair::impossible_count() const {
  int count = 0;
  for (std::size_t at = 0; at < text_.size(); ++at) count += is_impossible(at) ? 1 : 0;
  return count;
}

/// ำ closes its syllable, so the consonant behind it must begin one: it cannot where the run ends behind
/// it, where a vowel that is written first follows, or where all that follows is silent (ณ์).
bool RunRepair::is_impossible(std::size_t at) const {
  constexpr char32_t thanthakhat = 0x0E4C;
  const auto peek = [this](std::size_t i) { return i < text_.size() ? text_[i] : U'\0'; };
  if (text_[at] != letter::sara_am || cluster_of(peek(at + 1)) != Cluster::consonant) return false;
  const char32_t next = peek(at + 2);
  const bool ends = at + 2 >= text_.size() || is_leading_vowel(cluster_of(next)) || next == thanthakhat;
  return ends || (cluster_of(next) == Cluster::consonant && peek(at + 3) == thanthakhat);
}

/// Of two consonants behind ำ, the second with a vowel, the first would have to be a syllable with a vowel that is
/// not written (as ส in สภา). ร ล น ง ย ว do not do that; they close the syllable before, which ำ forbids.
bool RunRepair::has_doubtful_am() const {
  constexpr std::u32string_view closing = U"รลนงยว";
  const auto kind = [this](std::size_t i) { return i < text_.size() ? cluster_of(text_[i]) : Cluster::other; };
  for (std::size_t at = text_.find(letter::sara_am); at != std::u32string::npos; at = text_.find(letter::sara_am, at + 1)) {
    if (is_impossible(at)) return true;
    if (kind(at + 1) != Cluster::consonant || closing.find(text_[at + 1]) == closing.npos || kind(at + 2) != Cluster::consonant) continue;
    const Cluster vowel = kind(at + 3);
    if (is_mark(vowel) || vowel == Cluster::sara_a || vowel == Cluster::sara_aa || vowel == Cluster::sara_am) return true;
  }
  return false;
}

/// Marks every ำ of a known word that is written as it should be.
std::vector<bool> RunRepair::explained() const {
  std::vector<bool> known(text_.size());
  std::vector<SaraAmLexicon::Match> matches;
  for (std::size_t at = 0; at < text_.size(); ++at) {
    if (!begins_cluster(text_, at)) continue;
    SaraAmLexicon::installed().find(text_, at, matches);
    for (const auto& [word, length] : matches) {
      if (text_.compare(at, length, word->letters) == 0) std::fill_n(known.begin() + static_cast<std::ptrdiff_t>(at), length, true);
    }
  }
  return known;
}

/// A title among the last words of the line, or the kind of a place right before: what follows may be a
/// name, in which any word can stand.
bool RunRepair::may_be_name(std::size_t at) const {
  constexpr std::array<std::u32string_view, 10> titles = {U"นาย", U"นาง", U"น.ส.", U"ว่าที่", U"ร.ต.", U"ร.อ.", U"จ.อ.", U"จ.ส.อ.", U"พ.จ.อ.", U"ดร."};
  constexpr std::array<std::u32string_view, 14> places = {U"บ้าน", U"ตำบล", U"ตาบล", U"อำเภอ",   U"อาเภอ", U"จังหวัด", U"วัด",
                                                          U"ห้วย", U"หนอง", U"คลอง", U"โรงเรียน", U"ถนน",   U"โคก",   U"ทุ่ง"};
  const std::u32string line = before_ + text_.substr(0, at);
  for (const std::u32string_view place : places) {
    if (line.ends_with(place)) return true;
  }
  constexpr int words_of_a_name = 3;
  std::size_t begin = line.size();
  for (int word = 0; word < words_of_a_name; ++word) {
    while (begin > 0 && line[begin - 1] == U' ') --begin;
    while (begin > 0 && line[begin - 1] != U' ') --begin;
    for (const std::u32string_view title : titles) {
      if (std::u32string_view(line).substr(begin).starts_with(title)) return true;
    }
  }
  return false;
}

}  // namespace prongsai::thai
