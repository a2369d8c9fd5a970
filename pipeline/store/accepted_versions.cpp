#include "pipeline/store/accepted_versions.h"

namespace prongsai {
namespace {

constexpr const char* insert_sql = "INSERT OR IGNORE INTO temp.accepted_version (format, version) VALUES (?, ?)";

}  // namespace

void accept_versions(Database& database, const ExtractorVersion& version) {
  database.execute(
      "DROP TABLE IF EXISTS temp.accepted_version;"
      "CREATE TEMP TABLE accepted_version (format TEXT NOT NULL, version TEXT NOT NULL, PRIMARY KEY (format, version)) WITHOUT ROWID");
  Statement insert = database.prepare(insert_sql);
  for (const char* format : {"", "pdf", "docx", "txt", "image"}) insert.run(format, version.of(format));
}

void accept_versions_since(Database& database, std::string_view version) {
  Statement stored = database.prepare("SELECT DISTINCT coalesce(format, ''), extractor_version FROM document");
  Statement insert = database.prepare(insert_sql);
  while (stored.next()) {
    if (!is_older(stored.text(1), version)) insert.run(stored.text(0), stored.text(1));
  }
}

}  // namespace prongsai
