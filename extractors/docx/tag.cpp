#include "extractors/docx/tag.h"

#include <algorithm>
#include <array>
#include <utility>

namespace prongsai::docx {
namespace {

enum class Vocabulary { word, word_2010, math, drawing, drawing_in_text, vml, relationships, compatibility };

constexpr std::pair<std::string_view, Vocabulary> namespaces[] = {
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", Vocabulary::word},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", Vocabulary::word},
    {"http://schemas.microsoft.com/office/word/2010/wordml", Vocabulary::word_2010},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", Vocabulary::math},
    {"http://purl.oclc.org/ooxml/officeDocument/math", Vocabulary::math},
    {"http://schemas.openxmlformats.org/drawingml/2006/main", Vocabulary::drawing},
    {"http://purl.oclc.org/ooxml/drawingml/main", Vocabulary::drawing},
    {"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", Vocabulary::drawing_in_text},
    {"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", Vocabulary::drawing_in_text},
    {"urn:schemas-microsoft-com:vml", Vocabulary::vml},
    {"http://schemas.openxmlformats.org/package/2006/relationships", Vocabulary::relationships},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", Vocabulary::compatibility},
};

/// Extensions of Word 2010 and later that a Choice may require: shapes, groups, canvases, positions.
constexpr std::string_view understood_extensions[] = {
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "http://schemas.microsoft.com/office/word/2012/wordml",
    "http://schemas.microsoft.com/office/drawing/2010/main",
    "http://schemas.openxmlformats.org/drawingml/2006/picture",
};

using Name = std::pair<std::string_view, Tag>;

constexpr Name word_names[] = {
    {"document", Tag::document},
    {"body", Tag::body},
    {"hdr", Tag::hdr},
    {"ftr", Tag::ftr},
    {"footnotes", Tag::footnotes},
    {"endnotes", Tag::endnotes},
    {"footnote", Tag::footnote},
    {"endnote", Tag::endnote},
    {"altChunk", Tag::alt_chunk},
    {"p", Tag::p},
    {"pPr", Tag::p_pr},
    {"pStyle", Tag::p_style},
    {"numPr", Tag::num_pr},
    {"ilvl", Tag::ilvl},
    {"numId", Tag::num_id},
    {"jc", Tag::jc},
    {"r", Tag::r},
    {"rPr", Tag::r_pr},
    {"rStyle", Tag::r_style},
    {"rFonts", Tag::r_fonts},
    {"b", Tag::b},
    {"bCs", Tag::b_cs},
    {"sz", Tag::sz},
    {"szCs", Tag::sz_cs},
    {"vanish", Tag::vanish},
    {"t", Tag::t},
    {"tab", Tag::tab},
    {"ptab", Tag::ptab},
    {"br", Tag::br},
    {"cr", Tag::cr},
    {"noBreakHyphen", Tag::no_break_hyphen},
    {"sym", Tag::sym},
    {"delText", Tag::del_text},
    {"drawing", Tag::drawing},
    {"pict", Tag::pict},
    {"object", Tag::object},
    {"ruby", Tag::ruby},
    {"rubyBase", Tag::ruby_base},
    {"txbxContent", Tag::txbx_content},
    {"fldChar", Tag::fld_char},
    {"fldSimple", Tag::fld_simple},
    {"ffData", Tag::ff_data},
    {"checkBox", Tag::check_box},
    {"checked", Tag::checked},
    {"default", Tag::check_default},
    {"ddList", Tag::dd_list},
    {"result", Tag::result},
    {"listEntry", Tag::list_entry},
    {"hyperlink", Tag::hyperlink},
    {"smartTag", Tag::smart_tag},
    {"customXml", Tag::custom_xml},
    {"dir", Tag::dir},
    {"bdo", Tag::bdo},
    {"sdt", Tag::sdt},
    {"sdtPr", Tag::sdt_pr},
    {"sdtContent", Tag::sdt_content},
    {"ins", Tag::ins},
    {"del", Tag::del},
    {"moveFrom", Tag::move_from},
    {"moveTo", Tag::move_to},
    {"tbl", Tag::tbl},
    {"tblGrid", Tag::tbl_grid},
    {"gridCol", Tag::grid_col},
    {"tr", Tag::tr},
    {"trPr", Tag::tr_pr},
    {"tblHeader", Tag::tbl_header},
    {"hidden", Tag::hidden},
    {"gridBefore", Tag::grid_before},
    {"tc", Tag::tc},
    {"tcPr", Tag::tc_pr},
    {"gridSpan", Tag::grid_span},
    {"vMerge", Tag::v_merge},
    {"hMerge", Tag::h_merge},
    {"styles", Tag::styles},
    {"docDefaults", Tag::doc_defaults},
    {"rPrDefault", Tag::r_pr_default},
    {"style", Tag::style},
    {"basedOn", Tag::based_on},
    {"numbering", Tag::numbering},
    {"abstractNum", Tag::abstract_num},
    {"num", Tag::num},
    {"abstractNumId", Tag::abstract_num_id},
    {"numStyleLink", Tag::num_style_link},
    {"lvl", Tag::lvl},
    {"lvlOverride", Tag::lvl_override},
    {"startOverride", Tag::start_override},
    {"start", Tag::start},
    {"numFmt", Tag::num_fmt},
    {"lvlText", Tag::lvl_text},
    {"lvlRestart", Tag::lvl_restart},
    {"isLgl", Tag::is_lgl},
    {"suff", Tag::suff},
};
constexpr Name word_2010_names[] = {{"checkbox", Tag::w14_checkbox}, {"checked", Tag::w14_checked}};
constexpr Name math_names[] = {{"oMath", Tag::math}, {"oMathPara", Tag::math_para}, {"den", Tag::math_denominator}, {"t", Tag::math_text}};
constexpr Name drawing_names[] = {{"blip", Tag::drawing_blip}};
constexpr Name drawing_in_text_names[] = {{"extent", Tag::drawing_extent}};
constexpr Name vml_names[] = {{"imagedata", Tag::vml_image}};
constexpr Name relationship_names[] = {{"Relationships", Tag::relationships}, {"Relationship", Tag::relationship}};
constexpr Name compatibility_names[] = {{"AlternateContent", Tag::mc_alternate_content}, {"Choice", Tag::mc_choice}, {"Fallback", Tag::mc_fallback}};

template <std::size_t Size>
Tag lookup(const Name (&names)[Size], std::string_view local_name) noexcept {
  const auto found = std::find_if(std::begin(names), std::end(names), [&](const Name& name) { return name.first == local_name; });
  return found == std::end(names) ? Tag::other : found->second;
}

const Vocabulary* vocabulary_of(std::string_view namespace_uri) noexcept {
  const auto found = std::find_if(std::begin(namespaces), std::end(namespaces), [&](const auto& known) { return known.first == namespace_uri; });
  return found == std::end(namespaces) ? nullptr : &found->second;
}

}  // namespace

Tag tag_of(std::string_view namespace_uri, std::string_view local_name) noexcept {
  const Vocabulary* vocabulary = vocabulary_of(namespace_uri);
  if (!vocabulary) return Tag::other;
  switch (*vocabulary) {
    case Vocabulary::word: return lookup(word_names, local_name);
    case Vocabulary::word_2010: return lookup(word_2010_names, local_name);
    case Vocabulary::math: return lookup(math_names, local_name);
    case Vocabulary::drawing: return lookup(drawing_names, local_name);
    case Vocabulary::drawing_in_text: return lookup(drawing_in_text_names, local_name);
    case Vocabulary::vml: return lookup(vml_names, local_name);
    case Vocabulary::relationships: return lookup(relationship_names, local_name);
    case Vocabulary::compatibility: return lookup(compatibility_names, local_name);
  }
  return Tag::other;
}

bool is_understood(std::string_view namespace_uri) noexcept {
  return vocabulary_of(namespace_uri) != nullptr ||
         std::find(std::begin(understood_extensions), std::end(understood_extensions), namespace_uri) != std::end(understood_extensions);
}

}  // namespace prongsai::docx
