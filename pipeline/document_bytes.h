#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "models/result.h"
#include "pipeline/descriptor.h"
#include "pipeline/file_stamp.h"

namespace prongsai {

/// The bytes of a document as they were when it was begun, whatever becomes of its file: in memory that belongs to no process
/// and that a worker is handed as a whole, so that those who only pass it on stay small.
class DocumentBytes {
 public:
  /// Reads a regular file and follows links. `size` is what the file system says and is set also where reading fails. Fails with
  /// `io_failed`, or `limit_exceeded` for a file that is larger than 512 MiB. One that changes meanwhile is read again, a few times;
  /// then what was read last counts. `tick` is that of the clocks by which files tell that they changed.
  static Result<DocumentBytes> of_file(const std::filesystem::path& file, std::int64_t& size, std::chrono::nanoseconds tick = coarsest_tick);
  static Result<DocumentBytes> of(std::string_view bytes);

  /// The bytes of an open file of which it is known that it holds them, and that is looked at again afterwards: nothing is copied.
  static DocumentBytes of_known(Descriptor file, std::uint64_t size, std::string sha256);

  /// To be read with pread() from its beginning.
  int descriptor() const noexcept { return memory_.number(); }
  std::uint64_t size() const noexcept { return size_; }
  const std::string& sha256() const noexcept { return sha256_; }

  /// Whoever finds the file with it later finds these bytes; none where that cannot be told, see lasting_stamp().
  const std::optional<FileStamp>& stamp() const noexcept { return stamp_; }

 private:
  static Result<DocumentBytes> copy_of(int descriptor, std::int64_t size);
  DocumentBytes(Descriptor memory, std::uint64_t size, std::string sha256);

  Descriptor memory_;
  std::uint64_t size_;
  std::string sha256_;
  std::optional<FileStamp> stamp_;
};

}  // namespace prongsai
