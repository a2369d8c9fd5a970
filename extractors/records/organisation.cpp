#include "extractors/records/organisation.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "extractors/records/agencies.h"
#include "extractors/records/folder_names.h"
#include "extractors/records/foreign_names.h"
#include "extractors/records/organisation_place.h"
#include "extractors/records/running_text.h"

namespace prongsai {
namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string result;
  for (const std::string& part : parts) result += (result.empty() ? "" : ", ") + part;
  return result;
}

std::string without_hyphens(std::string name) {
  std::erase(name, '-');
  return name;
}

/// Reads one document; holds what its steps share.
class OrganisationReader {
 public:
  OrganisationReader(const Document& document, const Gazetteer& gazetteer, const OrganisationHints& hints)
      : gazetteer_(gazetteer), organisations_(hints.organisations), text_(document), folder_(read_folder_names(hints.path, gazetteer)) {}

  OrganisationReading read();

 private:
  std::vector<const Mention*> mentions_of(const Agency& own, const std::vector<Mention>& mentions) const;
  bool is_folders(const Agency& own) const;
  PlaceClues clues_for(const Agency& own, const std::vector<const Mention*>& mentions) const;
  void read_by_folder();
  void describe(const Agency& own, const Location& location);
  void report_location(const Agency& own, const Location& location);
  void report_open_place(const Agency& own, const Location& location);
  void report_folder(const Agency& own, const Location& location);
  void report(Severity severity, std::string code, std::string thai, std::string english) {
    Finding finding;
    finding.severity = severity;
    finding.code = std::move(code);
    finding.message_th = std::move(thai);
    finding.message_en = std::move(english);
    finding.source = reading_.organisation.source;
    reading_.findings.push_back(std::move(finding));
  }

  const Gazetteer& gazetteer_;
  const OrganisationRegister* organisations_;
  RunningText text_;
  FolderNames folder_;
  OrganisationReading reading_;
};

void OrganisationReader::describe(const Agency& own, const Location& location) {
  Organisation& organisation = reading_.organisation;
  organisation.name = (own.form->type == province_form.type ? province_form.full_form : own.form->full_form) + location.name;
  organisation.type = own.form->type;
  if (location.registered != nullptr) {
    organisation.name = location.registered->name;
    organisation.type = location.registered->type;
    organisation.code = location.registered->code;
  }
  organisation.subdistrict = location.subdistrict;
  if (location.district != nullptr) organisation.district = location.district->name;
  if (location.province != nullptr) {
    organisation.province = location.province->name;
    organisation.location_source = location.province_stated ? "stated" : "inferred";
  }
  if (own.mentions.empty()) return;
  const Mention& clearest =
      **std::max_element(own.mentions.begin(), own.mentions.end(), [](const Mention* a, const Mention* b) { return a->weight < b->weight; });
  organisation.name_text = text_.original(clearest.begin, clearest.end);
  organisation.source = text_.lines()[text_.line_of(clearest.begin)].source;
}

void OrganisationReader::report_location(const Agency& own, const Location& location) {
  if (!location.contradicted.empty()) {
    const std::string seen = joined(location.contradicted);
    const std::string place = (location.district != nullptr ? "อำเภอ" + location.district->name + " " : "") + "จังหวัด" + location.province->name;
    report(Severity::warning, "organisation.location_conflict", "เอกสารระบุที่ตั้งเป็น " + seen + " แต่" + own.full_name() + "อยู่ใน" + place,
           "The document places it in " + seen + "; " + own.full_name() + " lies in " + place + ".");
  }
  report_open_place(own, location);
}

/// What is not told: which of several namesakes it is, or where a name belongs that nothing knows.
void OrganisationReader::report_open_place(const Agency& own, const Location& location) {
  const OrganisationForm& form = *own.form;
  if (!location.candidates.empty() && (form.local || form.seat == Seat::district)) {
    const std::string places = joined(location.candidates);
    report(Severity::warning, "organisation.ambiguous", own.full_name() + "มีหลายแห่ง เอกสารไม่ระบุว่าแห่งใด: " + places,
           own.full_name() + " exists more than once and the document does not say which: " + places + ".");
    return;
  }
  const bool nowhere = form.local && location.province == nullptr;
  if (nowhere || (form.seat == Seat::subdistrict && !location.name_known)) {
    report(Severity::warning, "organisation.unknown", "ไม่พบ" + own.full_name() + "ในทำเนียบตำบล", own.full_name() + " is not in the gazetteer.");
  } else if (organisations_ != nullptr && location.registered == nullptr && organisations_->lists(form)) {
    report(Severity::warning, "organisation.unknown", "ไม่พบ" + own.full_name() + "ในทะเบียนหน่วยงานที่ให้มา",
           own.full_name() + " is not in the register of organisations.");
  }
}

