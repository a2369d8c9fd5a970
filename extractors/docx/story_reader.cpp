#include "extractors/docx/story_reader.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "extractors/docx/read_error.h"
#include "extractors/thai/normalise.h"

namespace prongsai::docx {
namespace {

void append(StoryBlocks& blocks, StoryBlocks more) {
  blocks.insert(blocks.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

std::string in_normal_form(const std::string& text) { return std::string(without_outer_space(thai::normalise(text))); }

void add_line(std::string& text, const std::string& line) {
  if (line.empty()) return;
  if (!text.empty()) text += '\n';
  text += line;
}

/// The text of a cell, a line a paragraph or row. What cannot be part of a cell goes to `after`.
std::string cell_text(StoryBlocks blocks, StoryBlocks& after) {
  std::string text;
  for (StoryBlock& block : blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block); paragraph && paragraph->role == ParagraphRole::body) {
      add_line(text, paragraph->text);
      continue;
    }
    after.push_back(std::move(block));
  }
  return text;
}

/// A number of columns, at most one more than there may be.
int grid_columns(const XmlReader& xml, int at_least) { return std::clamp(xml.number().value_or(at_least), at_least, xml.limits().columns + 1); }

RowCell::Vertical vertical_merge(const XmlReader& xml) {
  return xml.value() == "restart" ? RowCell::Vertical::starts : RowCell::Vertical::continues;  // no value means: continue
}

struct RowFormat {
  bool deleted = false;
  bool hidden = false;
};

RowFormat read_row_format(XmlReader& xml, TableRow& row) {
  RowFormat format;
  xml.children([&](Tag tag) {
    switch (tag) {
      case Tag::tbl_header: row.is_header = xml.is_on(); break;
      case Tag::grid_before: row.grid_before = grid_columns(xml, 0); break;
      case Tag::del: format.deleted = true; break;
      case Tag::hidden: format.hidden = xml.is_on(); break;
      default: break;
    }
  });
  return format;
}

void read_cell_format(XmlReader& xml, RowCell& cell) {
  xml.children([&](Tag tag) {
    if (tag == Tag::grid_span) cell.span = grid_columns(xml, 1);
    if (tag == Tag::v_merge) cell.vertical = vertical_merge(xml);
    if (tag == Tag::h_merge) cell.continues_left = xml.value() != "restart";
  });
}

}  // namespace

StoryBlocks StoryReader::read() {
  Flow flow;
  xml_.children([&](Tag tag) { block(tag, flow); });
  flush_carried(flow);
  return std::move(flow.blocks);
}

void StoryReader::block(Tag tag, Flow& flow) {
  const auto read_on = [&](Tag child) { block(child, flow); };
  switch (tag) {
    case Tag::p: paragraph(flow); break;
    case Tag::tbl: table(flow); break;
    case Tag::sdt: content_control(read_on); break;
    case Tag::custom_xml:
    case Tag::ins:
    case Tag::move_to: xml_.children(read_on); break;
    case Tag::del:
    case Tag::move_from: deleted([&] { xml_.children(read_on); }); break;
    case Tag::alt_chunk: ++context_.unread_documents; break;
    default: break;
  }
}

/// Reads the content of w:sdt. A check box's state is known before its glyph comes, and outranks it;
/// where no glyph came, the state is given back.
std::optional<bool> StoryReader::content_control(const XmlReader::Visit& visit) {
  std::optional<bool> state;
  xml_.children([&](Tag tag) {
    if (tag == Tag::sdt_pr) {
      xml_.children([&](Tag property) {
        if (property != Tag::w14_checkbox) return;
        state = false;
        xml_.children([&](Tag part) {
          if (part == Tag::w14_checked) state = xml_.is_on();
        });
      });
    } else if (tag == Tag::sdt_content) {
      if (state) check_state_ = state;
      xml_.children(visit);
    }
  });
  return state ? std::exchange(check_state_, std::nullopt) : std::nullopt;
}

void StoryReader::deleted(const std::function<void()>& read) {
  ++deleted_depth_;
  read();
  --deleted_depth_;
}

void StoryReader::count_item() {
  if (++context_.items > xml_.limits().items)
    xml_.fail(read_error(ErrorCode::limit_exceeded, "more than " + std::to_string(xml_.limits().items) + " paragraphs and cells"));
}

void StoryReader::paragraph(Flow& flow) {
  count_item();
  OpenParagraph paragraph;
  paragraph.style = &context_.styles.paragraph({});
  xml_.children([&](Tag tag) {
    if (tag == Tag::p_pr) {
      paragraph.format = read_paragraph_format(xml_);
      paragraph.style = &context_.styles.paragraph(paragraph.format.style);
    } else {
      inline_content(tag, paragraph);
    }
  });
  close(paragraph, flow);
}

void StoryReader::close(OpenParagraph& paragraph, Flow& flow) {
  // A field without its end would swallow the rest of the story: an instruction ends with its paragraph.
  for (FieldPart& part : fields_) part = FieldPart::result;

  flow.carried += paragraph.text.text();
  const bool vanishes = paragraph.format.mark_hidden && flow.carried.empty();
  if (!paragraph.format.mark_deleted && deleted_depth_ == 0 && !vanishes) {
    const std::string number = context_.numbering.next(paragraph.format, *paragraph.style);
    emit(number + in_normal_form(std::exchange(flow.carried, {})), ParagraphRole::body, paragraph, flow.blocks);
  }
  emit(in_normal_form(paragraph.text.deleted()), ParagraphRole::deleted, paragraph, flow.blocks);
  append(flow.blocks, std::move(paragraph.shapes));
}

void StoryReader::emit(std::string text, ParagraphRole role, const OpenParagraph& paragraph, StoryBlocks& blocks) {
  Paragraph made;
  made.text = without_outer_space(text);
  if (made.text.empty()) return;
  made.role = role;
  made.size_pt = paragraph.text.size_pt();
  made.bold = paragraph.text.bold();
  made.centered = paragraph.format.centered.value_or(paragraph.style->centered.value_or(false));
  blocks.emplace_back(std::move(made));
}

void StoryReader::flush_carried(Flow& flow) {
  Paragraph rest;
  rest.text = in_normal_form(std::exchange(flow.carried, {}));
  if (!rest.text.empty()) flow.blocks.emplace_back(std::move(rest));
}

void StoryReader::table(Flow& flow) {
  if (++table_depth_ > xml_.limits().table_depth)
    xml_.fail(read_error(ErrorCode::limit_exceeded, "tables are nested deeper than " + std::to_string(xml_.limits().table_depth)));
  flush_carried(flow);
  OpenTable open;
  xml_.children([&](Tag tag) { table_part(tag, open); });
  --table_depth_;
  Table table = table_from(open.rows, open.column_widths);
  if (!table.cells.empty()) flow.blocks.emplace_back(std::move(table));
  append(flow.blocks, std::move(open.after));
}

void StoryReader::table_part(Tag tag, OpenTable& table) {
  const auto read_on = [&](Tag child) { table_part(child, table); };
  switch (tag) {
    case Tag::tbl_grid:
      xml_.children([&](Tag column) {
        if (column == Tag::grid_col) table.column_widths.push_back(xml_.number("w").value_or(0));
      });
      break;
    case Tag::tr: row(table); break;
    case Tag::sdt: content_control(read_on); break;
    case Tag::custom_xml: xml_.children(read_on); break;
    default: break;
  }
}

void StoryReader::row(OpenTable& table) {
  TableRow row;
  RowFormat format;
  xml_.children([&](Tag tag) {
    if (tag == Tag::tr_pr) {
      format = read_row_format(xml_, row);
    } else if (format.deleted) {
      deleted([&] { row_part(tag, row, table); });
    } else if (!format.hidden) {
      row_part(tag, row, table);
    }
  });
  int columns = row.grid_before;
  for (const RowCell& cell : row.cells) columns += cell.span;
  if (columns > xml_.limits().columns) {
    xml_.fail(read_error(ErrorCode::limit_exceeded, "a table row of more than " + std::to_string(xml_.limits().columns) + " columns"));
  } else if (!format.deleted && !format.hidden) {
    table.rows.push_back(std::move(row));
  }
}

void StoryReader::row_part(Tag tag, TableRow& row, OpenTable& table) {
  const auto read_on = [&](Tag child) { row_part(child, row, table); };
  switch (tag) {
    case Tag::tc: cell(row, table); break;
    case Tag::sdt: content_control(read_on); break;
    case Tag::custom_xml: xml_.children(read_on); break;
    default: break;
  }
}

void StoryReader::cell(TableRow& row, OpenTable& table) {
  count_item();
  RowCell cell;
  Flow flow;
  xml_.children([&](Tag tag) {
    if (tag == Tag::tc_pr) {
      read_cell_format(xml_, cell);
    } else {
      block(tag, flow);
    }
  });
  flush_carried(flow);
  cell.text = cell_text(std::move(flow.blocks), table.after);
  row.cells.push_back(std::move(cell));
}

}  // namespace prongsai::docx
