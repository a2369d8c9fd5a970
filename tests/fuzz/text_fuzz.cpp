#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extractors/text/file_kind.h"
#include "extractors/text/text_reader.h"

/// Any bytes are a file of some kind, and a text or an error.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  (void)prongsai::detect_file_kind(bytes);
  (void)prongsai::read_text(bytes);
  return 0;
}
