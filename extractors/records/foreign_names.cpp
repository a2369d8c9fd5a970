#include "extractors/records/foreign_names.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace prongsai {
namespace {

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

/// Whether a document names an agency beside its own on purpose: `ดำเนินการร่วมกับเทศบาลตำบล…`, `ศึกษาดูงาน ณ …`, `เมื่อเปรียบเทียบกับ…`.
bool is_in_company(const Mention& mention, const RunningText& text) {
  constexpr std::size_t nearby = 30 * 3;  // bytes
  constexpr std::array<std::string_view, 6> right_before{"ร่วมกับ", "เทียบกับ", "สูงกว่า", "ต่ำกว่า", "มากกว่า", "น้อยกว่า"};
  constexpr std::array<std::string_view, 3> near_before{"ดูงาน", "เปรียบเทียบ", "อันดับ"};
  const std::string_view before = text.text().substr(0, mention.begin);
  const std::string_view near = before.substr(before.size() - std::min(nearby, before.size()));
  return std::ranges::any_of(right_before, [&](std::string_view word) { return near.ends_with(word); }) ||
         std::ranges::any_of(near_before, [&](std::string_view word) { return near.find(word) != std::string_view::npos; });
}

/// `โครงการ อบต. เคลื่อนที่`, `“อบจ. ใสสะอาด”`: behind a short form in the title of a project or in quotes stands what no place is called.
bool may_be_no_name(const Agency& other, const NamesKnown& known) {
  constexpr std::array<std::string_view, 7> before{"โครงการ", "กิจกรรม", "มาตรการ", "“", "\"", "'", "‘"};
  const bool titles = std::all_of(other.mentions.begin(), other.mentions.end(), [&](const Mention* mention) {
    const std::string_view text = known.text.text().substr(0, mention->begin);
    return mention->form->abbreviation && std::any_of(before.begin(), before.end(), [&](std::string_view word) { return text.ends_with(word); });
  });
  if (!titles || (known.organisations != nullptr && !known.organisations->named(*other.form, other.name).empty())) return false;
  if (other.form->seat == Seat::province) return known.gazetteer.province(other.name) == nullptr;
  return known.gazetteer.subdistricts(other.name).empty() && known.gazetteer.districts(other.name).empty() &&
         known.gazetteer.province(other.name) == nullptr;
}

Finding foreign_name(Severity severity, std::string thai, std::string english, const Agency& other, const RunningText& text) {
  Finding result;
  result.severity = severity;
  result.code = "organisation.foreign_name";
  result.message_th = std::move(thai);
  result.message_en = std::move(english);
  result.source = text.lines()[text.line_of(other.mentions.front()->begin)].source;
  return result;
}

}  // namespace

std::vector<Finding> find_foreign_names(const std::vector<Agency>& agencies, const NamesKnown& known) {
  constexpr int enough_listed = 2;
  if (agencies.empty()) return {};
  const RunningText& text = known.text;
  const Agency& own = agencies.front();
  if (own.form == &province_form || exists_once(*own.form)) return {};  // whose reports name those that they look after
  const auto is_listed = [&](const Agency& agency) {
    return &agency != &own && agency.form->local &&
           std::ranges::all_of(agency.mentions, [&](const Mention* mention) { return fills_cell(*mention, text); });
  };
  const auto stands_alone = [&](const Mention* mention) { return !is_in_company(*mention, text); };
  const bool compares = std::ranges::count_if(agencies, is_listed) >= enough_listed;
  std::vector<Finding> findings;
  for (const Agency& other : agencies) {
    if (&other == &own || (compares && is_listed(other))) continue;
    if (!other.form->local || other.form->seat == Seat::place) continue;
    if (other.form->seat == Seat::province && other.name == known.own_province) continue;  // the level above is named rightly
    if (cut_short(other, own, text) || std::ranges::all_of(other.mentions, &Mention::is_parent)) continue;
    const std::string name = other.full_name(), own_name = own.full_name(), count = std::to_string(other.mentions.size());
    if (near_spelling(other.name, own.name, known.gazetteer)) {
      findings.push_back(foreign_name(Severity::info, "ชื่อหน่วยงานเขียนต่างไป: " + name + " (" + count + " แห่ง) แทน " + own_name,
                                      "The name is written differently: " + name + " (" + count + " times) for " + own_name + ".", other, text));
    } else if (!may_be_no_name(other, known) && std::ranges::any_of(other.mentions, stands_alone)) {
      findings.push_back(foreign_name(Severity::warning, "พบชื่อหน่วยงานอื่น: " + name + " (" + count + " แห่ง) ในเอกสารของ" + own_name,
                                      "Another organisation is named: " + name + " (" + count + " times) in a document of " + own_name + ".", other,
                                      text));
    }
  }
  return findings;
}

}  // namespace prongsai
