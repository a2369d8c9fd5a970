#include "extractors/records/organisation_mentions.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "extractors/thai/characters.h"
#include "extractors/thai/words.h"

namespace prongsai {
namespace {

constexpr std::size_t letter_bytes = 3;
constexpr std::size_t longest_name = 40 * letter_bytes;
constexpr std::size_t usual_name = 25 * letter_bytes;  // what is longer to the next space is hardly a name alone
constexpr std::size_t shortest_name = 2 * letter_bytes;
constexpr std::string_view area_offices = "สำนักงานเขตพื้นที่การศึกษา";  // the type of organisation_types.csv

constexpr std::string_view secondary = "มัธยมศึกษา";

/// An end that a name may have, and how likely.
struct NameEnd {
  std::size_t length = 0;
  double certainty = 0;
};

/// A form found in the text, its name not yet cut.
struct Candidate {
  Mention mention;
  std::vector<NameEnd> ends;
};

class MentionFinder {
 public:
  MentionFinder(const RunningText& text, const Gazetteer& gazetteer)
      : text_(text), gazetteer_(gazetteer), after_names_(gazetteer.words_after_names()) {}

  std::vector<Mention> find();

 private:
  std::optional<Candidate> at(std::size_t begin) const;
  std::optional<Candidate> misspelt_at(std::size_t begin) const;
  std::vector<Candidate> misspelt_candidates() const;
  std::vector<NameEnd> name_ends(const OrganisationForm& form, std::size_t begin) const;
  void add_known_names(std::size_t begin, std::size_t stop, const std::vector<std::size_t>& breaks, std::vector<NameEnd>& ends) const;
  std::size_t end_of_letters(std::size_t begin) const;
  std::size_t end_over_gap(std::size_t gap, std::size_t stop) const;
  std::vector<std::size_t> word_breaks(std::size_t begin, std::size_t end) const;
  double weight(const Candidate& candidate) const;
  bool is_parent(const Mention& mention) const;
  void number_areas(std::vector<Mention>& mentions) const;
  bool take_area_number(Mention& mention) const;
  void take_further_provinces(Mention& mention) const;

