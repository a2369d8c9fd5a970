#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/store/sqlite.h"

namespace prongsai {

/// Brings the texts of documents into the full-text search, many documents at a time (one by one, writing the index
/// would take longer than reading the documents). Taking texts out again is left to triggers of the schema.
/// Failures wait in the Database.
class SearchIndex {
 public:
  explicit SearchIndex(Database& database);

  /// Remembers a document that has been stored, whose pages have about that many bytes of text.
  void add(std::int64_t document_id, std::size_t bytes);

  /// True once enough has come together.
  bool is_due() const;

  /// Indexes what was added. To be called inside a transaction; forget() once that is committed.
  void write();
  void forget();

  /// Indexes these documents, whose numbers are a JSON array, at once. To be called inside a transaction.
  void index(const std::string& documents);

  /// Indexes whatever stored text the index lacks: what a run that was killed has left.
  void catch_up();

 private:
  Database& database_;
  Statement insert_pages_, insert_measures_;
  std::vector<std::int64_t> documents_;
  std::size_t bytes_ = 0;
};

}  // namespace prongsai
