#include "extractors/records/organisation_place.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "extractors/thai/words.h"

namespace prongsai {
namespace {

constexpr std::size_t letter_bytes = 3;
constexpr std::string_view capital = "กรุงเทพมหานคร";
constexpr std::size_t longest_place = 25 * letter_bytes;

constexpr std::array<std::string_view, 3> subdistrict_words{"ตำบล", "ตาบล", "ต."};
constexpr std::array<std::string_view, 4> district_words{"กิ่งอำเภอ", "อำเภอ", "อาเภอ", "อ."};
constexpr std::array<std::string_view, 2> province_words{"จังหวัด", "จ."};

template <typename Words>
std::size_t word_at(const RunningText& text, std::size_t at, const Words& words) {
  for (const std::string_view word : words) {
    // อ. and จ. inside a word are the ends of other abbreviations.
    if (text.starts(at, word) && !(word.back() == '.' && text.joined_before(at))) return word.size();
  }
  return 0;
}

bool place_word_at(const RunningText& text, std::size_t at) {
  constexpr std::string_view last_bytes_of_first_letters = "\x81\x88\x95\xAD";  // ก จ ต อ: cheaper than the words
  if (at + 2 >= text.size() || last_bytes_of_first_letters.find(text.text()[at + 2]) == std::string_view::npos) return false;
  return word_at(text, at, district_words) > 0 || word_at(text, at, province_words) > 0 || word_at(text, at, subdistrict_words) > 0;
}

/// The end of a place's name: of the longest known name that ends plainly, else where white space,
/// another word for a place or anything that is no letter stands.
std::size_t end_of_place(const RunningText& text, std::size_t begin, const std::vector<std::size_t>& known) {
  std::size_t end = begin;
  while (end - begin < longest_place && text.letter_at(end) && (end == begin || (text.gap(end) == Gap::none && !place_word_at(text, end)))) {
    end += letter_bytes;
  }
  for (const std::size_t length : known) {
    const std::size_t at = begin + length;
    if (at >= end || text.gap(at) != Gap::none) return at;
  }
  // A known name that goes on (พระนคร|ศรี…) is taken only before a word that belongs to no name.
  const bool cut = !known.empty() && (starts_after_name(text.rest(begin + known.front())) || end - begin >= longest_place);
  return cut ? begin + known.front() : end;
}

/// Reads a run of ตำบล… อำเภอ… จังหวัด… that begins at an offset; its end where there is one.
struct PlaceRun {
  StatedPlace place;
  std::size_t end = 0;
};

class PlaceReader {
 public:
  PlaceReader(const RunningText& text, const Gazetteer& gazetteer) : text_(text), gazetteer_(gazetteer) {}

  std::optional<PlaceRun> at(std::size_t begin) const {
    PlaceRun run;
    run.place.begin = run.end = begin;
    take(run.end, subdistrict_words, {}, run.place.subdistrict_text);
    take(run.end, district_words, &Gazetteer::district_names_at, run.place.district_text);
    take(run.end, province_words, &Gazetteer::province_names_at, run.place.province_text);
    if (run.place.district_text.empty() && run.place.province_text.empty()) return std::nullopt;
    run.place.province = province_of(run.place.province_text);
    return run;
  }

 private:
  using NamesAt = std::vector<std::size_t> (Gazetteer::*)(std::string_view) const;

  template <typename Words>
  void take(std::size_t& at, const Words& words, NamesAt names_at, std::string& name) const {
    const std::size_t word = word_at(text_, at, words);
    if (word == 0 || text_.gap(at + word) >= Gap::line) return;
    const std::size_t begin = at + word;
    const auto known = names_at == nullptr ? std::vector<std::size_t>{} : (gazetteer_.*names_at)(text_.rest(begin).substr(0, longest_place));
    const std::size_t end = end_of_place(text_, begin, known);
    if (end < begin + 2 * letter_bytes) return;
    name = text_.text().substr(begin, end - begin);
    at = end;
  }

  const Province* province_of(const std::string& name) const {
    if (name.empty()) return nullptr;
    if (const Province* province = gazetteer_.province(name)) return province;
    return gazetteer_.nearest_province(name, name.size() >= 8 * letter_bytes ? 2 : 1);
  }

