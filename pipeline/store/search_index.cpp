#include "pipeline/store/search_index.h"

#include <fmt/format.h>

#include <string>

namespace prongsai {
namespace {

// A quarter of a second of work, and a few megabytes of memory.
constexpr std::size_t enough_bytes = std::size_t{2} << 20;
constexpr std::size_t enough_documents = 500;

// One statement for all documents, because FTS5 writes what it has gathered at the end of each; the numbers of the
// documents come as a JSON array. CROSS JOIN: the documents' rows first; SQLite may choose to look through all texts
// instead. What is indexed already (another run at the same time may have done it) must not be indexed twice.
constexpr const char* insert_pages_sql =
    "INSERT INTO page_search (rowid, text) "
    "SELECT p.page_id, fold_text(p.text) || char(10, 10) FROM json_each(?) d CROSS JOIN page p ON p.document_id = d.value "
    "WHERE NOT EXISTS (SELECT 1 FROM page_search_docsize WHERE id = p.page_id)";

constexpr const char* insert_measures_sql =
    "INSERT INTO measure_search (rowid, text) "
    "SELECT m.measure_id, fold_text(m.text) || char(10, 10) FROM json_each(?) d CROSS JOIN record r ON r.document_id = d.value AND r.kind = "
    "'measure' "
    "CROSS JOIN measure_text m ON m.measure_id = r.record_id "
    "WHERE NOT EXISTS (SELECT 1 FROM measure_search_docsize WHERE id = r.record_id)";

constexpr const char* catch_up_sql =
    "INSERT INTO page_search (rowid, text) "
    "SELECT page_id, fold_text(text) || char(10, 10) FROM page WHERE page_id NOT IN (SELECT id FROM page_search_docsize);"
    "INSERT INTO measure_search (rowid, text) "
    "SELECT measure_id, fold_text(text) || char(10, 10) FROM measure_text WHERE measure_id NOT IN (SELECT id FROM measure_search_docsize)";

}  // namespace

SearchIndex::SearchIndex(Database& database)
    : database_(database), insert_pages_(database.prepare(insert_pages_sql)), insert_measures_(database.prepare(insert_measures_sql)) {}

void SearchIndex::add(std::int64_t document_id, std::size_t bytes) {
  documents_.push_back(document_id);
  bytes_ += bytes;
}

bool SearchIndex::is_due() const { return bytes_ >= enough_bytes || documents_.size() >= enough_documents; }

void SearchIndex::write() { index(fmt::format("[{}]", fmt::join(documents_, ","))); }

void SearchIndex::index(const std::string& documents) {
  insert_pages_.run(documents);
  insert_measures_.run(documents);
}

void SearchIndex::forget() {
  documents_.clear();
  bytes_ = 0;
}

void SearchIndex::catch_up() { database_.execute(catch_up_sql); }

}  // namespace prongsai
