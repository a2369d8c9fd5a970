#include "extractors/records/organisation.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "extractors/records/organisation_mentions.h"
#include "extractors/records/organisation_place.h"
#include "extractors/records/running_text.h"
#include "extractors/thai/words.h"

namespace prongsai {
namespace {

/// All mentions of one name of one type.
struct Agency {
  const OrganisationForm* form = nullptr;
  std::string name;
  std::vector<const Mention*> mentions;
  double weight = 0;
};

/// Ministries, departments and places are named in every report; it is about the agency below them.
double share_of(const OrganisationForm& form) {
  if (form.seat == Seat::country || form.seat == Seat::place) return 0.2;
  return form.local ? 1 : 0.6;
}

std::vector<Agency> agencies_of(const std::vector<Mention>& mentions) {
  std::map<std::pair<std::string, std::string>, Agency> by_name;
  for (const Mention& mention : mentions) {
    Agency& agency = by_name[{mention.form->full_form, mention.name}];
    agency.form = mention.form;
    agency.name = mention.name;
    agency.mentions.push_back(&mention);
    agency.weight += mention.weight * share_of(*mention.form);
  }
  std::vector<Agency> agencies;
  for (auto& entry : by_name) agencies.push_back(std::move(entry.second));
  std::stable_sort(agencies.begin(), agencies.end(), [](const Agency& a, const Agency& b) { return a.weight > b.weight; });
  return agencies;
}

Source source_of(const RunningText& text, const Mention& mention) { return text.lines()[text.line_of(mention.begin)].source; }

Finding finding(Severity severity, std::string code, std::string thai, std::string english, Source source) {
  Finding result;
  result.severity = severity;
  result.code = std::move(code);
  result.message_th = std::move(thai);
  result.message_en = std::move(english);
  result.source = std::move(source);
  return result;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string result;
  for (const std::string& part : parts) result += (result.empty() ? "" : ", ") + part;
  return result;
}

std::string full_name(const Agency& agency) { return agency.form->full_form + agency.name; }

/// A name so near the own one that it is that misspelt: one letter off, or two where no place has it.
bool near_spelling(const std::string& name, const std::string& own, const Gazetteer& gazetteer) {
  const std::u32string a = thai::to_utf32(name), b = thai::to_utf32(own);
  if (a.empty() || b.empty()) return false;
  const int limit = gazetteer.subdistricts(name).empty() && a.front() == b.front() ? 2 : 1;
  return thai::edit_distance(a, b, limit) <= limit;
}

/// The own name, broken off where its line ends.
bool cut_short(const Agency& other, const Agency& own, const RunningText& text) {
  return own.name.compare(0, other.name.size(), other.name) == 0 &&
         std::all_of(other.mentions.begin(), other.mentions.end(), [&](const Mention* mention) { return text.gap(mention->end) >= Gap::line; });
}

/// Reads one document; holds what its steps share.
class OrganisationReader {
 public:
  OrganisationReader(const Document& document, const Gazetteer& gazetteer) : gazetteer_(gazetteer), text_(document) {}

  OrganisationReading read();

 private:
  std::vector<const Mention*> mentions_of(const Agency& own, const std::vector<Mention>& mentions) const;
  void describe(const Agency& own, const Location& location);
  void report_location(const Agency& own, const Location& location);
  void report_others(const std::vector<Agency>& agencies);

