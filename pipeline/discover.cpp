#include "pipeline/discover.h"

#include <dirent.h>
#include <fcntl.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <memory>
#include <set>
#include <utility>

#include "pipeline/interrupt.h"
#include "pipeline/ocr_cache.h"
#include "pipeline/run_lock.h"

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
bool is_hidden(std::string_view name) { return name.starts_with('.') || name.starts_with("~$"); }

/// What stands beside a database and belongs to it.
std::set<std::string> names_of(const fs::path& database) {
  const std::string name = fs::weakly_canonical(database).string();
  return {name, name + "-wal", name + "-shm", name + "-journal", ocr_cache_beside(name).string(), lock_file_of(name).string()};
}

/// Of a path that was given.
Result<struct stat> status_of(const fs::path& given) {
  const auto refusal = [&](const std::string& why) { return Error{ErrorCode::io_failed, printable(given.string()) + why, "discover", 0}; };
  struct stat status {};
  if (stat(given.c_str(), &status) != 0) return refusal(errno == ENOENT ? " does not exist" : std::string(": ") + std::strerror(errno));
  if (!S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode)) return refusal(" is neither a file nor a folder");
  return status;
}

struct CloseFolder {
  void operator()(DIR* handle) const noexcept { closedir(handle); }
};

class Search {
 public:
  Search(const fs::path& database, const FileFunction& found) : own_files_(names_of(database)), found_file_(found) {}

  Status add(const fs::path& given) {
    const auto status = status_of(given);
    if (!status) return status.error();
    const fs::path location = location_of(given);
    if (S_ISREG(status->st_mode)) {
      tell({printable(location.string()), printable(given.lexically_normal().string()), stamp_of(*status)});
      return Done{};
    }
    result_.folders.push_back(printable(location.string()));
    const auto found_before = found_;
    walk({location.string(), ""});
    while (!links_.empty()) {
      const Folder link = std::move(links_.back());
      links_.pop_back();
      walk(link);
    }
    if (found_ == found_before) result_.empty.push_back(result_.folders.back());
    return Done{};
  }

  Discovery result() && { return std::move(result_); }

 private:
  struct Folder {
    std::string location;
    std::string path;  ///< below the given folder; empty or with a slash at its end

    std::string name_of(std::string_view entry) const {
      std::string name = location;
      if (!name.ends_with('/')) name += '/';
      return name.append(entry);
    }
    Folder child(const std::string& name) const { return {name_of(name), path + name + '/'}; }
  };

  /// Links in the way to the thing itself are resolved; its own name stays.
  static fs::path location_of(const fs::path& given) {
    const fs::path absolute = fs::absolute(given).lexically_normal();
    if (!absolute.has_filename()) return fs::weakly_canonical(absolute.parent_path());
    return fs::weakly_canonical(absolute.parent_path()) / absolute.filename();
  }

  void tell(const FoundFile& file) {
    ++found_;
    found_file_(file);
  }

  void cannot_list(const Folder& folder, int cause) {
    const std::string location = printable(folder.location);
    if (!result_.unread.empty() && result_.unread.back() == location) return;
    result_.unread.push_back(location);
    result_.problems.push_back({ErrorCode::io_failed, location + ": " + std::strerror(cause), "discover", 0});
  }

  // The folder is closed before those below it are opened: however deep they go, few are open at once.
  void walk(const Folder& folder) {
    std::vector<std::string> below;
    {
      const std::unique_ptr<DIR, CloseFolder> listing(opendir(folder.location.c_str()));
      if (!listing) return cannot_list(folder, errno);
      struct stat status {};
      if (fstat(dirfd(listing.get()), &status) != 0) return cannot_list(folder, errno);
      if (!visited_.insert({status.st_dev, status.st_ino}).second) return;
      while (!InterruptGuard::requested()) {
        errno = 0;
        const dirent* const entry = readdir(listing.get());
        if (entry == nullptr) {
          if (errno != 0) cannot_list(folder, errno);
          break;
        }
        look_at(folder, dirfd(listing.get()), *entry, below);
      }
    }
    std::sort(below.begin(), below.end());
    for (const std::string& name : below) walk(folder.child(name));
  }

  void look_at(const Folder& folder, int descriptor, const dirent& entry, std::vector<std::string>& below) {
    const std::string_view name(entry.d_name);
    if (name == "." || name == "..") return;
    struct stat status {};
    if (is_hidden(name) || own_files_.contains(folder.name_of(name))) {
      ++result_.skipped;
    } else if (fstatat(descriptor, entry.d_name, &status, 0) != 0) {
      // A link to nothing or round and round, or a file that has just gone; else nobody knows what is there.
      const bool is_nothing = errno == ENOENT || errno == ELOOP;
      if (!is_nothing) cannot_list(folder, errno);
      ++result_.skipped;
    } else if (S_ISDIR(status.st_mode)) {
      // Links come last, so that a folder that is also there itself has its own path.
      if (is_link(descriptor, entry)) {
        links_.push_back(folder.child(entry.d_name));
      } else {
        below.emplace_back(name);
      }
    } else if (S_ISREG(status.st_mode) && !is_companion(name)) {
      tell({printable(folder.name_of(name)), printable(folder.path + entry.d_name), stamp_of(status)});
    } else {
      ++result_.skipped;
    }
  }

  static bool is_link(int descriptor, const dirent& entry) {
    struct stat status {};
    if (entry.d_type != DT_UNKNOWN) return entry.d_type == DT_LNK;
    return fstatat(descriptor, entry.d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(status.st_mode);
  }

  std::set<std::string> own_files_;
  const FileFunction& found_file_;
  std::int64_t found_ = 0;
  Discovery result_;
  std::set<std::pair<dev_t, ino_t>> visited_;
  std::vector<Folder> links_;
};

}  // namespace

Status check_paths(const std::vector<fs::path>& paths) {
  for (const fs::path& path : paths) {
    if (const auto status = status_of(path); !status) return status.error();
  }
  return Done{};
}

Result<Discovery> discover(const std::vector<fs::path>& paths, const fs::path& database, const FileFunction& found) {
  Search search(database, found);
  for (const fs::path& path : paths) {
    if (Status status = search.add(path); !status) return status.error();
  }
  return std::move(search).result();
}

}  // namespace prongsai
