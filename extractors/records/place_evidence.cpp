#include "extractors/records/place_evidence.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "extractors/thai/words.h"

namespace prongsai {
namespace {

constexpr std::size_t letter_bytes = 3;

/// What it says for a place that the province, and that the district, are as stated.
constexpr double right_province = 2, wrong_province = -1, right_district = 2, near_district = 1;

/// What the letters of the document's numbers say for a province: beside a statement little.
constexpr double letters_alone = 1.5, letters_beside = 0.25;

constexpr double folders_province = 0.75, folders_district = 0.5;

}  // namespace

int letters_between(const std::string& a, const std::string& b, int limit) {
  return thai::edit_distance(thai::to_utf32(a), thai::to_utf32(b), limit);
}

Likeness likeness(const std::string& written, const District& district, const Gazetteer& gazetteer) {
  const auto same = gazetteer.districts(written, district.province);
  if (std::find(same.begin(), same.end(), &district) != same.end()) return Likeness::same;
  const int distance = letters_between(written, district.name, 2);
  return distance <= (district.name.size() >= 6 * letter_bytes ? 2 : 1) ? Likeness::near : Likeness::other;
}

PlaceEvidence::PlaceEvidence(const PlaceClues& clues, const Gazetteer& gazetteer, bool with_folder)
    : clues_(clues), gazetteer_(gazetteer), folder_(with_folder && clues.folder ? &*clues.folder : nullptr) {
  own_ = std::any_of(clues.stated.begin(), clues.stated.end(), [](const StatedPlace& place) { return place.own; });
  std::copy_if(clues.stated.begin(), clues.stated.end(), std::back_inserter(statements_),
               [&](const StatedPlace& place) { return place.own == own_; });
  if (statements_.empty() && folder_ != nullptr) statements_ = {*folder_};
  province_ = most_named();
  districts_ = named_districts();
}

const Province* PlaceEvidence::most_named() const {
  std::map<const Province*, int> votes;
  for (const StatedPlace& place : statements_) {
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

std::vector<const District*> PlaceEvidence::named_districts() const {
  std::vector<const District*> found;
  for (const StatedPlace& place : statements_) {
    if (place.district_text.empty()) continue;
    const Province* within = place.province != nullptr ? place.province : province_;
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

bool PlaceEvidence::places_in(const District& district) const {
  return std::any_of(statements_.begin(), statements_.end(), [&](const StatedPlace& place) {
    return place.own && !place.district_text.empty() && likeness(place.district_text, district, gazetteer_) != Likeness::other;
  });
}

bool PlaceEvidence::states(const Province* province) const {
  return province != nullptr && std::any_of(clues_.stated.begin(), clues_.stated.end(),
                                            [&](const StatedPlace& place) { return place.own == own_ && place.province == province; });
}

std::string PlaceEvidence::subdistrict_of_address(const District& district) const {
  for (const StatedPlace& place : statements_) {
    if (!place.own || place.subdistrict_text.empty()) continue;
    for (const Subdistrict* subdistrict : gazetteer_.subdistricts(place.subdistrict_text)) {
      if (subdistrict->district == &district) return subdistrict->name;
    }
  }
  return "";
}

double PlaceEvidence::of_folder(const Province* province, const District* district) const {
  if (folder_ == nullptr || (folder_->province != nullptr && folder_->province != province)) return 0;
  const bool in_district =
      district != nullptr && !folder_->district_text.empty() && likeness(folder_->district_text, *district, gazetteer_) == Likeness::same;
  return (folder_->province != nullptr ? folders_province : 0) + (in_district ? folders_district : 0);
}

double PlaceEvidence::for_place(const Province* province, const District* district) const {
  double said = 0;
  for (const StatedPlace& place : statements_) {
    if (place.province != nullptr) said += place.province == province ? right_province : wrong_province;
    if (place.district_text.empty() || district == nullptr) continue;
    const Likeness like = likeness(place.district_text, *district, gazetteer_);
    said += like == Likeness::same ? right_district : like == Likeness::near ? near_district : 0;
  }
  if (!statements_.empty()) said /= static_cast<double>(statements_.size());
  const bool by_letters = clues_.by_letters != nullptr && province == clues_.by_letters;
  return said + of_folder(province, district) + (!by_letters ? 0 : province_ == nullptr ? letters_alone : letters_beside);
}

std::vector<std::string> PlaceEvidence::contradicted_by(const Province* province, const District* district) const {
  std::vector<std::string> forms;
  const auto add_form = [&forms](std::string form) {
    if (std::find(forms.begin(), forms.end(), form) == forms.end()) forms.push_back(std::move(form));
  };
  for (const StatedPlace& place : statements_) {
    if (!place.own) continue;
    const bool other_district =
        district != nullptr && !place.district_text.empty() && likeness(place.district_text, *district, gazetteer_) != Likeness::same;
    if (other_district) add_form("อำเภอ" + place.district_text);
    const bool other_province =
        !place.province_text.empty() && province != nullptr && (place.province != province || gazetteer_.province(place.province_text) == nullptr);
    if (other_province) add_form("จังหวัด" + place.province_text);
  }
  return forms;
}

}  // namespace prongsai
