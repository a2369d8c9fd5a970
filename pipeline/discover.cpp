#include "pipeline/discover.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <utility>

#include "pipeline/ocr_cache.h"

namespace prongsai {
namespace {

namespace fs = std::filesystem;

/// Names of files that lie beside reports and are none. Anything else is looked at, whatever its name.
constexpr std::array<std::string_view, 24> companion_extensions{".json", ".jsonl", ".csv",  ".tsv", ".sql", ".db",  ".sqlite", ".sqlite3",
                                                                ".py",   ".sh",    ".js",   ".css", ".cpp", ".h",   ".log",    ".yaml",
                                                                ".yml",  ".cmake", ".toml", ".ini", ".bak", ".tmp", ".lnk",    ".sha256"};

std::string lower_case(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

bool is_companion(const fs::path& file) {
  const std::string extension = lower_case(file.extension().string());
  const std::string stem = lower_case(file.stem().string());
  return stem == "readme" || stem == "license" || stem == "thumbs" ||
         std::find(companion_extensions.begin(), companion_extensions.end(), extension) != companion_extensions.end();
}

/// Word's and LibreOffice's lock files (~$name, .~lock) count as hidden too.
bool is_hidden(const fs::path& entry) {
  const std::string name = entry.filename().string();
  return name.starts_with('.') || name.starts_with("~$");
}

class Search {
 public:
  explicit Search(const fs::path& database) : database_(fs::weakly_canonical(database).string()) {}

  Status add(const fs::path& given) {
    std::error_code failure;
    const fs::file_status status = fs::status(given, failure);
    if (!fs::exists(status)) return Error{ErrorCode::io_failed, printable(given.string()) + " does not exist", "discover", 0};
    if (fs::is_regular_file(status)) {
      add_file(given, location_of(given), given.lexically_normal());
    } else if (fs::is_directory(status)) {
      const fs::path root = location_of(given);
      found_.folders.push_back(printable(root.string()));
      walk(given, root, "");
      while (!links_.empty()) {
        const Folder link = std::move(links_.back());
        links_.pop_back();
        walk(link.folder, link.location, link.path);
      }
    } else {
      return Error{ErrorCode::io_failed, printable(given.string()) + " is neither a file nor a folder", "discover", 0};
    }
    return Done{};
  }

  Discovery result() && { return std::move(found_); }

 private:
  struct Folder {
    fs::path folder, location, path;
  };

  /// Links in the way to the thing itself are resolved; its own name stays.
  static fs::path location_of(const fs::path& given) {
    const fs::path absolute = fs::absolute(given).lexically_normal();
    if (!absolute.has_filename()) return fs::weakly_canonical(absolute.parent_path());
    return fs::weakly_canonical(absolute.parent_path()) / absolute.filename();
  }

  void add_file(const fs::path& file, const fs::path& location, const fs::path& path) {
    if (locations_.insert(location).second) found_.files.push_back({file, printable(location.string()), printable(path.string())});
  }

  bool is_database(const fs::path& location) const {
    const std::string name = location.string();
    return name == database_ || name == database_ + "-wal" || name == database_ + "-shm" || name == database_ + "-journal" ||
           name == ocr_cache_beside(database_);
  }

  void walk(const fs::path& folder, const fs::path& location, const fs::path& path) {
    std::error_code failure;
    if (!visited_.insert(fs::canonical(folder, failure)).second && !failure) return;
    std::vector<fs::path> names;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
      names.push_back(entry->path().filename());
    }
    if (failure) {
      found_.unread.push_back(printable(location.string()));
      found_.problems.push_back({ErrorCode::io_failed, printable(folder.string()) + ": " + failure.message(), "discover", 0});
      return;
    }
    std::sort(names.begin(), names.end());
    for (const fs::path& name : names) look_at({folder / name, location / name, path / name});
  }

  void look_at(const Folder& entry) {
    std::error_code failure;
    const fs::file_status status = fs::status(entry.folder, failure);
    if (is_hidden(entry.path) || is_database(entry.location)) {
      ++found_.skipped;
    } else if (fs::is_directory(status)) {
      // Links come last, so that a folder that is also there itself has its own path.
      if (fs::is_symlink(fs::symlink_status(entry.folder, failure))) {
        links_.push_back(entry);
      } else {
        walk(entry.folder, entry.location, entry.path);
      }
    } else if (fs::is_regular_file(status) && !is_companion(entry.path)) {
      add_file(entry.folder, entry.location, entry.path);
    } else {
      ++found_.skipped;
    }
  }

  std::string database_;
  Discovery found_;
  std::set<fs::path> locations_, visited_;
  std::vector<Folder> links_;
};

}  // namespace

Result<Discovery> discover(const std::vector<fs::path>& paths, const fs::path& database) {
  Search search(database);
  for (const fs::path& path : paths) {
    if (Status status = search.add(path); !status) return status.error();
  }
  return std::move(search).result();
}

}  // namespace prongsai
