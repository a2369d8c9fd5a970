#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "models/result.h"
#include "pipeline/file_stamp.h"

namespace prongsai {

/// A file to read, as its folder lists it. original_name(location) opens it.
struct FoundFile {
  std::string location;  ///< absolute, printable: what identifies it from run to run
  std::string path;      ///< below the folder that was given; as given where the file itself was
  FileStamp stamp = {};
};

/// Told of each file.
using FileFunction = std::function<void(const FoundFile& file)>;

/// What stands below the given paths, besides the files.
struct Discovery {
  std::vector<std::string> folders;  ///< locations of the folders that were given
  std::vector<std::string> empty;    ///< those of them below which there is no file
  std::vector<std::string> unread;   ///< locations of folders that could not be listed, or not wholly
  std::vector<Error> problems;       ///< one for each of those
  int skipped = 0;                   ///< hidden, special and companion files
};

/// That each path is a file or a folder.
Status check_paths(const std::vector<std::filesystem::path>& paths);

/// Tells of the files below the paths one by one, in no order, so that memory grows with the folders and not with
/// the files. Hidden files, devices, pipes, sockets, and files whose name says that they are no reports (data, programs,
/// databases, README) are skipped, unless named themselves; none of them is opened. Links are followed, each folder is
/// visited once; a file that is named itself and stands below a given folder is told of twice. A path that does not exist is
/// an error. Ends early at an interrupt.
Result<Discovery> discover(const std::vector<std::filesystem::path>& paths, const std::filesystem::path& database, const FileFunction& found);

/// A file name as printable UTF-8: bytes that are none, and control characters, become \xNN, and so
/// does a backslash before an x, which makes it reversible.
std::string printable(std::string_view name);

/// The name that printable() was given.
std::string original_name(std::string_view printable);

}  // namespace prongsai
