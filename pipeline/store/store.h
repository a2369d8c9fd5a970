#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/extractor_version.h"
#include "pipeline/file_stamp.h"
#include "pipeline/read_document.h"
#include "pipeline/store/corrections.h"
#include "pipeline/store/record_writer.h"
#include "pipeline/store/search_index.h"
#include "pipeline/store/sqlite.h"

namespace prongsai {

/// A file as it was found.
struct FileInfo {
  std::string location;  ///< absolute; what identifies the document from run to run
  std::string path;      ///< as found under the folder that was ingested; what readers see
  std::string sha256;    ///< of its bytes; empty where they could not be read
  std::int64_t bytes = 0;
  std::optional<FileStamp> stamp = {};  ///< by which the same bytes are known again; none where that cannot be told
};

/// What the database holds about a location.
struct KnownDocument {
  std::int64_t document_id = 0;
  std::string sha256, extractor_version, status, error;
  std::string code, stage;  ///< of the first problem
};

/// What reading a document took.
struct Effort {
  double seconds = 0;
  std::int64_t peak_mb = 0;  ///< memory of the process that read it; 0 where unknown
};

/// What a run came to, for its row in the database.
struct RunTotals {
  std::string_view outcome;  ///< "finished", "interrupted" or "stopped"
  double seconds = 0;
  std::int64_t files = 0, bytes = 0;
  std::int64_t ok = 0, partial = 0, failed = 0, unchanged = 0, copied = 0, vanished = 0, skipped = 0;
};

/// The database as a run fills it: one transaction a document, one writer at a time, the newest
/// content of a file only, with what people have corrected of it. What newer content replaces is deleted and leaves a line in `history`. Texts can be
/// searched for a little later than read, at the latest after finish().
class Store {
 public:
  /// Opens a database, or makes one where there is none, and brings its tables up to date.
  static Result<Store> open(const std::filesystem::path& file, const ExtractorVersion& extractor_version);

  /// Begins the run's row in the database; whatever else writes does so too. A reader in the middle of a query is in the way of
  /// it: `go_on_waiting` is asked now and then, and ends the wait, with an error, with false. Without it the wait is short.
  Status begin_run(const std::function<bool()>& go_on_waiting = {});

  std::optional<KnownDocument> at(const std::string& location);

  /// Another document with the same bytes, read by an accepted extractor version; 0 where there is none.
  std::int64_t with_content(const std::string& sha256);

  /// Stores what a file gave, in place of what was there. A reading that the tables refuse (an
  /// internal error) is stored as a failed document.
  Status write(const FileInfo& file, const Reading& reading, const std::optional<Effort>& effort = {});
  Status write_failure(const FileInfo& file, const Error& error, const std::optional<Effort>& effort = {});

  /// Stores for a file what a document with the same bytes gave when it was read; corrections are those of the file.
  Status copy(std::int64_t document_id, const FileInfo& file);

  /// Whether enough texts have come together that the search index lacks, and brings them in: most of a second's work. Until it has come
  /// back, nothing else may be asked of the store, which may be on another thread then.
  bool is_index_due() const { return search_.is_due(); }
  Status write_index();

  /// Notes how a file stands now whose bytes are still those of its document.
  Status renew_stamp(std::int64_t document_id, const std::optional<FileStamp>& stamp);

  /// Begins the run of somebody who changes documents by himself: finish() will tidy up.
  Status begin_changes() {
    is_changed_ = true;
    return begin_run();
  }

  /// Takes a file that is gone out of the database.
  Status remove(const std::string& location);

  /// Ends the run: tidies up and leaves one self-contained file.
  Status finish(const std::optional<RunTotals>& totals = {});

  Database& database() { return *database_; }

  /// The row of this run; 0 until it has begun.
  std::int64_t run_id() const { return run_id_; }

 private:
  Store(std::unique_ptr<Database> database, const ExtractorVersion& extractor_version);

  /// Makes room for a file: what was there goes to `history`. The id that the file's row has, or 0.
  std::int64_t retire(const std::string& location, std::string_view new_sha256);
  std::int64_t insert_document(const FileInfo& file, std::string_view status, const Reading* reading);
  void insert_problems(std::int64_t document_id, const std::vector<Error>& errors);
  void insert_stamp(std::int64_t document_id, const std::optional<FileStamp>& stamp);
  void insert_effort(std::int64_t document_id, const std::optional<Effort>& effort);
  Status try_write(const FileInfo& file, const Reading& reading, const std::optional<Effort>& effort);
  void write_totals(const RunTotals& totals);

  std::unique_ptr<Database> database_;  ///< the writer refers to it, so it stays where it is
  ExtractorVersion extractor_version_;
  RecordWriter writer_;
  SearchIndex search_;
  Corrections corrections_;
  Statement insert_document_, insert_problem_, find_location_, find_content_, retire_, delete_document_, insert_stamp_, insert_effort_;
  std::int64_t run_id_ = 0;  ///< 0 until something is written
  bool is_changed_ = false;  ///< documents have come or gone
};

}  // namespace prongsai
