#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "extractors/docx/docx_reader.h"
#include "tests/support/tiny_docx.h"

namespace {

/// Small limits keep each run short.
void read_within_limits(const std::string& bytes) {
  prongsai::DocxLimits limits;
  limits.part_bytes = 1u << 20;
  limits.total_bytes = 4u << 20;
  limits.items = 5'000;
  const auto read_picture = [](const prongsai::DocxPicture& picture) -> prongsai::Result<std::vector<prongsai::Block>> {
    const auto beginning = picture.bytes(1'000);
    if (!beginning) return beginning.error();
    return std::vector<prongsai::Block>();
  };
  const auto document = prongsai::read_docx(bytes, limits, read_picture);
  static_cast<void>(document.has_value());
}

}  // namespace

/// Any bytes: as a file where they are an archive, else as every part of one, which is the way past the
/// checksums of a zip.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.starts_with("PK") || bytes.starts_with("\xD0\xCF")) {
    read_within_limits(bytes);
    return 0;
  }
  prongsai::support::TinyDocx docx;
  docx.part("word/document.xml", bytes);
  for (const char* type : {"styles", "numbering", "footnotes", "header"})
    docx.related(type, type, "").part(std::string("word/") + type + ".xml", bytes);
  read_within_limits(docx.bytes());
  return 0;
}
