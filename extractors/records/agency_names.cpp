#include "extractors/records/agency_names.h"

#include <algorithm>
#include <array>

#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"

namespace prongsai {
namespace {

constexpr std::size_t letter_bytes = 3;
constexpr std::size_t longest_label = 60 * letter_bytes;

/// What may stand before an agency's name in a heading.
constexpr std::array<std::string_view, 9> leads{"ผล", "การประเมิน", "คะแนน", "ค่า", "ita", "ของ", "หน่วยงาน", "(", ":"};

/// Behind the word for a kind of agency: many of them, or others.
constexpr std::array<std::string_view, 8> many{"ทั้ง", "ใน", "ระดับ", "อื่น", "กลุ่ม", "ขนาด", "ประเภท", "ทุก"};

template <typename Words>
std::size_t begins_with(std::string_view text, const Words& words) {
  const auto found = std::find_if(words.begin(), words.end(), [&](std::string_view word) { return text.starts_with(word); });
  return found == words.end() ? 0 : found->size();
}

bool thai_at(std::string_view text, std::size_t at) { return at < text.size() && static_cast<unsigned char>(text[at]) == 0xE0; }

}  // namespace

AgencyNames::AgencyNames(const Gazetteer& gazetteer, const Organisation& own) : gazetteer_(&gazetteer), own_name_(thai::squeeze(own.name)) {}

Whose AgencyNames::of_name(const OrganisationForm& form, std::string_view name) const {
  const std::string full = thai::squeeze(form.full_form);
  if (!own_name_.empty() && own_name_.starts_with(full) && name.starts_with(std::string_view(own_name_).substr(full.size()))) return Whose::own;
  return Whose::others;
}

Whose AgencyNames::of_label(std::string_view label) const {
  label.remove_prefix(thai::leading_enumerator(label).length);
  if (label.empty() || label.size() > longest_label || label.find("\xE0") == std::string_view::npos) return Whose::nobody;
  const std::string key = thai::squeeze(label);
  std::string_view rest = key;
  while (const std::size_t lead = begins_with(rest, leads)) rest.remove_prefix(lead);
  const OrganisationForm* form = gazetteer_->form_at(rest);
  if (form == nullptr) return Whose::nobody;
  rest.remove_prefix(form->text.size());
  if (begins_with(rest, many) > 0) return Whose::others;
  if (!thai_at(rest, 0) && form->seat != Seat::place && form->seat != Seat::whole) return Whose::nobody;
  const Whose whose = of_name(*form, rest);
  return whose == Whose::others && gazetteer_->words_after_names().follow_name(rest) ? Whose::nobody : whose;
}

AgencyNames::Named AgencyNames::last_named(std::string_view key) const {
  Named last;
  for (std::size_t at = 0; at < key.size(); at += thai_at(key, at) ? letter_bytes : 1) {
    if (!thai_at(key, at)) continue;
    const std::string_view rest = key.substr(at);
    const OrganisationForm* form = gazetteer_->form_at(rest);
    if (form == nullptr || (form->abbreviation && form->text.back() != '.')) continue;
    const std::string_view name = rest.substr(form->text.size());
    const Whose here = of_name(*form, name);
    // โรงเรียน is a word like others, and ทน. the end of some: only those before a place's name are agencies.
    const bool is_other = form->local && (begins_with(name, many) > 0 || !gazetteer_->names_at(name.substr(0, longest_label)).empty());
    if (here == Whose::own) last = {here, name.substr(own_name_.size() - thai::squeeze(form->full_form).size())};
    if (here != Whose::own && is_other) last = {here, name};
    at += form->text.size() - letter_bytes;
  }
  return last;
}

Whose AgencyNames::last_in(std::string_view text) const { return last_named(thai::squeeze(text)).whose; }

bool AgencyNames::is_own_place(std::string_view text) const {
  const std::string key = thai::squeeze(text);
  const Named last = last_named(key);
  if (last.whose != Whose::own) return false;
  constexpr std::array<std::string_view, 6> places{"ตำบล", "อำเภอ", "จังหวัด", "ต.", "อ.", "จ."};
  if (begins_with(last.behind, places) > 0) return true;
  return std::ranges::none_of(places, [&](std::string_view place) { return last.behind.find(place) != std::string_view::npos; }) &&
         last.behind.find("ประเทศ") == std::string_view::npos;
}

}  // namespace prongsai