  const RunningText& text_;
  const Gazetteer& gazetteer_;
  const WordsAfterNames& after_names_;
};

std::vector<std::size_t> MentionFinder::word_breaks(std::size_t begin, std::size_t end) const {
  std::vector<std::size_t> breaks;
  const std::string_view piece = text_.text().substr(begin, end - begin);
  for (const std::string_view word : thai::words(piece)) breaks.push_back(static_cast<std::size_t>(word.data() + word.size() - piece.data()));
  return breaks;
}

/// Names of the gazetteer, also over spaces and line wraps: the surer the more plainly they end.
void MentionFinder::add_known_names(std::size_t begin, std::size_t stop, const std::vector<std::size_t>& breaks, std::vector<NameEnd>& ends) const {
  for (const std::size_t length : gazetteer_.names_at(text_.text().substr(begin, stop - begin))) {
    const std::size_t end = begin + length;
    double certainty = 0.15;
    if (end >= stop || text_.gap(end) != Gap::none || after_names_.end_name(text_.rest(end))) {
      certainty = 1.5;
    } else if (std::find(breaks.begin(), breaks.end(), length) != breaks.end()) {
      certainty = after_names_.follow_name(text_.rest(end)) ? 1.3 : 0.6;
    } else if (after_names_.follow_name(text_.rest(end))) {
      certainty = 0.9;
    }
    for (std::size_t inside = begin + 1; inside < end; ++inside) {
      if (text_.gap(inside) != Gap::none) certainty *= text_.gap(inside) == Gap::space ? 0.8 : 0.4;
    }
    ends.push_back({length, certainty});
  }
}

/// Where Thai letters end, white space not counting. A hyphen between two letters joins two names; a name may be of single letters with
/// dots (จ.ป.ร.).
std::size_t MentionFinder::end_of_letters(std::size_t begin) const {
  std::size_t end = begin;
  while (text_.letter_at(end) && end + letter_bytes < text_.size() && text_.text()[end + letter_bytes] == '.' &&
         text_.gap(end + letter_bytes) == Gap::none) {
    end += letter_bytes + 1;
  }
  while (end < text_.size() && end - begin < longest_name) {
    const bool hyphen = text_.text()[end] == '-' && end > begin && text_.gap(end) == Gap::none && text_.gap(end + 1) == Gap::none;
    if (text_.letter_at(end)) {
      end += letter_bytes;
    } else if (hyphen && text_.letter_at(end + 1)) {
      ++end;
    } else {
      break;
    }
  }
  return end;
}

/// The end of a name that white space cuts: at the next white space, or a word that is part of no name.
std::size_t MentionFinder::end_over_gap(std::size_t gap, std::size_t stop) const {
  std::size_t end = gap;
  while (end < stop && (end == gap || text_.gap(end) == Gap::none) && !after_names_.end_name(text_.rest(end))) {
    end += text_.letter_at(end) ? letter_bytes : 1;
  }
  return end;
}

/// All ends that the name after a form may have; none where no name follows.
std::vector<NameEnd> MentionFinder::name_ends(const OrganisationForm& form, std::size_t begin) const {
  const std::size_t stop = end_of_letters(begin);
  std::size_t gap = begin;
  while (gap < stop && (gap == begin || text_.gap(gap) == Gap::none)) gap += text_.letter_at(gap) ? letter_bytes : 1;
  if (stop == begin) return {};

  std::vector<NameEnd> ends;
  const std::vector<std::size_t> breaks = word_breaks(begin, gap);
  add_known_names(begin, stop, breaks, ends);
  const bool known = std::any_of(ends.begin(), ends.end(), [](const NameEnd& end) { return end.certainty >= 0.6; });
  // A form at a line's end, or followed by an ordinary word, is no mention of anyone.
  const bool department = form.seat == Seat::country && after_names_.name_department(text_.rest(begin));
  if (!known && (text_.gap(begin) >= Gap::line || (!department && after_names_.follow_name(text_.rest(begin))))) return {};
  if (known && (form.seat == Seat::province || form.seat == Seat::district)) return ends;

  for (std::size_t length = shortest_name; begin + length < gap; length += letter_bytes) {
    if (after_names_.end_name(text_.rest(begin + length))) ends.push_back({length, 1.0});
  }
  for (std::size_t length = shortest_name; begin + length < gap; length += text_.letter_at(begin + length) ? letter_bytes : 1) {
    const bool at_break = std::find(breaks.begin(), breaks.end(), length) != breaks.end();
    const bool word_follows = after_names_.follow_name(text_.rest(begin + length));
    if (at_break || word_follows) ends.push_back({length, at_break && word_follows ? 0.7 : word_follows ? 0.3 : 0.1});
  }
  if (gap - begin >= shortest_name) ends.push_back({gap - begin, gap - begin <= usual_name ? 1.0 : 0.3});
  if (gap < stop && !after_names_.follow_name(text_.rest(gap))) ends.push_back({end_over_gap(gap, stop) - begin, 0.3});
  return ends;
}

std::optional<Candidate> MentionFinder::at(std::size_t begin) const {
  const OrganisationForm* form = text_.letter_at(begin) ? gazetteer_.form_at(text_.rest(begin)) : nullptr;
  if (form == nullptr) return std::nullopt;
  const bool dotted = form->text.back() == '.';
  // รับผิดชอบต่อ has อบต in it, โปรแกรม has กรม.
  constexpr std::size_t shortest_long = 5 * letter_bytes;
  const bool short_word = (form->abbreviation && !dotted) || (form->seat == Seat::country && form->text.size() < shortest_long);
  if (short_word && text_.joined_before(begin)) return std::nullopt;
  // อ.แหลมงอบ จ.ตราด has อบจ. in it.
  if (form->abbreviation && text_.joined_before(begin) && text_.has_gap(begin + 1, begin + form->text.size())) return std::nullopt;

  Candidate candidate;
  candidate.mention.form = form;
  candidate.mention.begin = begin;
  candidate.mention.name_begin = candidate.mention.end = begin + form->text.size();
  // องค์การตลาด is not in องค์การตลาดกลางสินค้าเกษตร.
  const std::size_t end = candidate.mention.name_begin;
  const bool goes_on = text_.letter_at(end) && text_.gap(end) == Gap::none && !after_names_.follow_name(text_.rest(end));
  if (form->seat == Seat::whole && goes_on) return std::nullopt;
  if (form->seat != Seat::place && form->seat != Seat::whole) {
    candidate.ends = name_ends(*form, candidate.mention.name_begin);
    if (candidate.ends.empty()) return std::nullopt;
  }
  return candidate;
}

/// A long form with a letter wrong, lost or too much, behind white space. A form that lost its last letter may as well have a
/// wrong one that is the first of the name: what makes the name a known one is right.
std::optional<Candidate> MentionFinder::misspelt_at(std::size_t begin) const {
  std::optional<Candidate> best;
  double certainty = 0;
  for (const NearForm& near : gazetteer_.near_forms_at(text_.rest(begin))) {
    Candidate candidate;
    candidate.mention.form = near.form;
    candidate.mention.begin = begin;
    candidate.mention.name_begin = candidate.mention.end = begin + near.length;
    const Seat seat = near.form->seat;
    if (seat == Seat::country || seat == Seat::place || seat == Seat::whole || !text_.letter_at(candidate.mention.name_begin)) continue;
    candidate.ends = name_ends(*near.form, candidate.mention.name_begin);
    double surest = near.length == near.form->text.size() ? 0.01 : 0;
    for (const NameEnd& end : candidate.ends) surest = std::max(surest, end.certainty);
    if (candidate.ends.empty() || surest <= certainty) continue;
    certainty = surest;
    best = std::move(candidate);
  }
  return best;
}

/// What is looked for only in a text that names nobody rightly: near its beginning, where titles and letter heads stand.
std::vector<Candidate> MentionFinder::misspelt_candidates() const {
  constexpr std::size_t lines_looked_at = 200;
  std::vector<Candidate> candidates;
  for (std::size_t at_byte = 0; at_byte < text_.size() && text_.line_of(at_byte) < lines_looked_at;) {
    auto candidate = text_.letter_at(at_byte) && text_.gap(at_byte) != Gap::none ? misspelt_at(at_byte) : std::nullopt;
    if (!candidate) {
      at_byte += text_.letter_at(at_byte) ? letter_bytes : 1;
      continue;
    }
    at_byte = candidate->mention.name_begin;
    candidates.push_back(*std::move(candidate));
  }
  return candidates;
}

/// Whether a line up to the name is a letter head, in which an office of the agency may come first: `ส่วนราชการ สำนักปลัด อบต. …`.
bool is_letter_head(std::string_view before) {
  constexpr std::size_t longest_office = 45 * letter_bytes;
  constexpr std::array<std::string_view, 4> heads{"ส่วนราชการ", "หน่วยงาน", "ชื่อหน่วยงาน", "ประกาศ"};
  if (before.starts_with(heads[0]) && before.size() < longest_office) return true;
  if (before.ends_with(':')) before.remove_suffix(1);
  return std::ranges::find(heads, before) != heads.end();
}

/// `รพ.สต.… สังกัดองค์การบริหารส่วนจังหวัด…`, in a line or over two: whom an agency belongs to is another one. Not where people are said to
/// belong to it.
bool MentionFinder::is_parent(const Mention& mention) const {
  constexpr std::string_view belongs = "สังกัด";
  const TextLine& line = text_.lines()[text_.line_of(mention.begin)];
  std::string_view before = text_.text().substr(line.begin, mention.begin - line.begin);
  if (!before.ends_with(belongs)) return false;
  before.remove_suffix(belongs.size());
  if (before.empty()) return true;
  for (std::size_t at = 0; at < before.size(); ++at) {
    if (text_.letter_at(line.begin + at) && gazetteer_.form_at(before.substr(at)) != nullptr) return true;
  }
  return false;
}

/// Where it stands: a line of its own, a letter head, a signature count for more than prose, and whom others work with for less.
double MentionFinder::weight(const Candidate& candidate) const {
  const std::size_t number = text_.line_of(candidate.mention.begin);
  const TextLine& line = text_.lines()[number];
  if (line.in_table) return 0.5;
  const std::string_view before = text_.text().substr(line.begin, candidate.mention.begin - line.begin);
  const std::string_view after = text_.text().substr(candidate.mention.end, std::max(line.end, candidate.mention.end) - candidate.mention.end);
  double weight = 1;
  if (before.empty() && (after.empty() || after_names_.end_name(after))) weight += 2;
  if (is_letter_head(before)) weight += 3;
  if (before == "นายก" || before == "ปลัด" || before == "ผู้อำนวยการ" || before == "ของ") weight += 1;
  if (line.role == ParagraphRole::header && before.empty()) weight += 2;
  if (number < 15) weight += 1.5;
  if (before.ends_with("ร่วมกับ")) weight /= 2;
  if (candidate.mention.is_parent) weight /= 20;
  return weight;
}

/// How strongly the whole document speaks for each name of a type.
using NameVotes = std::map<std::pair<std::string_view, std::string>, double>;

NameVotes count_votes(const std::vector<Candidate>& candidates, const RunningText& text) {
  NameVotes votes;
  for (const Candidate& candidate : candidates) {
    for (const NameEnd& end : candidate.ends) {
      std::string name(text.text().substr(candidate.mention.name_begin, end.length));
      votes[{candidate.mention.form->type, std::move(name)}] += end.certainty * candidate.mention.weight;
    }
  }
  return votes;
}

/// The end that fits the text here and the rest of the document best; of equal ones the longest.
std::size_t best_end(const Candidate& candidate, const NameVotes& votes, const RunningText& text) {
  double best = -1;
  std::size_t length = 0;
  for (const NameEnd& end : candidate.ends) {
    const std::string name(text.text().substr(candidate.mention.name_begin, end.length));
    const double value = votes.at({candidate.mention.form->type, name}) * end.certainty;
    if (value > best || (value == best && end.length > length)) {
      best = value;
      length = end.length;
    }
  }
  return length;
}

std::vector<Mention> MentionFinder::find() {
  std::vector<Candidate> candidates;
  for (std::size_t at_byte = 0; at_byte < text_.size();) {
    auto candidate = at(at_byte);
    if (!candidate) {
      at_byte += text_.letter_at(at_byte) ? letter_bytes : 1;
      continue;
    }
    at_byte = candidate->mention.name_begin;
    candidates.push_back(*std::move(candidate));
  }
  const bool names_one =
      std::any_of(candidates.begin(), candidates.end(), [](const Candidate& candidate) { return !exists_once(*candidate.mention.form); });
  if (!names_one) {
    for (Candidate& candidate : misspelt_candidates()) candidates.push_back(std::move(candidate));
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) { return a.mention.begin < b.mention.begin; });
  }
  for (Candidate& candidate : candidates) {
    candidate.mention.is_parent = is_parent(candidate.mention);
    candidate.mention.weight = weight(candidate);
  }