/// That the folder has told what the document does not, or says something else.
void OrganisationReader::report_folder(const Agency& own, const Location& location) {
  if (location.from_folder) {
    report(Severity::info, "organisation.from_folder", "เอกสารไม่ระบุว่า" + own.full_name() + "อยู่ที่ใด ใช้ชื่อโฟลเดอร์: " + folder_.folder,
           "The document does not say where " + own.full_name() + " lies; the folder does: " + folder_.folder + ".");
    return;
  }
  const bool other_province =
      folder_.place && folder_.place->province != nullptr && location.province != nullptr && folder_.place->province != location.province;
  if (is_folders(own) && !other_province) return;
  const std::string place = location.province != nullptr ? " จังหวัด" + location.province->name : "";
  report(Severity::warning, "organisation.folder_conflict", "โฟลเดอร์ชื่อ " + folder_.folder + " แต่เอกสารเป็นของ" + own.full_name() + place,
         "The folder is called " + folder_.folder + "; the document is of " + own.full_name() + place + ".");
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

/// Whether the folder names the same organisation, or none.
bool OrganisationReader::is_folders(const Agency& own) const {
  if (folder_.form == nullptr) return true;
  const std::string name = without_hyphens(folder_.name);
  return folder_.form->full_form == own.form->full_form && (name == without_hyphens(own.name) || near_spelling(name, own.name, gazetteer_));
}

PlaceClues OrganisationReader::clues_for(const Agency& own, const std::vector<const Mention*>& mentions) const {
  PlaceClues clues{find_stated_places(text_, gazetteer_, mentions),
                   province_of_letter_numbers(text_, gazetteer_),
                   std::max<std::size_t>(own.mentions.size(), 1),
                   {}};
  if (is_folders(own)) clues.folder = folder_.place;
  return clues;
}

/// A document that names nobody is the folder's.
void OrganisationReader::read_by_folder() {
  Agency own;
  own.form = folder_.form;
  own.name = folder_.name;
  Location location = locate(*own.form, own.name, clues_for(own, {}), gazetteer_, organisations_);
  location.province_stated = false;
  describe(own, location);
  report(Severity::info, "organisation.from_folder", "เอกสารไม่ระบุชื่อหน่วยงาน ใช้ชื่อโฟลเดอร์: " + folder_.folder,
         "The document names no organisation; the folder does: " + folder_.folder + ".");
  report_open_place(own, location);
}

OrganisationReading OrganisationReader::read() {
  const std::vector<Mention> mentions = find_mentions(text_, gazetteer_);
  const std::vector<Agency> agencies = agencies_of(mentions, text_, gazetteer_);
  // A ministry or a department is named in every report.
  const bool names_one = !agencies.empty() && (!exists_once(*agencies.front().form) || folder_.form == nullptr);
  if (!names_one && folder_.form != nullptr) {
    read_by_folder();
    return std::move(reading_);
  }
  if (agencies.empty()) {
    report(Severity::warning, "organisation.unknown", "ไม่พบชื่อหน่วยงานในเอกสาร", "The document names no organisation.");
    return std::move(reading_);
  }
  const Agency& own = agencies.front();
  const Location location = locate(*own.form, own.name, clues_for(own, mentions_of(own, mentions)), gazetteer_, organisations_);
  describe(own, location);
  report_location(own, location);
  report_folder(own, location);
  std::ranges::move(find_foreign_names(agencies, {text_, gazetteer_, organisations_, reading_.organisation.province}),
                    std::back_inserter(reading_.findings));
  return std::move(reading_);
}

}  // namespace

OrganisationReading find_organisation(const Document& document, const Gazetteer& gazetteer, const OrganisationHints& hints) {
  return OrganisationReader(document, gazetteer, hints).read();
}

}  // namespace prongsai
