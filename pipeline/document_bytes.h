#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "models/result.h"
#include "pipeline/descriptor.h"

namespace prongsai {

/// The bytes of a document as they were when it was begun, whatever becomes of its file: in memory that belongs to no process
/// and that a worker is handed as a whole, so that those who only pass it on stay small.
class DocumentBytes {
 public:
  /// Reads a regular file and follows links. `size` is what the file system says and is set also where reading fails. Fails with
  /// `io_failed`, or `limit_exceeded` for a file that is larger than 512 MiB.
  static Result<DocumentBytes> of_file(const std::filesystem::path& file, std::int64_t& size);
  static Result<DocumentBytes> of(std::string_view bytes);

  /// To be read with pread() from its beginning.
  int descriptor() const noexcept { return memory_.number(); }
  std::uint64_t size() const noexcept { return size_; }
  const std::string& sha256() const noexcept { return sha256_; }

 private:
  DocumentBytes(Descriptor memory, std::uint64_t size, std::string sha256);

  Descriptor memory_;
  std::uint64_t size_;
  std::string sha256_;
};

}  // namespace prongsai
