#include "extractors/records/organisation.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "extractors/records/folder_names.h"
#include "extractors/records/organisation_mentions.h"
#include "extractors/records/organisation_place.h"
#include "extractors/records/running_text.h"
#include "extractors/thai/characters.h"
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

/// Ministries, departments and places are named in every report; it is about the agency below them, a department's about the department.
double share_of(const OrganisationForm& form) {
  if (form.full_form == "กระทรวง") return 0.1;
  if (form.seat == Seat::country || form.seat == Seat::place) return 0.2;
  return form.local ? 1 : 0.6;
}

constexpr double title = 3, first_lines = 2.5;  ///< weights of a mention: see MentionFinder::weight()

/// Whether a department or a ministry is named in the first lines as somebody who wrote, asked or is asked.
bool is_in_passing(const Mention& mention, const RunningText& text) {
  constexpr std::array<std::string_view, 9> passing{"หนังสือ", "ของ", "โดย", "จาก", "ให้", "กับ", "และ", "ต่อ", "ตามที่"};
  const std::string_view before = text.text().substr(0, mention.begin);
  return std::ranges::any_of(passing, [&](std::string_view word) { return before.ends_with(word); });
}

/// Whether the capital ends an address: `ถนนราชดำเนิน เขตพระนคร กรุงเทพมหานคร ๑๐๒๐๐`.
bool is_in_address(const Mention& mention, const RunningText& text) {
  constexpr std::size_t nearby = 40 * 3;  // bytes
  constexpr std::array<std::string_view, 4> words{"เขต", "แขวง", "ถนน", "สถานที่"};
  const std::string_view before = text.text().substr(0, mention.begin);
  const std::string_view near = before.substr(before.size() - std::min(nearby, before.size()));
  const std::string_view after = text.rest(mention.end);
  std::size_t next = 0;
  const bool postal_code = !after.empty() && thai::digit_value(thai::next_code_point(after, next)) >= 0;
  return postal_code || std::ranges::any_of(words, [&](std::string_view word) { return near.find(word) != std::string_view::npos; });
}