  const NameVotes votes = count_votes(candidates, text_);
  std::vector<Mention> mentions;
  for (Candidate& candidate : candidates) {
    Mention& mention = candidate.mention;
    mention.end = mention.name_begin + best_end(candidate, votes, text_);
    mention.name = text_.text().substr(mention.name_begin, mention.end - mention.name_begin);
    mention.weight = weight(candidate);
    mentions.push_back(std::move(mention));
  }
  number_areas(mentions);
  return mentions;
}

/// Offices of education areas bear a number behind their province's name, in which they differ: `…ประถมศึกษาบุรีรัมย์ เขต 3`. One named
/// without it is the one of its name that has a number in the document, where there is only one.
void MentionFinder::number_areas(std::vector<Mention>& mentions) const {
  std::map<std::string, std::string> numbered;  // name, with number; empty: with several
  std::vector<Mention*> without;
  for (Mention& mention : mentions) {
    if (mention.form->type != area_offices) continue;
    if (mention.form->full_form.ends_with(secondary)) take_further_provinces(mention);
    const std::string name = mention.name;
    if (!take_area_number(mention)) {
      without.push_back(&mention);
    } else if (const auto [known, is_new] = numbered.emplace(name, mention.name); !is_new && known->second != mention.name) {
      known->second.clear();
    }
  }
  for (Mention* mention : without) {
    if (const auto known = numbered.find(mention->name); known != numbered.end() && !known->second.empty()) mention->name = known->second;
  }
}