  const RunningText& text_;
  const Gazetteer& gazetteer_;
};

/// A place that the organisation may be at.
struct Candidate {
  const District* district = nullptr;
  const Subdistrict* subdistrict = nullptr;  ///< where it has the organisation's name
  double score = 0;
};

/// How alike two names of districts are: the same, a slip of the pen, or different.
enum class Likeness { same, near, other };

Likeness likeness(const std::string& written, const District& district, const Gazetteer& gazetteer) {
  const auto same = gazetteer.districts(written, district.province);
  if (std::find(same.begin(), same.end(), &district) != same.end()) return Likeness::same;
  const int distance = thai::edit_distance(thai::to_utf32(written), thai::to_utf32(district.name), 2);
  return distance <= (district.name.size() >= 6 * letter_bytes ? 2 : 1) ? Likeness::near : Likeness::other;
}

/// Whether a name is another's with every ำ written as า.
bool lost_sara_am(std::string_view damaged, std::string_view name) {
  constexpr std::string_view sara_am = "ำ", sara_aa = "า";
  std::string bare;
  for (std::size_t i = 0; i < name.size(); i += letter_bytes) {
    const std::string_view letter = name.substr(i, letter_bytes);
    bare += letter == sara_am ? sara_aa : letter;
  }
  return bare == damaged && bare != name;
}

class Locator {
 public:
  Locator(const OrganisationForm& form, const std::string& name, const std::vector<StatedPlace>& stated, const Province* by_letters,
          const Gazetteer& gazetteer)
      : form_(form), name_(name), by_letters_(by_letters), gazetteer_(gazetteer) {
    const bool own = std::any_of(stated.begin(), stated.end(), [](const StatedPlace& place) { return place.own; });
    std::copy_if(stated.begin(), stated.end(), std::back_inserter(stated_), [&](const StatedPlace& place) { return place.own == own; });
    own_ = own;
  }

  Location locate();

 private:
  Location at_fixed_place() const;
  Location in_province(const Province* province) const;
  std::string subdistrict_of_address(const District& district) const;
  void add(const District* district, const Subdistrict* subdistrict);
  void add_places_of_the_name();
  void add_near_names();
  void add_stated_districts();
  void rate();
  double bonus_for_name() const;
  Location result(const Candidate& candidate) const;
  const Province* stated_province() const;
  std::vector<std::string> contradicted_by(const Location& location) const;

