#include "extractors/docx/docx_reader.h"

#include <algorithm>
#include <exception>
#include <new>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "extractors/docx/numbering.h"
#include "extractors/docx/package.h"
#include "extractors/docx/read_error.h"
#include "extractors/docx/relationships.h"
#include "extractors/docx/story_reader.h"
#include "extractors/docx/styles.h"
#include "extractors/docx/xml_reader.h"

namespace prongsai {
namespace docx {
namespace {

/// One document being put together from its parts.
class DocxReading {
 public:
  DocxReading(Package package, const DocxPictureReader& read_picture) : package_(std::move(package)), read_picture_(read_picture) {
    document_.format = Format::docx;
  }

  Result<Document> read();

 private:
  std::optional<Error> read_body(const std::string& part);
  void read_styles_and_numbering();
  void read_notes(const std::string& type);
  void read_margins(const std::string& type, ParagraphRole role);
  std::vector<std::string> parts_of_type(const std::string& type) const;
  std::optional<XmlReader> open(const std::string& part);
  void close(const XmlReader& xml, const std::string& part);
  void add_body(StoryBlocks blocks);
  void add_body(Block block);
  void add_picture(const StoryPicture& picture);
  void add_aside(StoryBlocks blocks, ParagraphRole role);
  void add_aside(Paragraph paragraph, ParagraphRole role);
  void add_page_text(const std::string& line);

  Package package_;
  const DocxPictureReader& read_picture_;
  std::set<std::string> asked_pictures_;  ///< parts
  std::vector<Relationship> parts_;
  Styles styles_;
  Numbering numbering_;
  StoryContext context_{styles_, numbering_};
  Document document_;
  Page page_;
  std::set<std::pair<ParagraphRole, std::string>> margins_;  ///< headers and footers so far
  std::optional<Error> refusal_;                             ///< a limit was reached: the whole document is refused
};

Result<Document> DocxReading::read() {
  const auto of_package = relationships_of(package_, "");
  std::string main_part;
  for (const Relationship& relationship : of_package) {
    if (relationship.type == "officeDocument") main_part = relationship.target;
  }
  if (main_part.empty() || !package_.has(main_part)) return read_error(ErrorCode::unsupported, "a zip archive, but no Word document in it");

  parts_ = relationships_of(package_, main_part);
  read_styles_and_numbering();
  if (const auto failure = read_body(main_part)) return *failure;
  read_notes("footnotes");
  read_notes("endnotes");
  read_margins("header", ParagraphRole::header);
  read_margins("footer", ParagraphRole::footer);
  if (refusal_) return *refusal_;

  if (context_.unread_documents > 0)
    document_.warnings.push_back(
        read_error(ErrorCode::unsupported, std::to_string(context_.unread_documents) + " embedded document(s) were not read"));
  page_.images = context_.images;
  page_.has_text = !page_.text.empty();
  document_.pages.push_back(std::move(page_));
  return std::move(document_);
}

/// An error where the document cannot be had at all.
std::optional<Error> DocxReading::read_body(const std::string& part) {
  auto stream = package_.open_part(part);
  if (!stream) return stream.error();
  XmlReader xml(std::move(*stream));
  const Tag root = xml.root();
  if (!xml.error() && root != Tag::document) return read_error(ErrorCode::unsupported, "no Word document: " + part + " holds something else");
  xml.children([&](Tag tag) {
    if (tag == Tag::body) add_body(StoryReader(xml, context_).read());
  });
  if (xml.error() && (document_.blocks.empty() || xml.error()->code != ErrorCode::damaged)) return xml.error();
  close(xml, part);
  return std::nullopt;
}

void DocxReading::read_styles_and_numbering() {
  for (const std::string& part : parts_of_type("styles")) {
    if (auto xml = open(part)) {
      styles_ = Styles(*xml);
      close(*xml, part);
    }
  }
  for (const std::string& part : parts_of_type("numbering")) {
    if (auto xml = open(part)) {
      numbering_ = Numbering(*xml, styles_);
      close(*xml, part);
    }
  }
}

void DocxReading::read_notes(const std::string& type) {
  for (const std::string& part : parts_of_type(type)) {
    auto xml = open(part);
    if (!xml) continue;
    xml->children([&](Tag tag) {
      const bool is_note = tag == Tag::footnote || tag == Tag::endnote;
      const bool is_separator = xml->attribute("type").value_or("normal") != "normal";
      if (is_note && !is_separator) add_aside(StoryReader(*xml, context_).read(), ParagraphRole::footnote);
    });
    close(*xml, part);
  }
}

void DocxReading::read_margins(const std::string& type, ParagraphRole role) {
  for (const std::string& part : parts_of_type(type)) {
    auto xml = open(part);
    if (!xml) continue;
    add_aside(StoryReader(*xml, context_).read(), role);
    close(*xml, part);
  }
}

std::vector<std::string> DocxReading::parts_of_type(const std::string& type) const {
  std::vector<std::string> parts;
  for (const Relationship& relationship : parts_) {
    if (relationship.type == type && package_.has(relationship.target)) parts.push_back(relationship.target);
  }
  return parts;
}

/// A reader on the root of a part beside the main one; nothing, and a warning, where it cannot be opened.
std::optional<XmlReader> DocxReading::open(const std::string& part) {
  if (refusal_) return std::nullopt;
  auto stream = package_.open_part(part);
  if (!stream) {
    document_.warnings.push_back(stream.error());
    return std::nullopt;
  }
  std::optional<XmlReader> xml(std::in_place, std::move(*stream));
  xml->root();
  return xml;
}

/// Looks at how reading a part ended: what was read before it broke off is kept.
void DocxReading::close(const XmlReader& xml, const std::string& part) {
  if (!xml.error()) return;
  if (xml.error()->code == ErrorCode::damaged) {
    document_.warnings.push_back(read_error(ErrorCode::damaged, part + " breaks off, what stands before was kept: " + xml.error()->message));
  } else {
    refusal_ = xml.error();
  }
}

void DocxReading::add_page_text(const std::string& line) {
  if (!page_.text.empty()) page_.text += '\n';
  page_.text += line;
}

void DocxReading::add_body(StoryBlocks blocks) {
  for (StoryBlock& block : blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block)) {
      add_body(Block(std::move(*paragraph)));
    } else if (auto* table = std::get_if<Table>(&block)) {
      add_body(Block(std::move(*table)));
    } else if (read_picture_) {
      add_picture(std::get<StoryPicture>(block));
    }
  }
}

void DocxReading::add_body(Block block) {
  if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
    if (paragraph->role != ParagraphRole::deleted) add_page_text(paragraph->text);
  } else {
    for (const std::string& line : row_texts(std::get<Table>(block), "\t")) add_page_text(line);
  }
  document_.blocks.push_back(std::move(block));
}

