#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "pipeline/store/content_tables.h"
#include "pipeline/store/sqlite.h"

namespace prongsai {

/// The documents of an attached database that are to be copied into the main one, and the numbers that they, and the
/// organisations and units of that database, have there: temporary tables of the connection. Failures wait in the Database.
struct CopyPlan {
  std::string from;  ///< the name that the database was attached by

  /// Makes the tables: copied, organisation_as, unit_as (id, to_id each), all empty.
  void make_tables(Database& database) const;

  /// Finds, or makes, the organisations and units in the main database.
  void map_names(Database& database) const;

  /// Copies the rows of all content tables (see content_tables()) for the documents in `copied`. Grids, pages and records get
  /// numbers after all that were ever given, in the same order as before. Gives the number of rows.
  std::int64_t copy(Database& database, std::span<const ContentTable> tables, std::int64_t run_id) const;
};

}  // namespace prongsai
