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

}  // namespace

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

bool may_be_own(const Agency& agency, const RunningText& text) {
  constexpr std::size_t first = 15;  // lines
  const Seat seat = agency.form->seat;
  if (seat != Seat::country && seat != Seat::place) return true;
  return std::ranges::any_of(agency.mentions, [&](const Mention* mention) {
    if (seat == Seat::country) return mention->weight >= title || (mention->weight >= first_lines && !is_in_passing(*mention, text));
    return mention->weight >= first_lines && text.line_of(mention->begin) < first && !is_in_address(*mention, text);
  });
}

bool near_spelling(const std::string& name, const std::string& own, const Gazetteer& gazetteer) {
  const std::u32string a = thai::to_utf32(name), b = thai::to_utf32(own);
  if (a.empty() || b.empty()) return false;
  const int limit = gazetteer.subdistricts(name).empty() && a.front() == b.front() ? 2 : 1;
  return thai::edit_distance(a, b, limit) <= limit;
}

}  // namespace prongsai
