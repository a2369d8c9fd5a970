#include "pipeline/store/search_index.h"

namespace prongsai {
namespace {

// Half a second of work, and a few megabytes of memory.
constexpr std::size_t enough_bytes = std::size_t{4} << 20;
constexpr std::size_t enough_documents = 500;

// What is indexed already (another run at the same time may have done it) must not be indexed twice.
constexpr const char* insert_pages_sql =
    "INSERT INTO page_search (rowid, text) "
    "SELECT page_id, text FROM page_folded WHERE page_id IN (SELECT page_id FROM page WHERE document_id = ?) "
    "AND page_id NOT IN (SELECT id FROM page_search_docsize)";

constexpr const char* insert_measures_sql =
    "INSERT INTO measure_search (rowid, text) "
    "SELECT measure_id, text FROM measure_folded WHERE measure_id IN (SELECT record_id FROM record WHERE document_id = ? AND kind = 'measure') "
    "AND measure_id NOT IN (SELECT id FROM measure_search_docsize)";

constexpr const char* catch_up_sql =
    "INSERT INTO page_search (rowid, text) "
    "SELECT page_id, text FROM page_folded WHERE page_id NOT IN (SELECT id FROM page_search_docsize);"
    "INSERT INTO measure_search (rowid, text) "
    "SELECT measure_id, text FROM measure_folded WHERE measure_id NOT IN (SELECT id FROM measure_search_docsize)";

}  // namespace

SearchIndex::SearchIndex(Database& database)
    : database_(database), insert_pages_(database.prepare(insert_pages_sql)), insert_measures_(database.prepare(insert_measures_sql)) {}

void SearchIndex::add(std::int64_t document_id, std::size_t bytes) {
  documents_.push_back(document_id);
  bytes_ += bytes;
}

bool SearchIndex::is_due() const { return bytes_ >= enough_bytes || documents_.size() >= enough_documents; }

void SearchIndex::write() {
  for (const std::int64_t document : documents_) {
    insert_pages_.run(document);
    insert_measures_.run(document);
  }
}

void SearchIndex::forget() {
  documents_.clear();
  bytes_ = 0;
}

void SearchIndex::catch_up() { database_.execute(catch_up_sql); }

}  // namespace prongsai
