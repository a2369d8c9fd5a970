#include "extractors/docx/styles.h"

#include <utility>

namespace prongsai::docx {
namespace {

/// Longer chains than this are loops.
constexpr int max_inheritance = 20;

template <typename T>
void take_if_absent(std::optional<T>& own, const std::optional<T>& base) {
  if (!own) own = base;
}

std::optional<double> half_points(const XmlReader& xml) {
  const auto number = xml.number();
  if (!number) return std::nullopt;
  return *number / 2.0;
}

void inherit(ParagraphFormat& own, const ParagraphFormat& base) {
  take_if_absent(own.centered, base.centered);
  take_if_absent(own.list.num_id, base.list.num_id);
  take_if_absent(own.list.level, base.list.level);
  own.run.inherit(base.run);
}

ListReference read_list_reference(XmlReader& xml) {
  ListReference list;
  xml.children([&](Tag tag) {
    if (tag == Tag::ilvl) list.level = xml.number();
    if (tag == Tag::num_id) list.num_id = xml.number();
  });
  return list;
}

/// The run properties of a paragraph's mark: its own existence is what they tell us about.
void read_mark_format(XmlReader& xml, ParagraphFormat& format) {
  xml.children([&](Tag tag) {
    if (tag == Tag::del || tag == Tag::move_from) format.mark_deleted = true;
    if (tag == Tag::vanish) format.mark_hidden = xml.is_on();
  });
}

}  // namespace

void RunFormat::inherit(const RunFormat& base) {
  take_if_absent(bold, base.bold);
  take_if_absent(complex_bold, base.complex_bold);
  take_if_absent(size_pt, base.size_pt);
  take_if_absent(complex_size_pt, base.complex_size_pt);
  take_if_absent(hidden, base.hidden);
  take_if_absent(font, base.font);
}

RunFormat read_run_format(XmlReader& xml) {
  RunFormat format;
  xml.children([&](Tag tag) {
    switch (tag) {
      case Tag::r_style: format.style = xml.value(); break;
      case Tag::b: format.bold = xml.is_on(); break;
      case Tag::b_cs: format.complex_bold = xml.is_on(); break;
      case Tag::sz: format.size_pt = half_points(xml); break;
      case Tag::sz_cs: format.complex_size_pt = half_points(xml); break;
      case Tag::vanish: format.hidden = xml.is_on(); break;
      case Tag::r_fonts:
        if (const auto name = xml.attribute("ascii")) format.font = symbol_font(*name);
        break;
      default: break;
    }
  });
  return format;
}

ParagraphFormat read_paragraph_format(XmlReader& xml) {
  ParagraphFormat format;
  xml.children([&](Tag tag) {
    switch (tag) {
      case Tag::p_style: format.style = xml.value(); break;
      case Tag::num_pr: format.list = read_list_reference(xml); break;
      case Tag::jc: format.centered = xml.value() == "center"; break;
      case Tag::r_pr: read_mark_format(xml, format); break;
      default: break;
    }
  });
  return format;
}

Styles::Styles(XmlReader& xml) {
  xml.children([&](Tag tag) {
    if (tag == Tag::style) read_style(xml);
    if (tag != Tag::doc_defaults) return;
    xml.children([&](Tag group) {
      if (group != Tag::r_pr_default) return;
      xml.children([&](Tag properties) {
        if (properties == Tag::r_pr) defaults_ = read_run_format(xml);
      });
    });
  });
  for (auto& [id, style] : styles_) resolve(style, 0);
  plain_.run = defaults_;
}

void Styles::read_style(XmlReader& xml) {
  const std::string id = xml.attribute("styleId").value_or(std::string());
  const bool is_paragraph = xml.attribute("type").value_or("paragraph") == "paragraph";
  const std::string is_default = xml.attribute("default").value_or("0");
  if (is_paragraph && (is_default == "1" || is_default == "true" || is_default == "on")) default_paragraph_style_ = id;

  Style style;
  RunFormat run;
  xml.children([&](Tag tag) {
    if (tag == Tag::based_on) style.based_on = xml.value();
    if (tag == Tag::p_pr) style.format = read_paragraph_format(xml);
    if (tag == Tag::r_pr) run = read_run_format(xml);
  });
  style.format.run = std::move(run);
  style.format.style = id;
  if (style.based_on.empty() && is_paragraph) style.format.run.inherit(defaults_);
  styles_[id] = std::move(style);
}

/// Flattens the chain of bases, the nearest first; a style that is flat has no base any more.
void Styles::resolve(Style& style, int depth) {
  if (style.based_on.empty()) return;
  const auto base = styles_.find(std::exchange(style.based_on, {}));
  if (base == styles_.end() || depth > max_inheritance) return;
  resolve(base->second, depth + 1);
  inherit(style.format, base->second.format);
}

const ParagraphFormat& Styles::paragraph(const std::string& id) const {
  auto found = styles_.find(id);
  if (found == styles_.end()) found = styles_.find(default_paragraph_style_);
  return found == styles_.end() ? plain_ : found->second.format;
}

const RunFormat& Styles::character(const std::string& id) const {
  static const RunFormat nothing_said;
  const auto found = styles_.find(id);
  return found == styles_.end() ? nothing_said : found->second.format.run;
}

int Styles::list_of(const std::string& numbering_style) const {
  const auto found = styles_.find(numbering_style);
  return found == styles_.end() ? 0 : found->second.format.list.num_id.value_or(0);
}

}  // namespace prongsai::docx
