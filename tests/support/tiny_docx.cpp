#include "tests/support/tiny_docx.h"

#include <zip.h>

#include <stdexcept>
#include <utility>

namespace prongsai::support {
namespace {

const std::string namespaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""
    " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
    " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
    " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
    " xmlns:v=\"urn:schemas-microsoft-com:vml\""
    " xmlns:x=\"urn:example:unknown\"";

const std::string office_relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string relationship(const std::string& type, const std::string& target, const std::string& id) {
  return "<Relationship Id=\"" + id + "\" Type=\"" + office_relationships + type + "\" Target=\"" + target + "\"/>";
}

std::string relationship(const std::string& type, const std::string& target) { return relationship(type, target, type + target); }

std::string relationships_xml(const std::string& relationships) {
  return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + relationships + "</Relationships>";
}

void require(bool done) {
  if (!done) throw std::runtime_error("libzip could not make the test archive");
}

}  // namespace

std::string document_xml(const std::string& body) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document" + namespaces + "><w:body>" + body + "</w:body></w:document>";
}

std::string picture_run(const std::string& id, int width_pt, int height_pt) {
  const auto units = [](int points) { return std::to_string(points * 12'700); };
  const std::string extent = width_pt == 0 ? "" : "<wp:extent cx=\"" + units(width_pt) + "\" cy=\"" + units(height_pt) + "\"/>";
  return "<w:r><w:drawing><wp:inline>" + extent + "<a:blip r:embed=\"" + id + "\"/></wp:inline></w:drawing></w:r>";
}

std::string paragraph(const std::string& text) { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>"; }

TinyDocx::TinyDocx() {
  part("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
  part("_rels/.rels", relationships_xml(relationship("officeDocument", "word/document.xml")));
}

TinyDocx::TinyDocx(const std::string& body) : TinyDocx() { part("word/document.xml", document_xml(body)); }

TinyDocx& TinyDocx::part(const std::string& name, std::string bytes) {
  parts_[name] = std::move(bytes);
  return *this;
}

TinyDocx& TinyDocx::related(const std::string& type, const std::string& root, const std::string& content) {
  std::string name = type + ".xml";
  for (int copy = 2; parts_.contains("word/" + name); ++copy) name = type + std::to_string(copy) + ".xml";
  relationships_ += relationship(type, name);
  part("word/_rels/document.xml.rels", relationships_xml(relationships_));
  return part("word/" + name, "<w:" + root + namespaces + ">" + content + "</w:" + root + ">");
}

TinyDocx& TinyDocx::picture(const std::string& id, const std::string& name, std::string bytes) {
  relationships_ += relationship("image", "media/" + name, id);
  part("word/_rels/document.xml.rels", relationships_xml(relationships_));
  return part("word/media/" + name, std::move(bytes));
}

std::string TinyDocx::bytes() const {
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  require(target != nullptr);
  zip_source_keep(target);  // closing the archive gives one reference back, and the bytes are read after
  zip_t* zip = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  require(zip != nullptr);
  for (const auto& [name, content] : parts_) {
    zip_source_t* source = zip_source_buffer(zip, content.data(), content.size(), 0);
    require(source != nullptr && zip_file_add(zip, name.c_str(), source, ZIP_FL_ENC_UTF_8) >= 0);
  }
  require(zip_close(zip) == 0);

  require(zip_source_open(target) == 0);
  require(zip_source_seek(target, 0, SEEK_END) == 0);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
  require(zip_source_seek(target, 0, SEEK_SET) == 0);
  require(zip_source_read(target, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

}  // namespace prongsai::support