/// `…มัธยมศึกษาศรีสะเกษ ยโสธร`: areas of secondary schools lie in two provinces and three.
void MentionFinder::take_further_provinces(Mention& mention) const {
  if (gazetteer_.province(mention.name) == nullptr) return;
  while (mention.end < text_.size() && text_.gap(mention.end) == Gap::space) {
    const auto lengths = gazetteer_.province_names_at(text_.rest(mention.end).substr(0, longest_name));
    const auto whole = std::ranges::find_if(lengths, [&](std::size_t length) { return text_.gap(mention.end + length) != Gap::none; });
    if (whole == lengths.end()) return;
    mention.name += ' ' + std::string(text_.text().substr(mention.end, *whole));
    mention.end += *whole;
  }
}

bool MentionFinder::take_area_number(Mention& mention) const {
  constexpr std::string_view area = "เขต";
  if (!text_.starts(mention.end, area) || text_.gap(mention.end) >= Gap::block) return false;
  std::size_t at = mention.end + area.size();
  std::string number;
  while (at < text_.size()) {
    std::size_t next = at;
    const int digit = thai::digit_value(thai::next_code_point(text_.text(), next));
    if (digit < 0 || (!number.empty() && text_.gap(at) != Gap::none)) break;
    number += static_cast<char>('0' + digit);
    at = next;
  }
  if (number.empty() || number.size() > 2) return false;
  mention.name += " เขต " + number;
  mention.end = at;
  return true;
}

}  // namespace

std::vector<Mention> find_mentions(const RunningText& text, const Gazetteer& gazetteer) { return MentionFinder(text, gazetteer).find(); }

}  // namespace prongsai
