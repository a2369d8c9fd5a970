#pragma once

#include <map>
#include <string>

namespace prongsai::support {

/// A DOCX of a few parts, made in memory.
///
///   const std::string bytes = TinyDocx("<w:p><w:r><w:t>text</w:t></w:r></w:p>").bytes();
class TinyDocx {
 public:
  /// `body` is what stands within w:body.
  explicit TinyDocx(const std::string& body);
  /// A package with the parts of any OOXML file, and nothing else.
  TinyDocx();

  /// Adds or replaces a part, as it stands.
  TinyDocx& part(const std::string& name, std::string bytes);

  /// Adds word/<type>.xml with a relationship of that type from the document: "styles", "numbering", "header"…
  /// `content` is what stands within the root element, which is named `root`.
  TinyDocx& related(const std::string& type, const std::string& root, const std::string& content);

  /// Adds word/media/<name> with a relationship of that id from the document.
  TinyDocx& picture(const std::string& id, const std::string& name, std::string bytes);

  /// The zip archive.
  std::string bytes() const;

 private:
  std::map<std::string, std::string> parts_;
  std::string relationships_;
};

/// A document part around the content of w:body, with all namespaces that the tests use.
std::string document_xml(const std::string& body);

/// A run that shows the picture of a relationship; with its size in points where that is not 0.
std::string picture_run(const std::string& id, int width_pt = 0, int height_pt = 0);

/// <w:p><w:r><w:t>text</w:t></w:r></w:p>
std::string paragraph(const std::string& text);

}  // namespace prongsai::support
