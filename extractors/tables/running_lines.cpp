#include "extractors/tables/running_lines.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "extractors/thai/normalise.h"
#include "extractors/thai/numbers.h"

namespace prongsai {
namespace {

/// Share of the page at its top and bottom in which page numbers and running lines stand.
constexpr double edge_share = 0.12;

/// Longer texts at a page's edge are body text.
constexpr std::size_t longest_running_line = 400;  // bytes; Thai takes three a character

/// How many paragraphs from a page's first and last one may be running lines.
constexpr std::size_t edge_paragraphs = 3;

bool drop_prefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

/// A number of at most four digits, or one Thai letter as some prefaces are numbered by.
bool is_number_or_letter(std::string_view text) {
  if (text.empty()) return false;
  if (text.size() <= 4 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) return true;
  return text.size() == 3 && text >= "ก" && text <= "ฮ";
}

/// `-๔-`, `4`, `หน้า ๔`, `หน้าที่ 4 จาก 12`, `4/12`, `(๔)`, `- ก -`.
bool is_page_number(std::string_view paragraph) {
  if (paragraph.size() > 60) return false;
  const std::string squeezed = thai::squeeze(paragraph);
  std::string_view text = squeezed;
  const bool named = drop_prefix(text, "หน้าที่") || drop_prefix(text, "หน้า") || drop_prefix(text, "page");
  const bool dashed = text.starts_with('-') && text.ends_with('-') && text.size() > 2;
  const bool bracketed = text.starts_with('(') && text.ends_with(')') && text.size() > 2;
  if (dashed || bracketed) text = text.substr(1, text.size() - 2);
  for (const std::string_view of : {std::string_view("จาก"), std::string_view("of"), std::string_view("/")}) {
    const auto at = text.find(of);
    if (at == std::string_view::npos) continue;
    return (named || of == "/") && is_number_or_letter(text.substr(0, at)) && is_number_or_letter(text.substr(at + of.size()));
  }
  return is_number_or_letter(text) && (named || dashed || static_cast<unsigned char>(text[0]) < 0x80);
}

/// `/๒.๑ ผลการ...` at the foot of a page announces how the next one begins.
bool is_catchword(std::string_view text) {
  return text.size() < 200 && (text.ends_with("...") || text.ends_with("…")) && (text.starts_with('/') || text.size() < 80);
}

struct Edge {
  std::vector<Paragraph*> top, bottom;  ///< from the edge inwards
};

Edge edge_of(std::vector<Block>& blocks) {
  Edge edge;
  const auto take = [](Block& block, std::vector<Paragraph*>& side) {
    auto* paragraph = std::get_if<Paragraph>(&block);
    if (!paragraph || side.size() == edge_paragraphs || !paragraph->place.box) return false;
    side.push_back(paragraph);
    return true;
  };
  for (auto block = blocks.begin(); block != blocks.end() && take(*block, edge.top); ++block) {
  }
  for (auto block = blocks.rbegin(); block != blocks.rend() && take(*block, edge.bottom); ++block) {
  }
  return edge;
}

/// A paragraph that may be a running line, and the page it stands on.
struct Candidate {
  Paragraph* paragraph;
  long page;
  std::string text;  ///< squeezed
};

/// Place and text without its numbers; what is the same here may be one running line.
using RunningKey = std::pair<long, std::string>;

RunningKey key_of(const Candidate& candidate) {
  std::string text;
  for (const char c : candidate.text) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit || !text.ends_with('#')) text += digit ? '#' : c;
  }
  constexpr double same_place_pt = 6;
  return {std::lround(candidate.paragraph->place.box->y0 / same_place_pt), text};
}

