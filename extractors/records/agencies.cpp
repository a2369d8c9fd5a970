#include "extractors/records/agencies.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "extractors/thai/characters.h"
#include "extractors/thai/words.h"

namespace prongsai {
namespace {

/// Ministries, departments and places are named in every report; it is about the agency below them, a department's about the department.
double share_of(const OrganisationForm& form) {
  if (form.full_form == "กระทรวง") return 0.1;
  if (exists_once(form) || form.seat == Seat::place) return 0.2;
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
/// Offices in a province, too, are asked, told and listed by others.
bool is_titled(const Agency& agency, const RunningText& text) {
  constexpr std::size_t first = 15;  // lines
  const Seat seat = agency.form->seat;
  const bool is_office = !agency.form->local && (seat == Seat::province || seat == Seat::district);
  if (!is_office && !exists_once(*agency.form) && seat != Seat::place) return true;
  return std::ranges::any_of(agency.mentions, [&](const Mention* mention) {
    if (is_office) {
      const bool in_table = text.lines()[text.line_of(mention->begin)].in_table;
      const bool is_whose = text.text().substr(0, mention->begin).ends_with("ของ");
      return !in_table && (mention->weight >= title || is_whose || !is_in_passing(*mention, text));
    }
    // In a book on many agencies each has headings of its own.
    const TextLine& line = text.lines()[text.line_of(mention->begin)];
    if (seat == Seat::whole && text.line_of(mention->begin) >= 2 * first && line.role != ParagraphRole::header) return false;
    if (exists_once(*agency.form)) return mention->weight >= title || (mention->weight >= first_lines && !is_in_passing(*mention, text));
    return mention->weight >= first_lines && text.line_of(mention->begin) < first && !is_in_address(*mention, text);
  });
}

double top_weight(const Agency& agency) {
  double top = 0;
  for (const Mention* mention : agency.mentions) top = std::max(top, mention->weight);
  return top;
}

/// A department's report names others in passing: where no title, letter head or first line names the weightiest agency, but one does a department,
/// it is that one's.
void put_titled_first(std::vector<Agency>& agencies) {
  if (agencies.empty() || top_weight(agencies.front()) >= first_lines) return;
  const auto titled = std::ranges::find_if(agencies, [](const Agency& agency) { return top_weight(agency) >= title; });
  if (titled != agencies.end()) std::rotate(agencies.begin(), titled, titled + 1);
}

/// `จังหวัดน่าน` as a title of its own, or behind whose it is: the province itself is assessed. Not the second half of an address, nor below the
/// name of an agency.
const Province* titled_province(const RunningText& text, const Gazetteer& gazetteer, const std::vector<Agency>& agencies) {
  constexpr std::size_t first_lines_looked_at = 10;
  constexpr std::string_view word = "จังหวัด";
  constexpr std::array<std::string_view, 6> parts{"ตำบล", "อำเภอ", "เขต", "ต.", "อ.", "สำนักงาน"};
  const auto is_named_by = [&](std::size_t line) {
    return std::ranges::any_of(agencies, [&](const Agency& agency) {
      return std::ranges::any_of(agency.mentions, [&](const Mention* mention) { return text.line_of(mention->begin) <= line; });
    });
  };
  for (std::size_t i = 0; i < std::min(first_lines_looked_at, text.lines().size()); ++i) {
    const TextLine& line = text.lines()[i];
    const std::string_view own = text.text().substr(line.begin, line.end - line.begin);
    if (std::ranges::any_of(parts, [&](std::string_view part) { return own.find(part) != std::string_view::npos; })) return nullptr;
    const std::size_t at = own.rfind(word);
    if (at == std::string_view::npos || line.in_table) continue;
    const bool is_own = at == 0 || own.substr(0, at).ends_with("ของ") || own.substr(0, at).ends_with("ประกาศ");
    const Province* province = is_own ? gazetteer.province(own.substr(at + word.size())) : nullptr;
    if (province != nullptr) return is_named_by(i) ? nullptr : province;
  }
  return nullptr;
}

}  // namespace

const OrganisationForm province_form{"จังหวัด", "จังหวัด", "จังหวัด", Seat::province, false, false};

std::vector<Agency> agencies_of(const std::vector<Mention>& mentions, const RunningText& text, const Gazetteer& gazetteer) {
  std::map<std::pair<std::string, std::string>, Agency> by_name;
  for (const Mention& mention : mentions) {
    Agency& agency = by_name[{mention.form->full_form, mention.name}];
    agency.form = mention.form;
    agency.name = mention.name;
    agency.mentions.push_back(&mention);
    agency.weight += mention.weight * share_of(*mention.form);
  }
  std::vector<Agency> agencies;
  double untitled = 0;
  for (auto& entry : by_name) {
    const bool titled = is_titled(entry.second, text);
    if (!titled) untitled = std::max(untitled, entry.second.weight);
    if (titled) agencies.push_back(std::move(entry.second));
  }
  std::stable_sort(agencies.begin(), agencies.end(), [](const Agency& a, const Agency& b) { return a.weight > b.weight; });
  put_titled_first(agencies);
  // One that is named less than another whose the document is not, and in no title either, is as little its own.
  if (!agencies.empty() && top_weight(agencies.front()) < first_lines && agencies.front().weight < untitled) agencies.clear();
  const Province* province = agencies.empty() || top_weight(agencies.front()) < title ? titled_province(text, gazetteer, agencies) : nullptr;
  if (province != nullptr) agencies.insert(agencies.begin(), {&province_form, province->name, {}, 0});
  return agencies;
}

bool near_spelling(const std::string& name, const std::string& own, const Gazetteer& gazetteer) {
  const std::u32string a = thai::to_utf32(name), b = thai::to_utf32(own);
  if (a.empty() || b.empty()) return false;
  const int limit = gazetteer.subdistricts(name).empty() && a.front() == b.front() ? 2 : 1;
  return thai::edit_distance(a, b, limit) <= limit;
}

}  // namespace prongsai
