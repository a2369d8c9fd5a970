#include "extractors/records/place_candidates.h"

#include <algorithm>
#include <utility>

namespace prongsai {
namespace {

constexpr std::size_t letter_bytes = 3;
constexpr std::string_view capital = "กรุงเทพมหานคร";
constexpr std::size_t most_told = 5;
constexpr double difference = 0.01;  ///< what is nearer together says nothing

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

/// Collects the places of the gazetteer that an organisation may be at.
class Places {
 public:
  Places(const Sought& sought, const PlaceEvidence& evidence, const Gazetteer& gazetteer)
      : sought_(sought), evidence_(evidence), gazetteer_(gazetteer), capital_(gazetteer.province(capital)) {}

  std::vector<PlaceCandidate> collect() {
    add_places_of_the_name();
    add_near_names();
    add_stated_districts();
    return std::move(found_);
  }

 private:
  Seat seat() const { return sought_.form.seat; }
  bool may_be_a_subdistricts() const { return seat() == Seat::subdistrict || seat() == Seat::municipality; }
  void add(const District* district, const Subdistrict* subdistrict, int letters_off = 0);
  void add_places_of_the_name();
  void add_near_names();
  void add_near_names_in(const District& district);
  void add_stated_districts();

  const Sought& sought_;
  const PlaceEvidence& evidence_;
  const Gazetteer& gazetteer_;
  const Province* capital_;
  std::vector<PlaceCandidate> found_;
};

void Places::add(const District* district, const Subdistrict* subdistrict, int letters_off) {
  // The capital has no municipalities and no subdistrict administrations.
  if (sought_.form.local && district->province == capital_) return;
  const auto same = std::find_if(found_.begin(), found_.end(), [&](const PlaceCandidate& other) {
    return other.district == district && (other.subdistrict == nullptr || subdistrict == nullptr || other.subdistrict->name == subdistrict->name);
  });
  if (same == found_.end()) {
    found_.push_back({district->province, district, subdistrict, nullptr, letters_off, 0});
  } else if (same->subdistrict == nullptr && subdistrict != nullptr) {
    same->subdistrict = subdistrict;
    same->letters_off = letters_off;
  }
}

void Places::add_places_of_the_name() {
  const std::string& name = sought_.name;
  if (may_be_a_subdistricts() || seat() == Seat::proper) {
    for (const Subdistrict* place : gazetteer_.subdistricts(name)) add(place->district, place);
  }
  if (seat() == Seat::subdistrict) return;
  for (const District* district : gazetteer_.districts(name, seat() == Seat::district ? evidence_.province() : nullptr)) add(district, nullptr);
  // A town named like its province is the seat of it.
  if (const Province* province = gazetteer_.province(name); province != nullptr && seat() == Seat::municipality) {
    for (const District* district : gazetteer_.districts("เมือง", province)) add(district, nullptr);
  }
}

/// A municipality may have a name of its own: only what is written once, or a lost sara am, is taken for another name.
void Places::add_near_names_in(const District& district) {
  const Subdistrict* near = nullptr;
  for (const Subdistrict* place : gazetteer_.subdistricts_of(district)) {
    if (letters_between(sought_.name, place->name, 1) != 1) continue;
    if (seat() == Seat::municipality && sought_.times_named > 1 && !lost_sara_am(sought_.name, place->name)) continue;
    if (near != nullptr) return;  // which of the two is not told
    near = place;
  }
  if (near != nullptr) add(&district, near, 1);
}

/// A name that no place of the stated district has, one letter away from one that is there; a name that no place of the
/// country has, one letter away from one in the stated province.
void Places::add_near_names() {
  if (may_be_a_subdistricts() && evidence_.own()) {
    for (const District* district : evidence_.districts()) {
      const bool there = std::any_of(found_.begin(), found_.end(), [&](const PlaceCandidate& candidate) { return candidate.district == district; });
      if (!there) add_near_names_in(*district);
    }
  }
  const Province* province = evidence_.likely_province();
  if (province == nullptr || !found_.empty()) return;
  if (may_be_a_subdistricts()) {
    for (const Subdistrict* place : gazetteer_.near_subdistricts(sought_.name, *province)) {
      if (seat() == Seat::subdistrict || lost_sara_am(sought_.name, place->name)) add(place->district, place, 1);
    }
  } else if (seat() == Seat::district) {
    if (const District* district = gazetteer_.nearest_district(sought_.name, *province)) add(district, nullptr);
  }
}

void Places::add_stated_districts() {
  if (!evidence_.own() && seat() == Seat::subdistrict) return;  // any district may be mentioned in passing
  for (const District* district : evidence_.districts()) add(district, nullptr);
}

/// What it says for a place that it has the organisation's name: much for a subdistrict's
/// administration, little for a hospital. What is written in the same way again and again is hardly a slip of the pen.
double score_for_name(const PlaceCandidate& candidate, const Sought& sought) {
  if (candidate.registered != nullptr) return 3 - candidate.letters_off;
  if (!candidate.bears(sought.name) && candidate.province->name != sought.name) return 0;
  switch (sought.form.seat) {
    case Seat::subdistrict: return candidate.letters_off == 0 ? 3 : sought.times_named < 2 ? 2 : 0.9;
    case Seat::district: return 3;
    case Seat::municipality: return candidate.letters_off == 0 ? 1 : 0.75;
    default: return 0.5;
  }
}

}  // namespace

bool PlaceCandidate::bears(const std::string& name) const {
  return registered != nullptr || subdistrict != nullptr || (district != nullptr && district->name == name);
}

std::vector<PlaceCandidate> registered_candidates(const Sought& sought, const PlaceEvidence& evidence, const OrganisationRegister& organisations) {
  std::vector<PlaceCandidate> found;
  const auto add = [&](const RegisteredOrganisation& organisation, int letters_off) {
    found.push_back({organisation.province, organisation.district, nullptr, &organisation, letters_off, 0});
  };
  for (const RegisteredOrganisation* organisation : organisations.named(sought.form, sought.name)) add(*organisation, 0);
  const Province* province = evidence.likely_province();
  if (province == nullptr || std::any_of(found.begin(), found.end(), [&](const PlaceCandidate& c) { return c.province == province; })) return found;
  for (const RegisteredOrganisation* organisation : organisations.of(sought.form, *province)) {
    if (letters_between(sought.name, organisation->own_name, 1) == 1) add(*organisation, 1);
  }
  return found;
}

std::vector<PlaceCandidate> named_candidates(const Sought& sought, const PlaceEvidence& evidence, const Gazetteer& gazetteer) {
  return Places(sought, evidence, gazetteer).collect();
}

void rate(std::vector<PlaceCandidate>& candidates, const Sought& sought, const PlaceEvidence& evidence) {
  for (PlaceCandidate& candidate : candidates)
    candidate.score = score_for_name(candidate, sought) + evidence.for_place(candidate.province, candidate.district);
  std::stable_sort(candidates.begin(), candidates.end(), [](const PlaceCandidate& a, const PlaceCandidate& b) { return a.score > b.score; });
}

bool is_alone(const std::vector<PlaceCandidate>& rated) {
  return rated.size() == 1 || (rated.size() > 1 && rated[0].score > rated[1].score + difference);
}

std::vector<std::string> rivals(const std::vector<PlaceCandidate>& rated, const std::string& name) {
  std::vector<std::string> places;
  std::size_t more = 0;
  for (const PlaceCandidate& candidate : rated) {
    if (candidate.score < rated.front().score - difference) break;
    if (!candidate.bears(name)) continue;
    const std::string district = candidate.district != nullptr ? "อ." + candidate.district->name + " " : "";
    std::string place = district + "จ." + candidate.province->name;
    if (std::find(places.begin(), places.end(), place) != places.end()) continue;
    if (places.size() < most_told) {
      places.push_back(std::move(place));
    } else {
      ++more;
    }
  }
  if (places.size() < 2) return {};
  if (more > 0) places.push_back("+" + std::to_string(more));
  return places;
}

}  // namespace prongsai
