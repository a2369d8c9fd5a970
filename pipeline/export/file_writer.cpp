#include "pipeline/export/file_writer.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "pipeline/discover.h"

namespace prongsai {
namespace {

Error failure(const std::filesystem::path& name, int error) {
  const char* advice = error == ENOSPC || error == EDQUOT || error == EFBIG ? " (free some space and run again)" : "";
  return {ErrorCode::io_failed, fmt::format("{}: {}{}", printable(name.string()), std::strerror(error), advice), "", 0};
}

}  // namespace

Result<FileWriter> FileWriter::create(const std::filesystem::path& file) {
  std::FILE* opened = std::fopen(file.c_str(), "wxb");
  if (opened == nullptr) return failure(file, errno);
  return FileWriter(opened, file);
}

void FileWriter::write(std::string_view text) {
  if (error_ == 0 && std::fwrite(text.data(), 1, text.size(), file_.get()) != text.size()) error_ = errno;
}

Status FileWriter::close() {
  if (error_ == 0 && (std::fflush(file_.get()) != 0 || fsync(fileno(file_.get())) != 0)) error_ = errno;
  if (std::fclose(file_.release()) != 0 && error_ == 0) error_ = errno;
  if (error_ != 0) return failure(name_, error_);
  return Done{};
}

Status sync_folder(const std::filesystem::path& folder) {
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return failure(folder, errno);
  const int error = fsync(descriptor) == 0 ? 0 : errno;
  close(descriptor);
  if (error != 0 && error != EINVAL) return failure(folder, error);  // some file systems have nothing to sync
  return Done{};
}

}  // namespace prongsai
