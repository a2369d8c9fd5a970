#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/discover.h"
#include "pipeline/store/sqlite.h"
#include "pipeline/store/store.h"

namespace prongsai {

/// Which of the known files are looked at though nothing seems to have changed.
struct Selection {
  bool force = false;                  ///< all
  std::string retry_status = {};       ///< those whose documents have this status: "failed", "partial"; empty: none
  std::vector<std::string> only = {};  ///< patterns (SQLite's GLOB, by path below the folder), one of which must match; empty: every file
};

/// Why a file is looked at.
enum class Reason {
  is_new,   ///< nothing is known of it
  touched,  ///< it is not as it was when it was read; its bytes may be
  version,  ///< read by rules that are no longer accepted
  retry,    ///< to be tried again
  forced,   ///< everything is
};

std::string_view to_string(Reason reason) noexcept;

/// A file to look at, and what is known of it.
struct PlannedFile {
  std::string location, path;
  Reason reason = Reason::is_new;
  std::int64_t document_id = 0;  ///< 0: nothing is known
  std::string sha256, status;    ///< of that document
};

/// What a run has found, beside what the database knows, in temporary tables of the connection, so that memory does not grow
/// with the number of files. First everything is added; then plan(), which lets alone what is known and as it was; then
/// the files are taken one by one. Needs the table accepted_version. Failures wait in the Database.
class Inventory {
 public:
  explicit Inventory(Database& database, Selection selection = {});

  /// Between begin() and plan() files may be added.
  void begin();
  void add(const FoundFile& file);

  /// Compares with the database. `discovery` says which folders were looked through, and which of them not wholly.
  Status plan(const Discovery& discovery);

  /// How many documents the database knows from below a folder.
  std::int64_t known_below(const std::string& folder);

  std::int64_t files() const { return files_; }
  std::int64_t planned() const { return planned_; }

  /// The planned file that follows a location in the order of locations; "" for the first.
  std::optional<PlannedFile> after(const std::string& location);

  /// The known location that follows another, at which nothing was found though its folder was looked through.
  std::optional<std::string> missing_after(const std::string& location);

  /// How many of the found files have a document without a reading now.
  std::int64_t failing();

  /// The same with their errors, for whoever lists them: rows of path and error.
  Result<Rows> failures();

  /// Notes that the bytes of a file are being read; false where those of another file in this run are the same.
  bool begin_reading(const FileInfo& file);

  /// Where the same bytes were read in this run; empty where they were not.
  std::string read_at(const std::string& sha256);

  /// Puts a file aside whose bytes stand elsewhere, and gives those put aside in the order of locations.
  void put_aside(const FileInfo& file);
  std::optional<FileInfo> aside_after(const std::string& location);

 private:
  Database& database_;
  Selection selection_;
  Statement add_, next_, missing_, begin_reading_, read_at_, put_aside_, next_aside_;
  std::int64_t files_ = 0, planned_ = 0;
};

}  // namespace prongsai
