#pragma once

#include <optional>
#include <string>

#include "models/result.h"
#include "pipeline/descriptor.h"
#include "pipeline/file_stamp.h"

namespace prongsai {

/// The file of a document, open, with the bytes that were read.
struct OriginalFile {
  Descriptor file;
  FileStamp stamp;                          ///< as it stood when its bytes were known to be those: whoever goes on reading looks whether that is still so
  std::optional<FileStamp> lasting = {};    ///< by which the bytes can be known again without a look at them, see lasting_stamp()
};

/// Opens the file at a document's location if it still holds what was read. `known` is a stamp that it had when it did; with another one, or
/// without, its bytes are looked at. Fails with `io_failed` where it cannot be read, with `damaged` where it holds something else.
Result<OriginalFile> open_original(const std::string& location, const std::string& sha256, const std::optional<FileStamp>& known);

/// Whether an open file has not been touched since it had the stamp.
bool is_as_it_was(int descriptor, const FileStamp& stamp);

/// What `open_original` says of a file that holds something else.
Error changed_file(const std::string& location);

}  // namespace prongsai
