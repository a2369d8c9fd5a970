#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "models/result.h"

namespace prongsai {

/// A file to read.
struct FoundFile {
  std::filesystem::path file;  ///< to open it by
  std::string location;        ///< absolute, printable: what identifies it from run to run
  std::string path;            ///< below the folder that was given; as given where the file itself was
};

/// What stands below the given paths.
struct Discovery {
  std::vector<FoundFile> files;      ///< in the order of the arguments, below each by name; each once
  std::vector<std::string> folders;  ///< locations of the folders that were given
  std::vector<std::string> unread;   ///< locations of folders that could not be listed
  std::vector<Error> problems;       ///< one for each of those
  int skipped = 0;                   ///< hidden, special and companion files
};

/// Lists the files below the paths. Hidden files, devices, pipes, and files whose name says that they are
/// no reports (data, programs, databases, README) are skipped, unless named themselves. Links are
/// followed, each folder is visited once. A path that does not exist is an error.
Result<Discovery> discover(const std::vector<std::filesystem::path>& paths, const std::filesystem::path& database);

/// A file name as printable UTF-8: bytes that are none, and control characters, become \xNN, and so
/// does a backslash before an x, which makes it reversible.
std::string printable(std::string_view name);

/// The name that printable() was given.
std::string original_name(std::string_view printable);

}  // namespace prongsai
