#include "extractors/records/organisation_place.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "extractors/thai/words.h"

namespace prongsai {
namespace {

constexpr std::size_t letter_bytes = 3;
constexpr std::string_view capital = "กรุงเทพมหานคร";
constexpr std::string_view area_offices = "สำนักงานเขตพื้นที่การศึกษา";  // the type of organisation_types.csv
constexpr std::size_t most_candidates_told = 5;

/// What it says for a place that the province, and that the district, are as stated.
constexpr double right_province = 2, wrong_province = -1, right_district = 2, near_district = 1;
constexpr double difference = 0.01;  ///< what is nearer together says nothing

/// A place that the organisation may be at.
struct Candidate {
  const Province* province = nullptr;
  const District* district = nullptr;                  ///< null for an organisation of a province
  const Subdistrict* subdistrict = nullptr;            ///< where it has the organisation's name
  const RegisteredOrganisation* registered = nullptr;  ///< where it is one of the register
  int letters_off = 0;                                 ///< by which the name differs
  double score = 0;
};

/// How alike two names of districts are: the same, a slip of the pen, or different.
enum class Likeness { same, near, other };

int letters_between(const std::string& a, const std::string& b, int limit) {
  return thai::edit_distance(thai::to_utf32(a), thai::to_utf32(b), limit);
}

Likeness likeness(const std::string& written, const District& district, const Gazetteer& gazetteer) {
  const auto same = gazetteer.districts(written, district.province);
  if (std::find(same.begin(), same.end(), &district) != same.end()) return Likeness::same;
  const int distance = letters_between(written, district.name, 2);
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
  Locator(const OrganisationForm& form, const std::string& name, const PlaceClues& clues, const Gazetteer& gazetteer,
          const OrganisationRegister* organisations, bool with_folder)
      : form_(form), name_(name), clues_(clues), gazetteer_(gazetteer), organisations_(organisations), with_folder_(with_folder && clues.folder) {
    own_ = std::any_of(clues.stated.begin(), clues.stated.end(), [](const StatedPlace& place) { return place.own; });
    std::copy_if(clues.stated.begin(), clues.stated.end(), std::back_inserter(stated_), [&](const StatedPlace& place) { return place.own == own_; });
    if (stated_.empty() && with_folder_) stated_ = {*clues.folder};
  }

  Location locate();

 private:
  Location at_fixed_place() const;
  Location of_province() const;
  Location of_area() const;
  Location in_province(const Province* province) const;
  std::string known_subdistrict(const Province* province) const;
  std::string subdistrict_of_address(const District& district) const;
  std::string subdistrict_within_name(const District& district) const;
  bool is_stated(const District& district) const;
  bool states(const Province* province) const;
  void add(const District* district, const Subdistrict* subdistrict, int letters_off = 0);
  void add_registered();
  void add_places_of_the_name();
  void add_near_names();
  void add_near_names_in(const District& district);
  void add_stated_districts();
  void rate();
  double score_for_name(const Candidate& candidate) const;
  double score_for_folder(const Candidate& candidate) const;
  std::optional<Location> best();
  std::vector<std::string> rivals() const;
  Location result(const Candidate& candidate) const;
  std::string spelling(const Candidate& candidate) const;
  const Province* stated_province() const;
  std::vector<const District*> stated_districts() const;
  std::vector<std::string> contradicted_by(const Location& location) const;

  const OrganisationForm& form_;
  const std::string& name_;
  const PlaceClues& clues_;
  const Gazetteer& gazetteer_;
  const OrganisationRegister* organisations_;
  bool with_folder_;
  std::vector<StatedPlace> stated_;
  bool own_ = false;
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

/// The districts that statements name, misspelt ones too where the province is known.
std::vector<const District*> Locator::stated_districts() const {
  std::vector<const District*> found;
  const Province* province = stated_province();
  for (const StatedPlace& place : stated_) {
    if (place.district_text.empty()) continue;
    const Province* within = place.province != nullptr ? place.province : province;
    auto districts = gazetteer_.districts(place.district_text, within);
    if (within != nullptr) {
      if (const District* district = gazetteer_.nearest_district(place.district_text, *within)) districts.push_back(district);
    }
    for (const District* district : districts) {
      if (std::find(found.begin(), found.end(), district) == found.end()) found.push_back(district);
    }
  }
  return found;
}

bool Locator::is_stated(const District& district) const {
  return std::any_of(stated_.begin(), stated_.end(), [&](const StatedPlace& place) {
    return place.own && !place.district_text.empty() && likeness(place.district_text, district, gazetteer_) != Likeness::other;
  });
}

/// Whether the document itself states a province, for the organisation where it states any for it.
bool Locator::states(const Province* province) const {
  return province != nullptr && std::any_of(clues_.stated.begin(), clues_.stated.end(),
                                            [&](const StatedPlace& place) { return place.own == own_ && place.province == province; });
}

void Locator::add(const District* district, const Subdistrict* subdistrict, int letters_off) {
  // The capital has no municipalities and no subdistrict administrations.
  if (form_.local && district->province == gazetteer_.province(capital)) return;
  const auto same = std::find_if(candidates_.begin(), candidates_.end(), [&](const Candidate& other) {
    return other.district == district && (other.subdistrict == nullptr || subdistrict == nullptr || other.subdistrict->name == subdistrict->name);
  });
  if (same == candidates_.end()) {
    candidates_.push_back({district->province, district, subdistrict, nullptr, letters_off, 0});
  } else if (same->subdistrict == nullptr && subdistrict != nullptr) {
    same->subdistrict = subdistrict;
    same->letters_off = letters_off;
  }
}

/// Those of the register that bear the name; where none does, those a letter off in the province that is stated.
void Locator::add_registered() {
  if (organisations_ == nullptr) return;
  const auto add_one = [&](const RegisteredOrganisation& organisation, int letters_off) {
    candidates_.push_back({organisation.province, organisation.district, nullptr, &organisation, letters_off, 0});
  };
  for (const RegisteredOrganisation* organisation : organisations_->named(form_, name_)) add_one(*organisation, 0);
  const Province* province = stated_province() != nullptr ? stated_province() : clues_.by_letters;
  if (province == nullptr || !std::all_of(candidates_.begin(), candidates_.end(), [&](const Candidate& c) { return c.province != province; })) return;
  for (const RegisteredOrganisation* organisation : organisations_->of(form_, *province)) {
    if (letters_between(name_, organisation->own_name, 1) == 1) add_one(*organisation, 1);
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

/// A municipality may have a name of its own: only what is written once, or a lost sara am, is taken for another name.
void Locator::add_near_names_in(const District& district) {
  const Subdistrict* near = nullptr;
  for (const Subdistrict* place : gazetteer_.subdistricts_of(district)) {
    if (letters_between(name_, place->name, 1) != 1) continue;
    if (form_.seat == Seat::municipality && clues_.times_named > 1 && !lost_sara_am(name_, place->name)) continue;
    if (near != nullptr) return;  // which of the two is not told
    near = place;
  }
  if (near != nullptr) add(&district, near, 1);
}

/// A name that no place of the stated district has, one letter away from one that is there; a name that no place of the
/// country has, one letter away from one in the stated province.
void Locator::add_near_names() {
  const bool of_subdistrict = form_.seat == Seat::subdistrict || form_.seat == Seat::municipality;
  if (of_subdistrict && own_) {
    for (const District* district : stated_districts()) {
      const bool there =
          std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& candidate) { return candidate.district == district; });
      if (!there) add_near_names_in(*district);
    }
  }
  const Province* province = stated_province();
  if (province == nullptr) province = clues_.by_letters;
  if (province == nullptr || !candidates_.empty()) return;
  if (of_subdistrict) {
    for (const Subdistrict* place : gazetteer_.near_subdistricts(name_, *province)) {
      if (form_.seat == Seat::subdistrict || lost_sara_am(name_, place->name)) add(place->district, place, 1);
    }
  } else if (form_.seat == Seat::district) {
    if (const District* district = gazetteer_.nearest_district(name_, *province)) add(district, nullptr);
  }
}

void Locator::add_stated_districts() {
  if (!own_ && form_.seat == Seat::subdistrict) return;  // any district may be mentioned in passing
  for (const District* district : stated_districts()) add(district, nullptr);
}

/// What it says for a place that it has the organisation's name: much for a subdistrict's
/// administration, little for a hospital. What is written in the same way again and again is hardly a slip of the pen.
double Locator::score_for_name(const Candidate& candidate) const {
  if (candidate.registered != nullptr) return 3 - candidate.letters_off;
  const bool named = candidate.subdistrict != nullptr || candidate.district->name == name_ || candidate.province->name == name_;
  if (!named) return 0;
  switch (form_.seat) {
    case Seat::subdistrict: return candidate.letters_off == 0 ? 3 : clues_.times_named < 2 ? 2 : 0.9;
    case Seat::district: return 3;
    case Seat::municipality: return candidate.letters_off == 0 ? 1 : 0.75;
    default: return 0.5;
  }
}

double Locator::score_for_folder(const Candidate& candidate) const {
  if (!with_folder_) return 0;
  const StatedPlace& folder = *clues_.folder;
  if (folder.province != nullptr && folder.province != candidate.province) return 0;
  const bool in_district = candidate.district != nullptr && !folder.district_text.empty() &&
                           likeness(folder.district_text, *candidate.district, gazetteer_) == Likeness::same;
  return (folder.province != nullptr ? 0.75 : 0) + (in_district ? 0.5 : 0);
}

void Locator::rate() {
  const Province* province = stated_province();
  for (Candidate& candidate : candidates_) {
    candidate.score = score_for_name(candidate) + score_for_folder(candidate);
    double evidence = 0, statements = 0;
    for (const StatedPlace& place : stated_) {
      ++statements;
      if (place.province != nullptr) evidence += place.province == candidate.province ? right_province : wrong_province;
      if (place.district_text.empty() || candidate.district == nullptr) continue;
      const Likeness like = likeness(place.district_text, *candidate.district, gazetteer_);
      evidence += like == Likeness::same ? right_district : like == Likeness::near ? near_district : 0;
    }
    if (statements > 0) candidate.score += evidence / statements;
    if (clues_.by_letters != nullptr && candidate.province == clues_.by_letters) candidate.score += province == nullptr ? 1.5 : 0.25;
  }
  std::stable_sort(candidates_.begin(), candidates_.end(), [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
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
  location.name = name_;
  location.province = province;
  location.province_stated = states(province);
  if (form_.seat == Seat::subdistrict) location.subdistrict = known_subdistrict(province);
  return location;
}

/// The name as that of a subdistrict, where the gazetteer has any of that name there.
std::string Locator::known_subdistrict(const Province* province) const {
  const auto places = gazetteer_.subdistricts(name_, province);
  return places.empty() ? "" : places.front()->name;
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

/// Local administrations that were joined or renamed keep the name of the subdistrict that they sit in, with words behind it or
/// before it, or a part of it: the one of the stated district that the name begins with, or else ends with, or else the only one that
/// begins with the name.
std::string Locator::subdistrict_within_name(const District& district) const {
  constexpr std::size_t shortest = 3 * letter_bytes;
  if (!is_stated(district) || (form_.seat != Seat::subdistrict && form_.seat != Seat::municipality)) return "";
  std::string first, last;
  for (const Subdistrict* place : gazetteer_.subdistricts_of(district)) {
    if (place->name.size() < shortest) continue;
    if (name_.starts_with(place->name) && place->name.size() > first.size()) first = place->name;
    if (name_.ends_with(place->name) && place->name.size() > last.size()) last = place->name;
  }
  if (!first.empty() || !last.empty()) return first.empty() ? last : first;
  std::string_view part = name_;
  constexpr std::string_view improved = "พัฒนา";
  if (part.ends_with(improved)) part.remove_suffix(improved.size());
  if (part.size() <= shortest) return "";
  for (const Subdistrict* place : gazetteer_.subdistricts_of(district)) {
    if (!place->name.starts_with(part)) continue;
    if (!first.empty()) return "";
    first = place->name;
  }
  return first;
}

/// The name as the gazetteer spells it, where it is a place's.
std::string Locator::spelling(const Candidate& candidate) const {
  if (candidate.registered != nullptr) return candidate.registered->own_name;
  if (candidate.subdistrict != nullptr && (form_.seat == Seat::subdistrict || candidate.letters_off > 0)) return candidate.subdistrict->name;
  const bool named_after_district = form_.seat == Seat::district && likeness(name_, *candidate.district, gazetteer_) != Likeness::other;
  return named_after_district ? candidate.district->name : name_;
}

Location Locator::result(const Candidate& candidate) const {
  Location location;
  location.name = spelling(candidate);
  location.district = candidate.district;
  location.province = candidate.province;
  location.registered = candidate.registered;
  location.province_stated = states(location.province);
  location.name_known = candidate.subdistrict != nullptr || candidate.registered != nullptr;
  if (candidate.registered != nullptr) location.subdistrict = candidate.registered->subdistrict;
  if (candidate.subdistrict != nullptr && form_.seat != Seat::proper) location.subdistrict = candidate.subdistrict->name;
  if (location.subdistrict.empty() && candidate.district != nullptr) {
    location.subdistrict = subdistrict_within_name(*candidate.district);
    location.name_known = location.name_known || !location.subdistrict.empty();
  }
  if (location.subdistrict.empty() && form_.seat == Seat::subdistrict && candidate.registered == nullptr)
    location.subdistrict = known_subdistrict(location.province);
  if (location.subdistrict.empty() && candidate.district != nullptr) location.subdistrict = subdistrict_of_address(*candidate.district);
  location.contradicted = contradicted_by(location);
  return location;
}

/// The capital and Pattaya have no name behind their form: they are places themselves.
Location Locator::at_fixed_place() const {
  Location location;
  location.province = gazetteer_.province(form_.full_form);
  location.province_stated = location.name_known = true;
  if (location.province == nullptr) {
    location.province = gazetteer_.province("ชลบุรี");
    const auto districts = gazetteer_.districts("บางละมุง", location.province);
    if (!districts.empty()) location.district = districts.front();
    location.province_stated = false;
  }
  if (organisations_ != nullptr) {
    const auto registered = organisations_->named(form_, name_);
    if (registered.size() == 1) location.registered = registered.front();
  }
  return location;
}

/// An organisation of a province bears its name.
Location Locator::of_province() const {
  const Province* province = gazetteer_.province(name_);
  if (province == nullptr) province = gazetteer_.nearest_province(name_);
  Location location = in_province(province);
  location.name_known = province != nullptr;
  location.province_stated = province != nullptr;
  if (province == nullptr) return location;
  location.name = province->name;
  if (organisations_ != nullptr) {
    const auto registered = organisations_->named(form_, province->name);
    if (registered.size() == 1) location.registered = registered.front();
  }
  return location;
}

/// The office of an education area: its name begins with that of the province it sits in.
Location Locator::of_area() const {
  const auto lengths = gazetteer_.province_names_at(name_);
  const Province* province = lengths.empty() ? stated_province() : gazetteer_.province(std::string_view(name_).substr(0, *std::ranges::max_element(lengths)));
  Location location = in_province(province);
  location.name_known = province != nullptr;
  if (organisations_ != nullptr) {
    const auto registered = organisations_->named(form_, name_);
    if (registered.size() == 1) location.registered = registered.front();
  }
  return location;
}

/// Places of the organisation's name that are as likely as the likeliest.
std::vector<std::string> Locator::rivals() const {
  std::vector<std::string> places;
  std::size_t more = 0;
  for (const Candidate& candidate : candidates_) {
    if (candidate.score < candidates_.front().score - difference) break;
    const bool named = candidate.registered != nullptr || candidate.subdistrict != nullptr || candidate.district->name == name_;
    if (!named) continue;
    const std::string district = candidate.district != nullptr ? "อ." + candidate.district->name + " " : "";
    std::string place = district + "จ." + candidate.province->name;
    if (std::find(places.begin(), places.end(), place) != places.end()) continue;
    if (places.size() < most_candidates_told) {
      places.push_back(std::move(place));
    } else {
      ++more;
    }
  }
  if (places.size() < 2) return {};
  if (more > 0) places.push_back("+" + std::to_string(more));
  return places;
}

/// The place that more speaks for than for any other; nothing where there is none to choose from.
std::optional<Location> Locator::best() {
  if (candidates_.empty()) return std::nullopt;
  rate();
  const Province* stated = stated_province();
  const bool alone = candidates_.size() == 1 || candidates_[0].score > candidates_[1].score + difference;
  // A namesake in another province is no guess worth making against what the document says.
  const bool against = candidates_[0].province != stated && stated != nullptr && candidates_[0].score < 3;
  if (alone && !against) return result(candidates_[0]);
  Location open = in_province(stated);
  if (!against) open.candidates = rivals();
  return open;
}

Location Locator::locate() {
  if (form_.seat == Seat::country) return in_province(nullptr);
  if (form_.seat == Seat::place) return at_fixed_place();
  if (form_.seat == Seat::province) return of_province();
  if (form_.type == area_offices) return of_area();
  add_registered();
  if (auto registered = best(); registered && (registered->registered != nullptr || !registered->candidates.empty())) return *registered;
  candidates_.clear();
  add_places_of_the_name();
  add_near_names();
  add_stated_districts();
  return best().value_or(in_province(stated_province()));
}

/// Whether nothing is left to ask.
bool is_settled(const Location& location, const OrganisationForm& form) {
  return form.seat == Seat::country || form.seat == Seat::province || location.district != nullptr || location.registered != nullptr;
}

}  // namespace

Location locate(const OrganisationForm& form, const std::string& name, const PlaceClues& clues, const Gazetteer& gazetteer,
                const OrganisationRegister* organisations) {
  Location location = Locator(form, name, clues, gazetteer, organisations, false).locate();
  if (!clues.folder || is_settled(location, form)) return location;
  Location with_folder = Locator(form, name, clues, gazetteer, organisations, true).locate();
  const bool tells_more = is_settled(with_folder, form) || (location.province == nullptr && with_folder.province != nullptr);
  if (!tells_more) return location;
  with_folder.from_folder = true;
  return with_folder;
}

}  // namespace prongsai
