#include "extractors/records/organisation_place.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "extractors/records/place_candidates.h"

namespace prongsai {
namespace {

constexpr std::size_t letter_bytes = 3;
constexpr std::string_view area_offices = "สำนักงานเขตพื้นที่การศึกษา";  // the type of organisation_types.csv
constexpr double certain = 3;                                      ///< the score of a place that outweighs another province than is stated

/// Looks for one organisation with one set of evidence.
class Locator {
 public:
  Locator(const Sought& sought, const PlaceEvidence& evidence, const Gazetteer& gazetteer, const OrganisationRegister* organisations)
      : sought_(sought), evidence_(evidence), gazetteer_(gazetteer), organisations_(organisations) {}

  Location locate() const;

 private:
  Location at_fixed_place() const;
  Location of_province() const;
  Location of_area() const;
  Location in_province(const Province* province) const;
  const RegisteredOrganisation* the_registered(const std::string& name) const;
  std::optional<Location> best(std::vector<PlaceCandidate> candidates) const;
  Location result(const PlaceCandidate& candidate) const;
  std::string spelling(const PlaceCandidate& candidate) const;
  std::string known_subdistrict(const Province* province) const;
  std::string subdistrict_within_name(const District& district) const;

  const Sought& sought_;
  const PlaceEvidence& evidence_;
  const Gazetteer& gazetteer_;
  const OrganisationRegister* organisations_;
};

Location Locator::in_province(const Province* province) const {
  Location location;
  location.name = sought_.name;
  location.province = province;
  location.province_stated = evidence_.states(province);
  if (sought_.form.seat == Seat::subdistrict) location.subdistrict = known_subdistrict(province);
  return location;
}

/// The name as that of a subdistrict, where the gazetteer has any of that name there.
std::string Locator::known_subdistrict(const Province* province) const {
  const auto places = gazetteer_.subdistricts(sought_.name, province);
  return places.empty() ? "" : places.front()->name;
}

/// Local administrations that were joined or renamed keep the name of the subdistrict that they sit in, with words behind it or
/// before it, or a part of it: the one of the stated district that the name begins with, or else ends with, or else the only one that
/// begins with the name.
std::string Locator::subdistrict_within_name(const District& district) const {
  constexpr std::size_t shortest = 3 * letter_bytes;
  const Seat seat = sought_.form.seat;
  if (!evidence_.places_in(district) || (seat != Seat::subdistrict && seat != Seat::municipality)) return "";
  std::string first, last;
  for (const Subdistrict* place : gazetteer_.subdistricts_of(district)) {
    if (place->name.size() < shortest) continue;
    if (sought_.name.starts_with(place->name) && place->name.size() > first.size()) first = place->name;
    if (sought_.name.ends_with(place->name) && place->name.size() > last.size()) last = place->name;
  }
  if (!first.empty() || !last.empty()) return first.empty() ? last : first;
  std::string_view part = sought_.name;
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
std::string Locator::spelling(const PlaceCandidate& candidate) const {
  const Seat seat = sought_.form.seat;
  if (candidate.registered != nullptr) return candidate.registered->own_name;
  if (candidate.subdistrict != nullptr && (seat == Seat::subdistrict || candidate.letters_off > 0)) return candidate.subdistrict->name;
  const bool named_after_district = seat == Seat::district && likeness(sought_.name, *candidate.district, gazetteer_) != Likeness::other;
  return named_after_district ? candidate.district->name : sought_.name;
}

Location Locator::result(const PlaceCandidate& candidate) const {
  const District* district = candidate.district;
  const Seat seat = sought_.form.seat;
  Location location;
  location.name = spelling(candidate);
  location.district = district;
  location.province = candidate.province;
  location.registered = candidate.registered;
  location.province_stated = evidence_.states(location.province);
  location.name_known = candidate.subdistrict != nullptr || candidate.registered != nullptr;
  if (candidate.registered != nullptr) location.subdistrict = candidate.registered->subdistrict;
  if (candidate.subdistrict != nullptr && seat != Seat::proper) location.subdistrict = candidate.subdistrict->name;
  if (location.subdistrict.empty() && district != nullptr) {
    location.subdistrict = subdistrict_within_name(*district);
    location.name_known = location.name_known || !location.subdistrict.empty();
  }
  if (location.subdistrict.empty() && seat == Seat::subdistrict && candidate.registered == nullptr)
    location.subdistrict = known_subdistrict(location.province);
  if (location.subdistrict.empty() && district != nullptr) location.subdistrict = evidence_.subdistrict_of_address(*district);
  location.contradicted = evidence_.contradicted_by(location.province, location.district);
  return location;
}

/// The one of the register that bears the name, or null.
const RegisteredOrganisation* Locator::the_registered(const std::string& name) const {
  if (organisations_ == nullptr) return nullptr;
  const auto registered = organisations_->named(sought_.form, name);
  return registered.size() == 1 ? registered.front() : nullptr;
}

/// The capital and Pattaya have no name behind their form: they are places themselves.
Location Locator::at_fixed_place() const {
  Location location;
  location.province = gazetteer_.province(sought_.form.full_form);
  location.province_stated = location.name_known = true;
  if (location.province == nullptr) {
    location.province = gazetteer_.province("ชลบุรี");
    const auto districts = gazetteer_.districts("บางละมุง", location.province);
    if (!districts.empty()) location.district = districts.front();
    location.province_stated = false;
  }
  location.registered = the_registered(sought_.name);
  return location;
}

/// An organisation of a province bears its name.
Location Locator::of_province() const {
  const Province* province = gazetteer_.province(sought_.name);
  if (province == nullptr) province = gazetteer_.nearest_province(sought_.name);
  Location location = in_province(province);
  location.name_known = location.province_stated = province != nullptr;
  if (province == nullptr) return location;
  location.name = province->name;
  location.registered = the_registered(province->name);
  return location;
}

/// The office of an education area: its name begins with that of the province it sits in.
Location Locator::of_area() const {
  const std::string_view name = sought_.name;
  const auto lengths = gazetteer_.province_names_at(name);
  Location location = in_province(lengths.empty() ? evidence_.province() : gazetteer_.province(name.substr(0, *std::ranges::max_element(lengths))));
  location.name_known = location.province != nullptr;
  location.registered = the_registered(sought_.name);
  return location;
}

/// The place that more speaks for than for any other; nothing where there is none to choose from.
std::optional<Location> Locator::best(std::vector<PlaceCandidate> candidates) const {
  if (candidates.empty()) return std::nullopt;
  rate(candidates, sought_, evidence_);
  const PlaceCandidate& first = candidates.front();
  const Province* stated = evidence_.province();
  // A namesake in another province is no guess worth making against what the document says.
  const bool against = first.province != stated && stated != nullptr && first.score < certain;
  if (is_alone(candidates) && !against) return result(first);
  Location open = in_province(stated);
  if (!against) open.candidates = rivals(candidates, sought_.name);
  return open;
}

Location Locator::locate() const {
  if (exists_once(sought_.form)) return in_province(nullptr);
  if (sought_.form.seat == Seat::place) return at_fixed_place();
  if (sought_.form.seat == Seat::province) return of_province();
  if (sought_.form.type == area_offices) return of_area();
  if (organisations_ != nullptr) {
    const auto registered = best(registered_candidates(sought_, evidence_, *organisations_));
    if (registered && (registered->registered != nullptr || !registered->candidates.empty())) return *registered;
  }
  return best(named_candidates(sought_, evidence_, gazetteer_)).value_or(in_province(evidence_.province()));
}

/// Whether nothing is left to ask.
bool is_settled(const Location& location, const OrganisationForm& form) {
  return exists_once(form) || form.seat == Seat::province || location.district != nullptr || location.registered != nullptr;
}

}  // namespace

Location locate(const OrganisationForm& form, const std::string& name, const PlaceClues& clues, const Gazetteer& gazetteer,
                const OrganisationRegister* organisations) {
  const Sought sought{form, name, clues.times_named};
  const auto with = [&](bool folder) { return Locator(sought, PlaceEvidence(clues, gazetteer, folder), gazetteer, organisations).locate(); };
  Location location = with(false);
  if (!clues.folder || is_settled(location, form)) return location;
  Location with_folder = with(true);
  const bool tells_more = is_settled(with_folder, form) || (location.province == nullptr && with_folder.province != nullptr);
  if (!tells_more) return location;
  with_folder.from_folder = true;
  return with_folder;
}

}  // namespace prongsai