  const Gazetteer& gazetteer_;
  RunningText text_;
  OrganisationReading reading_;
};

void OrganisationReader::describe(const Agency& own, const Location& location) {
  const Mention& clearest =
      **std::max_element(own.mentions.begin(), own.mentions.end(), [](const Mention* a, const Mention* b) { return a->weight < b->weight; });
  Organisation& organisation = reading_.organisation;
  // A name that is one letter off from the place it sits in is that place's.
  const bool corrected = location.name_known && !location.subdistrict.empty() && gazetteer_.subdistricts(own.name).empty();
  const bool of_province = own.form->seat == Seat::province && location.province != nullptr;
  organisation.name = own.form->full_form + (of_province ? location.province->name : corrected ? location.subdistrict : own.name);
  organisation.name_text = text_.original(clearest.begin, clearest.end);
  organisation.type = own.form->type;
  organisation.subdistrict = location.subdistrict;
  if (location.district != nullptr) organisation.district = location.district->name;
  if (location.province != nullptr) {
    organisation.province = location.province->name;
    organisation.location_source = location.province_stated ? "stated" : "inferred";
  }
  organisation.source = source_of(text_, clearest);
}

void OrganisationReader::report_location(const Agency& own, const Location& location) {
  const Source source = reading_.organisation.source;
  if (!location.contradicted.empty()) {
    const std::string seen = joined(location.contradicted);
    const std::string place = (location.district != nullptr ? "อำเภอ" + location.district->name + " " : "") + "จังหวัด" + location.province->name;
    reading_.findings.push_back(finding(Severity::warning, "organisation.location_conflict",
                                        "เอกสารระบุที่ตั้งเป็น " + seen + " แต่" + full_name(own) + "อยู่ใน" + place,
                                        "The document places it in " + seen + "; " + full_name(own) + " lies in " + place + ".", source));
  }
  const bool nowhere = own.form->local && location.province == nullptr;
  if (nowhere || (own.form->seat == Seat::subdistrict && !location.name_known)) {
    reading_.findings.push_back(
        finding(Severity::warning, "organisation.unknown", "ไม่พบ" + full_name(own) + "ในทำเนียบตำบล หรือมีหลายแห่งและเอกสารไม่ระบุว่าแห่งใด",
                full_name(own) + " is not in the gazetteer, or several places have that name and the document does not say which.", source));
  }
}

/// Other local administrations: near spellings of the own name, and names left over from a copied text.
void OrganisationReader::report_others(const std::vector<Agency>& agencies) {
  const Agency& own = agencies.front();
  for (std::size_t i = 1; i < agencies.size(); ++i) {
    const Agency& other = agencies[i];
    if (!other.form->local || other.form->seat == Seat::place) continue;
    if (other.form->seat == Seat::province && other.name == reading_.organisation.province) continue;  // the level above is named rightly
    if (cut_short(other, own, text_)) continue;
    const std::string count = std::to_string(other.mentions.size());
    const Source source = source_of(text_, *other.mentions.front());
    if (near_spelling(other.name, own.name, gazetteer_)) {
      reading_.findings.push_back(finding(
          Severity::info, "organisation.foreign_name", "ชื่อหน่วยงานเขียนต่างไป: " + full_name(other) + " (" + count + " แห่ง) แทน " + full_name(own),
          "The name is written differently: " + full_name(other) + " (" + count + " times) for " + full_name(own) + ".", source));
    } else {
      reading_.findings.push_back(finding(
          Severity::warning, "organisation.foreign_name", "พบชื่อหน่วยงานอื่น: " + full_name(other) + " (" + count + " แห่ง) ในเอกสารของ" + full_name(own),
          "Another organisation is named: " + full_name(other) + " (" + count + " times) in a document of " + full_name(own) + ".", source));
    }
  }
}

/// The mentions of an agency, misspelt ones too, in the order of the text.
std::vector<const Mention*> OrganisationReader::mentions_of(const Agency& own, const std::vector<Mention>& mentions) const {
  std::vector<const Mention*> found;
  for (const Mention& mention : mentions) {
    const bool same_kind = mention.form->full_form == own.form->full_form;
    if (same_kind && (mention.name == own.name || near_spelling(mention.name, own.name, gazetteer_))) found.push_back(&mention);
  }
  return found;
}

OrganisationReading OrganisationReader::read() {
  const std::vector<Mention> mentions = find_mentions(text_, gazetteer_);
  const std::vector<Agency> agencies = agencies_of(mentions);
  if (agencies.empty()) {
    reading_.findings.push_back(
        finding(Severity::warning, "organisation.unknown", "ไม่พบชื่อหน่วยงานในเอกสาร", "The document names no organisation.", {}));
    return std::move(reading_);
  }
  const Agency& own = agencies.front();
  const auto stated = find_stated_places(text_, gazetteer_, mentions_of(own, mentions));
  const Location location = locate(*own.form, own.name, stated, province_of_letter_numbers(text_, gazetteer_), gazetteer_);
  describe(own, location);
  report_location(own, location);
  report_others(agencies);
  return std::move(reading_);
}

}  // namespace

OrganisationReading find_organisation(const Document& document, const Gazetteer& gazetteer) { return OrganisationReader(document, gazetteer).read(); }

}  // namespace prongsai
