#include "extractors/docx/numbering.h"

#include <algorithm>
#include <utility>

namespace prongsai::docx {
namespace {

bool is_level(int level) noexcept { return level >= 0 && level < list_levels; }

ListLevel read_level(XmlReader& xml) {
  ListLevel level;
  xml.children([&](Tag tag) {
    switch (tag) {
      case Tag::start: level.start = std::clamp(xml.number().value_or(1), 0, 1'000'000); break;
      case Tag::num_fmt: level.format = number_format(xml.value()); break;
      case Tag::lvl_text: level.text = xml.value(); break;
      case Tag::lvl_restart: level.restart_after = xml.number(); break;
      case Tag::is_lgl: level.decimal_only = xml.is_on(); break;
      case Tag::suff: level.glued = xml.value() == "nothing"; break;
      case Tag::p_style: level.paragraph_style = xml.value(); break;
      case Tag::r_pr: level.font = read_run_format(xml).font.value_or(SymbolFont::none); break;
      default: break;
    }
  });
  return level;
}

/// Bullets of Word are letters of symbol fonts; "o" is the one that Courier New draws.
std::string bullet_text(const ListLevel& level) {
  if (level.text == "o") return "•";
  return drawn_text(level.font, level.text);
}

}  // namespace

Numbering::Numbering(XmlReader& xml, const Styles& styles) {
  xml.children([&](Tag tag) {
    if (tag == Tag::abstract_num) read_definition(xml);
    if (tag == Tag::num) read_list(xml);
  });
  follow_style_links(styles);
}

void Numbering::read_definition(XmlReader& xml) {
  const int id = xml.number("abstractNumId").value_or(-1);
  Definition definition;
  xml.children([&](Tag tag) {
    if (tag == Tag::num_style_link) definition.linked_style = xml.value();
    if (tag != Tag::lvl) return;
    const int index = xml.number("ilvl").value_or(-1);
    if (is_level(index)) definition.levels[static_cast<std::size_t>(index)] = read_level(xml);
  });
  definitions_[id] = std::move(definition);
}

void Numbering::read_list(XmlReader& xml) {
  const int id = xml.number("numId").value_or(-1);
  List list;
  xml.children([&](Tag tag) {
    if (tag == Tag::abstract_num_id) list.definition = xml.number().value_or(-1);
    if (tag != Tag::lvl_override) return;
    const int index = xml.number("ilvl").value_or(-1);
    if (!is_level(index)) return;
    xml.children([&](Tag override_tag) {
      if (override_tag == Tag::start_override) list.starts[index] = std::clamp(xml.number().value_or(1), 0, 1'000'000);
      if (override_tag == Tag::lvl) list.levels[index] = read_level(xml);
    });
  });
  lists_[id] = std::move(list);
}

/// A definition may only name a numbering style; the definition of that style's list is meant.
void Numbering::follow_style_links(const Styles& styles) {
  for (auto& [id, list] : lists_) {
    const auto definition = definitions_.find(list.definition);
    if (definition == definitions_.end() || definition->second.linked_style.empty()) continue;
    const auto linked = lists_.find(styles.list_of(definition->second.linked_style));
    if (linked != lists_.end()) list.definition = linked->second.definition;
  }
}

const ListLevel& Numbering::level_of(const List& list, int level) const {
  const auto own = list.levels.find(level);
  if (own != list.levels.end()) return own->second;
  return definitions_.at(list.definition).levels[static_cast<std::size_t>(level)];
}

int Numbering::start_of(const List& list, int level) const {
  const auto own = list.starts.find(level);
  return own != list.starts.end() ? own->second : level_of(list, level).start;
}

/// The level that the paragraph names, else the one tied to its style, else the one its style names.
int Numbering::level_for(const List& list, const ParagraphFormat& paragraph, const ParagraphFormat& style) const {
  if (paragraph.list.level) return *paragraph.list.level;
  for (int level = 0; level < list_levels && !style.style.empty(); ++level) {
    if (level_of(list, level).paragraph_style == style.style) return level;
  }
  return style.list.level.value_or(0);
}

std::string Numbering::next(const ParagraphFormat& paragraph, const ParagraphFormat& style) {
  const int num_id = paragraph.list.num_id.value_or(style.list.num_id.value_or(0));
  const auto found = lists_.find(num_id);
  if (num_id == 0 || found == lists_.end() || !definitions_.contains(found->second.definition)) return {};
  const List& list = found->second;
  const int level = level_for(list, paragraph, style);
  if (!is_level(level)) return {};
  count(num_id, list, level);
  std::string number = written(list, level);
  if (!number.empty() && !level_of(list, level).glued) number += ' ';
  return number;
}

void Numbering::count(int num_id, const List& list, int level) {
  auto& numbers = counters_[list.definition].numbers;
  if (begun_.insert(num_id).second) {
    for (const auto& [overridden, start] : list.starts) numbers[static_cast<std::size_t>(overridden)].reset();
  }
  auto& number = numbers[static_cast<std::size_t>(level)];
  number = number ? *number + 1 : start_of(list, level);

  for (int deeper = level + 1; deeper < list_levels; ++deeper) {
    const auto restart_after = level_of(list, deeper).restart_after;
    if (!restart_after || level < *restart_after) numbers[static_cast<std::size_t>(deeper)].reset();
  }
}

std::string Numbering::written(const List& list, int level) const {
  const ListLevel& look = level_of(list, level);
  if (look.format == NumberFormat::bullet) return bullet_text(look);
  const auto& numbers = counters_.at(list.definition).numbers;
  std::string text;
  for (std::size_t i = 0; i < look.text.size(); ++i) {
    const int named = i + 1 < look.text.size() ? look.text[i + 1] - '1' : -1;
    if (look.text[i] != '%' || !is_level(named)) {
      text += look.text[i];
      continue;
    }
    ++i;
    const ListLevel& counted = level_of(list, named);
    const bool as_decimal = look.decimal_only && counted.format != NumberFormat::none;
    text +=
        format_number(as_decimal ? NumberFormat::decimal : counted.format, numbers[static_cast<std::size_t>(named)].value_or(start_of(list, named)));
  }
  return text;
}

}  // namespace prongsai::docx
