#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/store/sqlite.h"

namespace prongsai {

/// A record that is corrected, by kind ("document" or a kind of the table `record`) and id.
struct CorrectedRecord {
  std::string kind;
  std::int64_t id = 0;
};

/// What a column that may be corrected holds now, as text.
std::optional<std::string> value_of(Database& database, const CorrectedRecord& record, std::string_view column);

/// Writes it. Of a document, the parts of its organisation lead to another organisation, which is made where there is none.
void set_value(Database& database, const CorrectedRecord& record, std::string_view column, const std::optional<std::string>& value);

/// What tells a record among those of its document while all of them say what was read: what it is called (`key`), the page, table and row
/// it was read from (`place`), and which of several alike it is (`ordinal`), as a JSON object. "{}" for a document.
std::string anchor_of(Database& database, const CorrectedRecord& record);

/// The record of a document that an anchor tells: the only one of that key, else of that key and place, else of these and that ordinal.
/// Nothing where there is none.
std::optional<std::int64_t> find_record(Database& database, std::int64_t document_id, std::string_view kind, std::string_view anchor);

/// Where the file of a document lies; empty where there is no such document.
std::string location_of(Database& database, std::int64_t document_id);

}  // namespace prongsai
