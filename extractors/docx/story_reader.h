#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "extractors/docx/numbering.h"
#include "extractors/docx/paragraph_text.h"
#include "extractors/docx/styles.h"
#include "extractors/docx/table_grid.h"
#include "extractors/docx/xml_reader.h"
#include "models/document.h"

namespace prongsai::docx {

/// How large a drawing is shown; 0 where unknown.
struct ShownSize {
  double width_pt = 0, height_pt = 0;
};

/// A picture where it stands.
struct StoryPicture {
  std::string relationship;  ///< the id by which the story names the picture's part
  ShownSize size;            ///< of the drawing around it
};

using StoryBlock = std::variant<Paragraph, Table, StoryPicture>;
using StoryBlocks = std::vector<StoryBlock>;

/// What all stories of a document (body, notes, headers, text boxes) share.
struct StoryContext {
  const Styles& styles;
  Numbering& numbering;
  unsigned items = 0;  ///< paragraphs and cells so far
  int images = 0;
  int unread_documents = 0;  ///< embedded through w:altChunk
};

/// Reads one flow of paragraphs and tables, such as the body, a header or a footnote.
class StoryReader {
 public:
  StoryReader(XmlReader& xml, StoryContext& context) : xml_(xml), context_(context) {}

  /// The blocks within the element that the XML reader stands on.
  StoryBlocks read();

 private:
  /// Blocks as they come, and text whose paragraph mark was deleted: it belongs to the next paragraph.
  struct Flow {
    StoryBlocks blocks;
    std::string carried;
  };
  struct OpenParagraph {
    ParagraphFormat format;
    const ParagraphFormat* style;
    ParagraphText text;
    StoryBlocks shapes;  ///< what stands in its text boxes, and its pictures
  };
  struct OpenTable {
    std::vector<TableRow> rows;
    std::vector<int> column_widths;
    StoryBlocks after;  ///< what stands in cells and is a block of its own
  };
  enum class FieldPart { instruction, result };

  // Blocks: story_reader.cpp
  void block(Tag tag, Flow& flow);
  void paragraph(Flow& flow);
  void close(OpenParagraph& paragraph, Flow& flow);
  void emit(std::string text, ParagraphRole role, const OpenParagraph& paragraph, StoryBlocks& blocks);
  void flush_carried(Flow& flow);
  void table(Flow& flow);
  void table_part(Tag tag, OpenTable& table);
  void row(OpenTable& table);
  void row_part(Tag tag, TableRow& row, OpenTable& table);
  void cell(TableRow& row, OpenTable& table);
  void count_item();

  // What stands in a paragraph: story_runs.cpp
  void inline_content(Tag tag, OpenParagraph& paragraph);
  void inline_children(OpenParagraph& paragraph);
  void run(OpenParagraph& paragraph);
  void run_content(Tag tag, OpenParagraph& paragraph, const RunFormat& format);
  void math(OpenParagraph& paragraph);
  void graphics(OpenParagraph& paragraph, ShownSize size = {});
  void picture(const char* id_attribute, ShownSize size, OpenParagraph& paragraph);
  void field_character(OpenParagraph& paragraph, const RunFormat& format);
  std::string form_field();
  void add(const std::string& text, OpenParagraph& paragraph, const RunFormat& format);
  bool in_instruction() const noexcept;

  // Both
  std::optional<bool> content_control(const XmlReader::Visit& visit);
  void deleted(const std::function<void()>& read);

  XmlReader& xml_;
  StoryContext& context_;
  unsigned table_depth_ = 0;
  int deleted_depth_ = 0;
  std::vector<FieldPart> fields_;    ///< the open fields, outermost first
  std::optional<bool> check_state_;  ///< of a check box control whose glyph is still to come
};

}  // namespace prongsai::docx
