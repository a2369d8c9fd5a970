#pragma once

#include <string>
#include <vector>

#include "pipeline/store/sqlite.h"

namespace prongsai {

/// A column of a table that holds what documents say.
struct ContentColumn {
  std::string name;
  std::string ids_of;  ///< the table whose rows its numbers identify; empty for a plain value
};

/// A table whose rows belong to documents: they go when their document goes.
struct ContentTable {
  std::string name;
  std::vector<ContentColumn> columns;

  /// The column that leads to the document: the first whose numbers are of documents, records or grids.
  const ContentColumn& owner() const;
};

/// `document` and every table that hangs on it, each after those that it refers to; read from the foreign keys, so that a
/// new table needs no entry anywhere. Not those whose names begin with link_: what only several documents tell is worked out anew. Which rows a number identifies is followed to its source: a score is its record.
/// Failures wait in the Database.
std::vector<ContentTable> content_tables(Database& database);

}  // namespace prongsai