  const OrganisationForm& form_;
  const std::string& name_;
  std::vector<StatedPlace> stated_;
  bool own_ = false;
  const Province* by_letters_;
  const Gazetteer& gazetteer_;
  std::vector<Candidate> candidates_;
};

/// The province that most statements name; null on a draw.
const Province* Locator::stated_province() const {
  std::map<const Province*, int> votes;
  for (const StatedPlace& place : stated_) {
    if (place.province != nullptr) ++votes[place.province];
  }
  const Province* best = nullptr;
  int most = 0;
  bool draw = false;
  for (const auto& [province, count] : votes) {
    draw = count == most || (draw && count < most);
    if (count > most) {
      best = province;
      most = count;
    }
  }
  return draw ? nullptr : best;
}

void Locator::add(const District* district, const Subdistrict* subdistrict) {
  // The capital has no municipalities and no subdistrict administrations.
  if (form_.local && district->province == gazetteer_.province(capital)) return;
  const auto same = std::find_if(candidates_.begin(), candidates_.end(), [&](const Candidate& other) { return other.district == district; });
  if (same == candidates_.end()) {
    candidates_.push_back({district, subdistrict, 0});
  } else if (same->subdistrict == nullptr) {
    same->subdistrict = subdistrict;
  }
}

void Locator::add_places_of_the_name() {
  const Province* stated = stated_province();
  if (form_.seat == Seat::subdistrict || form_.seat == Seat::municipality || form_.seat == Seat::proper) {
    for (const Subdistrict* place : gazetteer_.subdistricts(name_)) add(place->district, place);
  }
  if (form_.seat != Seat::subdistrict) {
    for (const District* district : gazetteer_.districts(name_, form_.seat == Seat::district ? stated : nullptr)) add(district, nullptr);
    // A town named like its province is the seat of it.
    if (const Province* province = gazetteer_.province(name_); province != nullptr && form_.seat == Seat::municipality) {
      for (const District* district : gazetteer_.districts("เมือง", province)) add(district, nullptr);
    }
  }
}

/// A name that no place has, one letter away from one in the stated province. A municipality may
/// have a name of its own: only a lost sara am shows that it is another's.
void Locator::add_near_names() {
  const Province* province = stated_province();
  if (province == nullptr) province = by_letters_;
  if (province == nullptr || !candidates_.empty()) return;
  if (form_.seat == Seat::subdistrict || form_.seat == Seat::municipality) {
    for (const Subdistrict* place : gazetteer_.near_subdistricts(name_, *province)) {
      if (form_.seat == Seat::subdistrict || lost_sara_am(name_, place->name)) add(place->district, place);
    }
  } else if (form_.seat == Seat::district) {
    if (const District* district = gazetteer_.nearest_district(name_, *province)) add(district, nullptr);
  }
}

void Locator::add_stated_districts() {
  if (!own_ && form_.seat == Seat::subdistrict) return;  // any district may be mentioned in passing
  const Province* province = stated_province();
  for (const StatedPlace& place : stated_) {
    if (place.district_text.empty()) continue;
    const Province* within = place.province != nullptr ? place.province : province;
    for (const District* district : gazetteer_.districts(place.district_text, within)) add(district, nullptr);
    if (within == nullptr) continue;
    if (const District* district = gazetteer_.nearest_district(place.district_text, *within)) add(district, nullptr);
  }
}

/// What it says for a place that it has the organisation's name: much for a subdistrict's
/// administration, little for a hospital.
double Locator::bonus_for_name() const {
  switch (form_.seat) {
    case Seat::subdistrict: return 3;
    case Seat::district: return 3;
    case Seat::municipality: return 1;
    default: return 0.5;
  }
}

void Locator::rate() {
  for (Candidate& candidate : candidates_) {
    const bool named = candidate.subdistrict != nullptr || candidate.district->name == name_ || candidate.district->province->name == name_;
    candidate.score = named ? bonus_for_name() : 0;
    double evidence = 0, statements = 0;
    for (const StatedPlace& place : stated_) {
      ++statements;
      if (place.province != nullptr) evidence += place.province == candidate.district->province ? 2 : -1;
      if (place.district_text.empty()) continue;
      const Likeness like = likeness(place.district_text, *candidate.district, gazetteer_);
      evidence += like == Likeness::same ? 2 : like == Likeness::near ? 1 : 0;
    }
    if (statements > 0) candidate.score += evidence / statements;
    if (by_letters_ != nullptr && candidate.district->province == by_letters_) candidate.score += stated_province() == nullptr ? 1.5 : 0.25;
  }
}

/// What statements say that the place is not. A district that merely stands elsewhere in the
/// document contradicts nothing.
std::vector<std::string> Locator::contradicted_by(const Location& location) const {
  std::vector<std::string> forms;
  const auto add_form = [&forms](std::string form) {
    if (std::find(forms.begin(), forms.end(), form) == forms.end()) forms.push_back(std::move(form));
  };
  for (const StatedPlace& place : stated_) {
    if (!place.own) continue;
    const bool other_district = location.district != nullptr && !place.district_text.empty() &&
                                likeness(place.district_text, *location.district, gazetteer_) != Likeness::same;
    if (other_district) add_form("อำเภอ" + place.district_text);
    const bool other_province = !place.province_text.empty() && location.province != nullptr &&
                                (place.province != location.province || gazetteer_.province(place.province_text) == nullptr);
    if (other_province) add_form("จังหวัด" + place.province_text);
  }
  return forms;
}

Location Locator::in_province(const Province* province) const {
  Location location;
  location.province = province;
  location.province_stated = province != nullptr;
  if (form_.seat == Seat::subdistrict) location.subdistrict = name_;
  return location;
}

/// Of an organisation that is not named after its subdistrict, the one in its address.
std::string Locator::subdistrict_of_address(const District& district) const {
  for (const StatedPlace& place : stated_) {
    if (!place.own || place.subdistrict_text.empty()) continue;
    for (const Subdistrict* subdistrict : gazetteer_.subdistricts(place.subdistrict_text)) {
      if (subdistrict->district == &district) return subdistrict->name;
    }
  }
  return "";
}

Location Locator::result(const Candidate& candidate) const {
  Location location;
  location.district = candidate.district;
  location.province = candidate.district->province;
  location.province_stated =
      std::any_of(stated_.begin(), stated_.end(), [&](const StatedPlace& place) { return place.province == location.province; });
  location.name_known = candidate.subdistrict != nullptr;
  if (candidate.subdistrict != nullptr && form_.seat != Seat::proper) location.subdistrict = candidate.subdistrict->name;
  if (location.subdistrict.empty() && form_.seat == Seat::subdistrict) location.subdistrict = name_;
  if (location.subdistrict.empty()) location.subdistrict = subdistrict_of_address(*candidate.district);
  location.contradicted = contradicted_by(location);
  return location;
}

/// The capital and Pattaya have no name behind their form: they are places themselves.
Location Locator::at_fixed_place() const {
  Location location;
  location.province = gazetteer_.province(form_.full_form);
  location.province_stated = location.name_known = true;
  if (location.province != nullptr) return location;
  location.province = gazetteer_.province("ชลบุรี");
  const auto districts = gazetteer_.districts("บางละมุง", location.province);
  if (!districts.empty()) location.district = districts.front();
  location.province_stated = false;
  return location;
}

Location Locator::locate() {
  if (form_.seat == Seat::country) return {};
  if (form_.seat == Seat::place) return at_fixed_place();
  if (form_.seat == Seat::province) {
    const Province* province = gazetteer_.province(name_);
    Location location = in_province(province != nullptr ? province : gazetteer_.nearest_province(name_));
    location.name_known = location.province != nullptr;
    return location;
  }
  add_places_of_the_name();
  add_near_names();
  add_stated_districts();
  rate();
  std::stable_sort(candidates_.begin(), candidates_.end(), [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  if (candidates_.empty()) return in_province(stated_province());
  const bool alone = candidates_.size() == 1 || candidates_[0].score > candidates_[1].score + 0.01;
  // A namesake in another province is no guess worth making against what the document says.
  const bool against = candidates_[0].district->province != stated_province() && stated_province() != nullptr && candidates_[0].score < 3;
  if (!alone || against) return in_province(stated_province() != nullptr ? stated_province() : nullptr);
  return result(candidates_[0]);
}

}  // namespace

std::vector<StatedPlace> find_stated_places(const RunningText& text, const Gazetteer& gazetteer, const std::vector<const Mention*>& mentions) {
  const PlaceReader reader(text, gazetteer);
  std::vector<StatedPlace> places;
  auto next = mentions.begin();
  for (std::size_t at = 0; at < text.size();) {
    while (next != mentions.end() && (*next)->end < at) ++next;
    const bool letter = text.letter_at(at);
    auto run = letter && place_word_at(text, at) ? reader.at(at) : std::nullopt;
    if (!run) {
      at += letter ? letter_bytes : 1;
      continue;
    }
    const bool behind_name = next != mentions.end() && (*next)->end == at;
    const bool address = !mentions.empty() && run->place.subdistrict_text == mentions.front()->name && !run->place.subdistrict_text.empty();
    run->place.own = behind_name || address;
    places.push_back(std::move(run->place));
    at = run->end;
  }
  return places;
}

const Province* province_of_letter_numbers(const RunningText& text, const Gazetteer& gazetteer) {
  constexpr std::string_view number_word = "ที่";
  const auto digit = [&](std::size_t at) {
    return at < text.size() && ((text.text()[at] >= '0' && text.text()[at] <= '9') ||
                                (text.starts(at, "\xE0\xB9") && at + 2 < text.size() && static_cast<unsigned char>(text.text()[at + 2]) >= 0x90 &&
                                 static_cast<unsigned char>(text.text()[at + 2]) <= 0x99));
  };
  std::map<const Province*, int> votes;
  for (std::size_t at = text.text().find(number_word); at != std::string_view::npos; at = text.text().find(number_word, at + 1)) {
    const std::size_t letters = at + number_word.size();
    if (text.gap(letters) == Gap::none || !digit(letters + 2 * letter_bytes)) continue;
    if (const Province* province = gazetteer.province_of_letters(text.rest(letters).substr(0, 2 * letter_bytes))) ++votes[province];
  }
  const auto most = std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == votes.end() ? nullptr : most->first;
}

Location locate(const OrganisationForm& form, const std::string& name, const std::vector<StatedPlace>& stated, const Province* by_letters,
                const Gazetteer& gazetteer) {
  return Locator(form, name, stated, by_letters, gazetteer).locate();
}

}  // namespace prongsai
