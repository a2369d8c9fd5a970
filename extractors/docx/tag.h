#pragma once

#include <cstdint>
#include <string_view>

namespace prongsai::docx {

/// The elements that mean something to us, whatever prefix a document gives their namespace, and the
/// same for transitional and strict OOXML. Named as WordprocessingML names them; those of other
/// vocabularies carry its name first.
enum class Tag : std::uint8_t {
  other,
  // document structure
  document,
  body,
  hdr,
  ftr,
  footnotes,
  endnotes,
  footnote,
  endnote,
  alt_chunk,
  // paragraphs
  p,
  p_pr,
  p_style,
  num_pr,
  ilvl,
  num_id,
  jc,
  // runs
  r,
  r_pr,
  r_style,
  r_fonts,
  b,
  b_cs,
  sz,
  sz_cs,
  vanish,
  t,
  tab,
  ptab,
  br,
  cr,
  no_break_hyphen,
  sym,
  del_text,
  drawing,
  pict,
  object,
  ruby,
  ruby_base,
  txbx_content,
  // fields
  fld_char,
  fld_simple,
  ff_data,
  check_box,
  checked,
  check_default,
  dd_list,
  result,
  list_entry,
  // what wraps runs or blocks
  hyperlink,
  smart_tag,
  custom_xml,
  dir,
  bdo,
  sdt,
  sdt_pr,
  sdt_content,
  ins,
  del,
  move_from,
  move_to,
  // tables
  tbl,
  tbl_grid,
  grid_col,
  tr,
  tr_pr,
  tbl_header,
  hidden,
  grid_before,
  tc,
  tc_pr,
  grid_span,
  v_merge,
  h_merge,
  // styles
  styles,
  doc_defaults,
  r_pr_default,
  style,
  based_on,
  // numbering
  numbering,
  abstract_num,
  num,
  abstract_num_id,
  num_style_link,
  lvl,
  lvl_override,
  start_override,
  start,
  num_fmt,
  lvl_text,
  lvl_restart,
  is_lgl,
  suff,
  // other vocabularies
  w14_checkbox,
  w14_checked,
  math,
  math_para,
  math_denominator,
  math_text,
  drawing_blip,
  drawing_extent,
  vml_image,
  relationships,
  relationship,
  mc_alternate_content,
  mc_choice,
  mc_fallback,
};

/// Tag::other for an element that means nothing to us.
Tag tag_of(std::string_view namespace_uri, std::string_view local_name) noexcept;

/// True for a namespace whose elements we read where mc:Choice requires it.
bool is_understood(std::string_view namespace_uri) noexcept;

}  // namespace prongsai::docx
