#include <algorithm>
#include <utility>

#include "extractors/docx/story_reader.h"

namespace prongsai::docx {
namespace {

std::string_view box(bool checked) noexcept { return checked ? checked_box : unchecked_box; }

/// The glyph that a check box control shows, replaced by its state. A control that shows a label
/// without a glyph gets one before it.
std::string with_state(const std::string& text, bool checked) {
  constexpr unsigned char thai_lead_byte = 0xE0;
  std::size_t glyph_bytes = 1;
  while (glyph_bytes < text.size() && (static_cast<unsigned char>(text[glyph_bytes]) & 0xC0) == 0x80) ++glyph_bytes;
  if (static_cast<unsigned char>(text.front()) == thai_lead_byte) glyph_bytes = 0;
  return std::string(box(checked)) + text.substr(glyph_bytes);
}

}  // namespace

void StoryReader::inline_children(OpenParagraph& paragraph) {
  xml_.children([&](Tag tag) { inline_content(tag, paragraph); });
}

void StoryReader::inline_content(Tag tag, OpenParagraph& paragraph) {
  switch (tag) {
    case Tag::r: run(paragraph); break;
    case Tag::hyperlink:
    case Tag::smart_tag:
    case Tag::custom_xml:
    case Tag::dir:
    case Tag::bdo:
    case Tag::fld_simple:
    case Tag::ins:
    case Tag::move_to: inline_children(paragraph); break;
    case Tag::del:
    case Tag::move_from: deleted([&] { inline_children(paragraph); }); break;
    case Tag::sdt:
      if (const auto unshown = content_control([&](Tag child) { inline_content(child, paragraph); }))
        add(std::string(box(*unshown)), paragraph, paragraph.style->run);
      break;
    case Tag::math:
    case Tag::math_para: math(paragraph); break;
    default: break;
  }
}

void StoryReader::run(OpenParagraph& paragraph) {
  RunFormat format = paragraph.style->run;
  xml_.children([&](Tag tag) {
    if (tag == Tag::r_pr) {
      format = read_run_format(xml_);
      format.inherit(context_.styles.character(format.style));
      format.inherit(paragraph.style->run);
    } else {
      run_content(tag, paragraph, format);
    }
  });
}

void StoryReader::run_content(Tag tag, OpenParagraph& paragraph, const RunFormat& format) {
  switch (tag) {
    case Tag::t: add(drawn_text(format.font.value_or(SymbolFont::none), xml_.text()), paragraph, format); break;
    case Tag::del_text: paragraph.text.add_deleted(xml_.text()); break;
    case Tag::tab:
    case Tag::ptab: add("\t", paragraph, format); break;
    case Tag::br:  // a page break within a paragraph is at least a line break
    case Tag::cr: add("\n", paragraph, format); break;
    case Tag::no_break_hyphen: add("-", paragraph, format); break;
    case Tag::sym:
      add(sym_text(xml_.attribute("font").value_or(std::string()), xml_.attribute("char").value_or(std::string())), paragraph, format);
      break;
    case Tag::fld_char: field_character(paragraph, format); break;
    case Tag::ruby:
      xml_.children([&](Tag part) {
        if (part == Tag::ruby_base) inline_children(paragraph);
      });
      break;
    case Tag::drawing:
    case Tag::pict:
    case Tag::object:
      if (!format.hidden.value_or(false) && !in_instruction()) graphics(paragraph);
      break;
    default: break;
  }
}

/// Formulas are read as the characters in them; a fraction with its stroke.
void StoryReader::math(OpenParagraph& paragraph) {
  xml_.children([&](Tag tag) {
    if (tag == Tag::math_denominator) add("/", paragraph, paragraph.style->run);
    if (tag == Tag::math_text) {
      add(xml_.text(), paragraph, paragraph.style->run);
    } else {
      math(paragraph);
    }
  });
}

/// Looks for pictures and text boxes, however deep the shapes around them.
void StoryReader::graphics(OpenParagraph& paragraph, ShownSize size) {
  xml_.children([&](Tag tag) {
    if (tag == Tag::txbx_content) {
      auto fields = std::exchange(fields_, {});
      for (StoryBlock& block : read()) paragraph.shapes.push_back(std::move(block));
      fields_ = std::move(fields);
      return;
    }
    if (tag == Tag::drawing_extent) {
      constexpr double units_a_pt = 12'700;  // English Metric Units
      size = {xml_.number("cx").value_or(0) / units_a_pt, xml_.number("cy").value_or(0) / units_a_pt};
    }
    if (tag == Tag::drawing_blip) picture("embed", size, paragraph);
    if (tag == Tag::vml_image) picture("id", size, paragraph);
    graphics(paragraph, size);
  });
}

void StoryReader::picture(const char* id_attribute, ShownSize size, OpenParagraph& paragraph) {
  ++context_.images;
  auto id = xml_.attribute(id_attribute);
  if (id && deleted_depth_ == 0) paragraph.shapes.emplace_back(StoryPicture{*std::move(id), size});
}

void StoryReader::field_character(OpenParagraph& paragraph, const RunFormat& format) {
  const std::string type = xml_.attribute("fldCharType").value_or(std::string());
  if (type == "begin") {
    add(form_field(), paragraph, format);
    fields_.push_back(FieldPart::instruction);
  } else if (type == "separate" && !fields_.empty()) {
    fields_.back() = FieldPart::result;
  } else if (type == "end" && !fields_.empty()) {
    fields_.pop_back();
  }
}

/// What a form field of old shows without having it as text: its check mark, or its chosen entry.
std::string StoryReader::form_field() {
  std::optional<bool> is_checked;
  std::vector<std::string> entries;
  int chosen = 0;
  const auto read_check_box = [&](Tag tag) {
    if (tag == Tag::check_default && !is_checked) is_checked = xml_.is_on();
    if (tag == Tag::checked) is_checked = xml_.is_on();
  };
  const auto read_entry = [&](Tag tag) {
    if (tag == Tag::result) chosen = xml_.number().value_or(0);
    if (tag == Tag::list_entry) entries.push_back(xml_.value());
  };
  xml_.children([&](Tag data) {
    if (data != Tag::ff_data) return;
    xml_.children([&](Tag kind) {
      if (kind == Tag::check_box) {
        xml_.children(read_check_box);
        if (!is_checked) is_checked = false;
      } else if (kind == Tag::dd_list) {
        xml_.children(read_entry);
      }
    });
  });
  if (is_checked) return std::string(box(*is_checked));
  return chosen >= 0 && chosen < static_cast<int>(entries.size()) ? entries[static_cast<std::size_t>(chosen)] : std::string();
}

bool StoryReader::in_instruction() const noexcept { return std::find(fields_.begin(), fields_.end(), FieldPart::instruction) != fields_.end(); }

void StoryReader::add(const std::string& text, OpenParagraph& paragraph, const RunFormat& format) {
  if (text.empty() || format.hidden.value_or(false) || in_instruction()) return;
  if (deleted_depth_ > 0) {
    paragraph.text.add_deleted(text);
  } else if (check_state_) {
    paragraph.text.add(with_state(text, *std::exchange(check_state_, std::nullopt)), format);
  } else {
    paragraph.text.add(text, format);
  }
}

}  // namespace prongsai::docx