/// What a picture says, where it stands; one that stands in several places says it in the first.
void DocxReading::add_picture(const StoryPicture& picture) {
  const auto names_it = [&](const Relationship& relationship) { return relationship.type == "image" && relationship.id == picture.relationship; };
  const auto found = std::find_if(parts_.begin(), parts_.end(), names_it);
  if (found == parts_.end() || !package_.has(found->target) || !asked_pictures_.insert(found->target).second) return;
  const auto bytes = [&](std::size_t most) { return package_.beginning_of(found->target, most); };
  auto said = read_picture_({found->target, picture.size.width_pt, picture.size.height_pt, bytes});
  if (!said) {
    document_.warnings.push_back(std::move(said).error());
    return;
  }
  for (Block& block : *said) add_body(std::move(block));
}

/// Notes, headers and footers are paragraphs only: a table there becomes one a row.
void DocxReading::add_aside(StoryBlocks blocks, ParagraphRole role) {
  for (StoryBlock& block : blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block)) {
      add_aside(std::move(*paragraph), role);
    } else if (const auto* table = std::get_if<Table>(&block)) {
      for (std::string& line : row_texts(*table, "\t")) {
        Paragraph row;
        row.text = std::move(line);
        add_aside(std::move(row), role);
      }
    }
  }
}

void DocxReading::add_aside(Paragraph paragraph, ParagraphRole role) {
  const bool is_margin = role != ParagraphRole::footnote;
  if (paragraph.text.empty() || (is_margin && !margins_.insert({role, paragraph.text}).second)) return;
  if (paragraph.role != ParagraphRole::deleted) {
    paragraph.role = role;
    add_page_text(paragraph.text);
  }
  document_.blocks.emplace_back(std::move(paragraph));
}

}  // namespace
}  // namespace docx

Result<Document> read_docx(std::string_view bytes, const DocxLimits& limits, const DocxPictureReader& read_picture) {
  try {
    auto package = docx::Package::open(bytes, limits);
    if (!package) return package.error();
    return docx::DocxReading(std::move(*package), read_picture).read();
  } catch (const std::bad_alloc&) {
    return docx::read_error(ErrorCode::out_of_memory, "the document needs more memory than there is");
  } catch (const std::exception& exception) {
    return docx::read_error(ErrorCode::internal, exception.what());
  }
}

}  // namespace prongsai
