#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace prongsai {

/// By which rules documents are read: a common part and a part for each format, so that a change of one reader lets
/// the documents of other formats alone. A document whose version is another one is read again.
class ExtractorVersion {
 public:
  struct Part {
    std::string_view format;  ///< as v_documents.format has it
    int number = 0;
    bool looks_at_pictures = false;  ///< what is read depends on how pictures are read
  };

  /// One version whatever the format.
  ExtractorVersion(std::string_view common) : common_(common) {}
  ExtractorVersion(const char* common) : common_(common) {}
  ExtractorVersion(std::string_view common, std::vector<Part> parts) : common_(common), parts_(std::move(parts)) {}

  /// The version of this program.
  static ExtractorVersion current();

  /// Adds by what else than this program's own rules and data documents of every format are read: "organisations-12ab34cd".
  void add_option(std::string_view option);

  /// Adds how pictures are read, where that is not as usual: "ocr-never".
  void add_picture_option(std::string_view option);

  /// The version by which documents of a format are read, "0.1.0-8/pdf-3". Empty: that of a document which failed before
  /// its format was known, which changes with every part.
  std::string of(std::string_view format) const;

  const std::vector<Part>& parts() const { return parts_; }

 private:
  std::string common_, options_, picture_options_;
  std::vector<Part> parts_;
};

/// True where a version is older than another, by the numbers in it from left to right: "0.1.0-7" than "0.1.0-8",
/// "0.1.0-8/pdf-2" than "0.1.0-8/pdf-3", but not "0.1.0-8/pdf-2" than "0.1.0-8". Options do not count.
bool is_older(std::string_view version, std::string_view other);

}  // namespace prongsai
