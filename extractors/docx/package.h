#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "extractors/docx/docx_reader.h"

namespace prongsai::docx {

struct Archive;

/// The bytes of one part, inflated as they are asked for. Lives no longer than its Package.
class PartStream {
 public:
  PartStream(PartStream&&) noexcept;
  PartStream& operator=(PartStream&&) noexcept;
  ~PartStream();

  /// Fills the buffer as far as the part goes; 0 at its end, -1 on a failure, which error() names.
  int read(char* buffer, std::size_t size);
  const std::optional<Error>& error() const noexcept { return error_; }
  const DocxLimits& limits() const noexcept;

 private:
  friend class Package;
  struct Entry;
  explicit PartStream(std::unique_ptr<Entry> entry) noexcept;

  std::unique_ptr<Entry> entry_;
  std::optional<Error> error_;
};

/// The zip archive that a DOCX is. What it says about sizes is not believed: bytes are counted.
class Package {
 public:
  /// The bytes must outlive the package.
  static Result<Package> open(std::string_view bytes, const DocxLimits& limits);
  Package(Package&&) noexcept;
  Package& operator=(Package&&) noexcept;
  ~Package();

  bool has(const std::string& part) const noexcept;
  Result<PartStream> open_part(const std::string& part) const;

  /// So many of a part's first bytes, or all that there are. They do not count towards what all parts may have together.
  Result<std::string> beginning_of(const std::string& part, std::size_t most) const;

 private:
  explicit Package(std::unique_ptr<Archive> archive) noexcept;

  std::unique_ptr<Archive> archive_;
};

}  // namespace prongsai::docx