/// Departments, ministries and the capital are named in passing everywhere: one is the document's own where a title or a letter head says so.
bool is_titled(const Agency& agency, const RunningText& text) {
  constexpr std::size_t first = 15;  // lines
  const Seat seat = agency.form->seat;
  if (seat != Seat::country && seat != Seat::place) return true;
  return std::ranges::any_of(agency.mentions, [&](const Mention* mention) {
    if (seat == Seat::country) return mention->weight >= title || (mention->weight >= first_lines && !is_in_passing(*mention, text));
    return mention->weight >= first_lines && text.line_of(mention->begin) < first && !is_in_address(*mention, text);
  });
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

std::string without_hyphens(std::string name) {
  std::erase(name, '-');
  return name;
}

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

/// A name that is all of a cell, as in a table that compares agencies.
bool fills_cell(const Mention& mention, const RunningText& text) {
  constexpr std::size_t enumerator = 4;  // bytes: ๑.
  const TextLine& line = text.lines()[text.line_of(mention.begin)];
  return line.in_table && mention.begin <= line.begin + enumerator && mention.end == line.end;
}

/// Reads one document; holds what its steps share.
class OrganisationReader {
 public:
  OrganisationReader(const Document& document, const Gazetteer& gazetteer, const OrganisationHints& hints)
      : gazetteer_(gazetteer), organisations_(hints.organisations), text_(document), folder_(read_folder_names(hints.path, gazetteer)) {}

  OrganisationReading read();

 private:
  std::vector<const Mention*> mentions_of(const Agency& own, const std::vector<Mention>& mentions) const;
  bool may_be_no_name(const Agency& other) const;
  bool is_folders(const Agency& own) const;
  PlaceClues clues_for(const Agency& own, const std::vector<const Mention*>& mentions) const;
  void read_by_folder();
  void describe(const Agency& own, const Location& location);
  void report_location(const Agency& own, const Location& location);
  void report_open_place(const Agency& own, const Location& location);
  void report_folder(const Agency& own, const Location& location);
  void report_others(const std::vector<Agency>& agencies);
  void report(Severity severity, std::string code, std::string thai, std::string english) {
    reading_.findings.push_back(finding(severity, std::move(code), std::move(thai), std::move(english), reading_.organisation.source));
  }

  const Gazetteer& gazetteer_;
  const OrganisationRegister* organisations_;
  RunningText text_;
  FolderNames folder_;
  OrganisationReading reading_;
};

void OrganisationReader::describe(const Agency& own, const Location& location) {
  Organisation& organisation = reading_.organisation;
  organisation.name = own.form->full_form + location.name;
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
  organisation.source = source_of(text_, clearest);
}

void OrganisationReader::report_location(const Agency& own, const Location& location) {
  if (!location.contradicted.empty()) {
    const std::string seen = joined(location.contradicted);
    const std::string place = (location.district != nullptr ? "อำเภอ" + location.district->name + " " : "") + "จังหวัด" + location.province->name;
    report(Severity::warning, "organisation.location_conflict", "เอกสารระบุที่ตั้งเป็น " + seen + " แต่" + full_name(own) + "อยู่ใน" + place,
           "The document places it in " + seen + "; " + full_name(own) + " lies in " + place + ".");
  }
  report_open_place(own, location);
}

/// What is not told: which of several namesakes it is, or where a name belongs that nothing knows.
void OrganisationReader::report_open_place(const Agency& own, const Location& location) {
  const OrganisationForm& form = *own.form;
  if (!location.candidates.empty() && (form.local || form.seat == Seat::district)) {
    const std::string places = joined(location.candidates);
    report(Severity::warning, "organisation.ambiguous", full_name(own) + "มีหลายแห่ง เอกสารไม่ระบุว่าแห่งใด: " + places,
           full_name(own) + " exists more than once and the document does not say which: " + places + ".");
    return;
  }
  const bool nowhere = form.local && location.province == nullptr;
  if (nowhere || (form.seat == Seat::subdistrict && !location.name_known)) {
    report(Severity::warning, "organisation.unknown", "ไม่พบ" + full_name(own) + "ในทำเนียบตำบล", full_name(own) + " is not in the gazetteer.");
  } else if (organisations_ != nullptr && location.registered == nullptr && organisations_->lists(form)) {
    report(Severity::warning, "organisation.unknown", "ไม่พบ" + full_name(own) + "ในทะเบียนหน่วยงานที่ให้มา",
           full_name(own) + " is not in the register of organisations.");
  }
}

/// That the folder has told what the document does not, or says something else.
void OrganisationReader::report_folder(const Agency& own, const Location& location) {
  if (location.from_folder) {
    report(Severity::info, "organisation.from_folder", "เอกสารไม่ระบุว่า" + full_name(own) + "อยู่ที่ใด ใช้ชื่อโฟลเดอร์: " + folder_.folder,
           "The document does not say where " + full_name(own) + " lies; the folder does: " + folder_.folder + ".");
    return;
  }
  const bool other_province =
      folder_.place && folder_.place->province != nullptr && location.province != nullptr && folder_.place->province != location.province;
  if (is_folders(own) && !other_province) return;
  const std::string place = location.province != nullptr ? " จังหวัด" + location.province->name : "";
  report(Severity::warning, "organisation.folder_conflict", "โฟลเดอร์ชื่อ " + folder_.folder + " แต่เอกสารเป็นของ" + full_name(own) + place,
         "The folder is called " + folder_.folder + "; the document is of " + full_name(own) + place + ".");
}

/// `โครงการ อบต. เคลื่อนที่`, `“อบจ. ใสสะอาด”`: behind a short form in the title of a project or in quotes stands what no place is called.
bool OrganisationReader::may_be_no_name(const Agency& other) const {
  constexpr std::array<std::string_view, 7> before{"โครงการ", "กิจกรรม", "มาตรการ", "“", "\"", "'", "‘"};
  const bool titles = std::all_of(other.mentions.begin(), other.mentions.end(), [&](const Mention* mention) {
    const std::string_view text = text_.text().substr(0, mention->begin);
    return mention->form->abbreviation && std::any_of(before.begin(), before.end(), [&](std::string_view word) { return text.ends_with(word); });
  });
  if (!titles || (organisations_ != nullptr && !organisations_->named(*other.form, other.name).empty())) return false;
  if (other.form->seat == Seat::province) return gazetteer_.province(other.name) == nullptr;
  return gazetteer_.subdistricts(other.name).empty() && gazetteer_.districts(other.name).empty() && gazetteer_.province(other.name) == nullptr;
}

/// Other local administrations: near spellings of the own name, and names left over from a copied text.
void OrganisationReader::report_others(const std::vector<Agency>& agencies) {
  constexpr int enough_listed = 2;
  const Agency& own = agencies.front();
  const auto is_listed = [&](const Agency& agency) {
    return &agency != &own && agency.form->local &&
           std::ranges::all_of(agency.mentions, [&](const Mention* mention) { return fills_cell(*mention, text_); });
  };
  const bool compares = std::ranges::count_if(agencies, is_listed) >= enough_listed;
  for (std::size_t i = 1; i < agencies.size(); ++i) {
    const Agency& other = agencies[i];
    if (compares && is_listed(other)) continue;
    if (!other.form->local || other.form->seat == Seat::place) continue;
    if (other.form->seat == Seat::province && other.name == reading_.organisation.province) continue;  // the level above is named rightly
    if (cut_short(other, own, text_)) continue;
    const std::string count = std::to_string(other.mentions.size());
    const Source source = source_of(text_, *other.mentions.front());
    if (near_spelling(other.name, own.name, gazetteer_)) {
      reading_.findings.push_back(finding(
          Severity::info, "organisation.foreign_name", "ชื่อหน่วยงานเขียนต่างไป: " + full_name(other) + " (" + count + " แห่ง) แทน " + full_name(own),
          "The name is written differently: " + full_name(other) + " (" + count + " times) for " + full_name(own) + ".", source));
    } else if (!may_be_no_name(other)) {
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
  const std::vector<Agency> agencies = agencies_of(mentions);
  // A ministry or a department is named in every report.
  const bool names_one = !agencies.empty() && (agencies.front().form->seat != Seat::country || folder_.form == nullptr);
  if (!names_one && folder_.form != nullptr) {
    read_by_folder();
    return std::move(reading_);
  }
  if (agencies.empty() || !is_titled(agencies.front(), text_)) {
    report(Severity::warning, "organisation.unknown", "ไม่พบชื่อหน่วยงานในเอกสาร", "The document names no organisation.");
    return std::move(reading_);
  }
  const Agency& own = agencies.front();
  const Location location = locate(*own.form, own.name, clues_for(own, mentions_of(own, mentions)), gazetteer_, organisations_);
  describe(own, location);
  report_location(own, location);
  report_folder(own, location);
  report_others(agencies);
  return std::move(reading_);
}

}  // namespace

OrganisationReading find_organisation(const Document& document, const Gazetteer& gazetteer, const OrganisationHints& hints) {
  return OrganisationReader(document, gazetteer, hints).read();
}

}  // namespace prongsai