/// Does the one number in which the texts differ count the pages?
bool counts_pages(const std::vector<Candidate>& candidates) {
  const auto offset = [](const Candidate& candidate) {
    const auto end = candidate.text.find_last_of("0123456789");
    if (end == std::string::npos) return std::optional<long>();
    const auto before = candidate.text.find_last_not_of("0123456789", end);
    const auto first = before == std::string::npos ? 0 : before + 1;
    if (end - first > 4) return std::optional<long>();
    return std::optional<long>(std::stol(candidate.text.substr(first, end - first + 1)) - candidate.page);
  };
  const auto expected = offset(candidates.front());
  return expected && std::all_of(candidates.begin(), candidates.end(), [&](const Candidate& c) { return offset(c) == expected; });
}

/// Repeats on three pages or more, on at least every other one, or at the foot of both of two; an enumerated line is a heading that a form
/// repeats, not a running line.
bool is_running(const std::vector<Candidate>& candidates, bool foot_of_two) {
  const std::size_t least_pages = foot_of_two ? 2 : 3;
  if (candidates.size() < least_pages) return false;
  const long span = candidates.back().page - candidates.front().page + 1;
  if (static_cast<long>(candidates.size()) * 2 < span) return false;
  if (thai::leading_enumerator(candidates.front().paragraph->text).length > 0) return false;
  const auto& text = candidates.front().text;
  return std::all_of(candidates.begin(), candidates.end(), [&](const Candidate& c) { return c.text == text; }) || counts_pages(candidates);
}

/// Marks running lines among the outermost body paragraphs of each page; false where there are none.
bool mark_outermost(std::span<std::vector<Block>> pages, std::vector<Paragraph*> Edge::*side, ParagraphRole role) {
  std::map<RunningKey, std::vector<Candidate>> candidates;
  long page = 0;
  for (std::vector<Block>& blocks : pages) {
    const Edge edge = edge_of(blocks);
    const auto& paragraphs = edge.*side;
    const auto outermost = std::find_if(paragraphs.begin(), paragraphs.end(), [](const Paragraph* p) { return p->role == ParagraphRole::body; });
    if (outermost != paragraphs.end() && (*outermost)->text.size() <= longest_running_line) {
      Candidate candidate{*outermost, page, thai::squeeze((*outermost)->text)};
      auto key = key_of(candidate);
      candidates[std::move(key)].push_back(std::move(candidate));
    }
    ++page;
  }
  const bool foot_of_two = pages.size() == 2 && side == &Edge::bottom;
  bool any = false;
  for (const auto& [key, same] : candidates) {
    if (!is_running(same, foot_of_two)) continue;
    any = true;
    for (const Candidate& candidate : same) candidate.paragraph->role = role;
  }
  return any;
}

/// From the edge inwards, so that nothing below body text becomes a header.
void mark_side(std::span<std::vector<Block>> pages, std::vector<Paragraph*> Edge::*side, ParagraphRole role) {
  for (std::size_t depth = 0; depth < edge_paragraphs && mark_outermost(pages, side, role); ++depth) {
  }
}

}  // namespace

void mark_page_numbers(std::vector<Block>& blocks, double page_height) {
  const Edge edge = edge_of(blocks);
  const auto is_body = [](const Paragraph* paragraph) { return paragraph->role == ParagraphRole::body; };
  for (Paragraph* paragraph : edge.top) {
    if (paragraph->place.box->y1 > page_height * edge_share) break;
    if (is_body(paragraph) && is_page_number(paragraph->text)) paragraph->role = ParagraphRole::page_number;
  }
  for (Paragraph* paragraph : edge.bottom) {
    if (paragraph->place.box->y0 < page_height * (1 - edge_share)) break;
    if (is_body(paragraph) && is_page_number(paragraph->text)) paragraph->role = ParagraphRole::page_number;
  }
  for (Paragraph* paragraph : edge.bottom) {
    if (!is_body(paragraph)) continue;
    if (is_catchword(paragraph->text)) paragraph->role = ParagraphRole::footer;
    break;
  }
}

void mark_running_lines(std::span<std::vector<Block>> pages) {
  mark_side(pages, &Edge::top, ParagraphRole::header);
  mark_side(pages, &Edge::bottom, ParagraphRole::footer);
}

}  // namespace prongsai
