#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string_view>

#include "models/result.h"

namespace prongsai {

/// A new file that is written to its end and then brought to the disk.
class FileWriter {
 public:
  static Result<FileWriter> create(const std::filesystem::path& file);

  /// After a failure nothing more is written; close() tells it.
  void write(std::string_view text);

  /// Flushes and syncs. Fails with `io_failed` where anything since create() did.
  Status close();

 private:
  struct Close {
    void operator()(std::FILE* file) const noexcept { std::fclose(file); }
  };
  FileWriter(std::FILE* file, std::filesystem::path name) : file_(file), name_(std::move(name)) {}

  std::unique_ptr<std::FILE, Close> file_;
  std::filesystem::path name_;
  int error_ = 0;
};

/// Brings the entries of a folder to the disk.
Status sync_folder(const std::filesystem::path& folder);

}  // namespace prongsai
