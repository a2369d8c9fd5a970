#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "models/result.h"
#include "pipeline/store/content_tables.h"
#include "pipeline/store/search_index.h"
#include "pipeline/store/store.h"

namespace prongsai {

/// What one shard gave.
struct MergedShard {
  std::int64_t documents = 0;                      ///< it holds
  std::int64_t taken = 0, replaced = 0, gone = 0;  ///< documents of the target that are new, that were older, that the shard saw vanish
  std::int64_t rows = 0;                           ///< written to the content tables
  bool is_whole = true;                            ///< false where the shard's last run was cut off
  bool interrupted = false;                        ///< the rest of the shard is left for the next time
};

/// Brings the documents of other databases of the same version into one. Where both hold a location, the newer reading stands
/// (extracted_at; within one second the shard's). Files that a shard's own history saw vanish after the target's reading go.
/// Corrections of all of them are brought together: of two of the same value the newer stands, also where it was made in another database than
/// that which has the newer reading. What is there already is left alone, so a merge may be repeated, also after one that was cut off: some hundred documents
/// are one transaction, with all that hangs on them and their texts in the search.
class Merge {
 public:
  explicit Merge(Store& target);

  /// Fails with `storage_failed` where a run is filling the shard, and where the file is missing, damaged, no database of ours, or of another
  /// version; what of it was committed before damage was met stays.
  Result<MergedShard> add(const std::filesystem::path& shard);

 private:
  Result<MergedShard> take_over();
  Status begin();
  Status take_corrections();
  Status take_group(MergedShard& merged);
  Status remove_vanished(MergedShard& merged);

  Store& target_;
  Database& database_;
  std::vector<ContentTable> tables_;
  SearchIndex search_;
};

}  // namespace prongsai
