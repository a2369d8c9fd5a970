#include "pipeline/links/link_documents.h"

#include "pipeline/interrupt.h"
#include "pipeline/links/link_copies.h"
#include "pipeline/links/link_promises.h"
#include "pipeline/links/link_reports.h"
#include "pipeline/memory_use.h"
#include "pipeline/store/corrections.h"
#include "pipeline/store/summaries.h"

namespace prongsai {
namespace {

// While the state says that it is not current, the view gives what the scores say.
constexpr const char* write_organisation_years_sql =
    "DELETE FROM link_organisation_year; INSERT INTO link_organisation_year SELECT * FROM organisation_year_now";

// The pages that a run has kept of the database while it wrote are not those that are read now, and their memory is needed for the texts
// that are compared. Documents and their records are read in the order in which they lie.
constexpr const char* less_cache_sql = "PRAGMA cache_size = -16384";

}  // namespace

bool are_links_current(Database& database, const LinkRules& rules) {
  return database.prepare("SELECT is_current AND rules = ? FROM link_state").lookup(rules.version).value_or(0) != 0;
}

// Each step reads what the one before it has written.
Status link_documents(Store& store, const LinkRules& rules) {
  Database& database = store.database();
  if (are_links_current(database, rules)) return database.take_status();
  if (Status status = store.begin_run(); !status) return status;
  database.execute(less_cache_sql);
  give_back_freed_memory();
  Transaction transaction(database);
  // What the planner knows of sizes may be from a first night with a handful of files: by that it looks through all records for each document.
  database.execute("PRAGMA analysis_limit = 400; ANALYZE");
  database.execute("UPDATE link_state SET is_current = 0");
  for (const auto step : {link_reports, link_copies, link_promises}) {
    if (InterruptGuard::requested()) return database.take_status();
    step(database, rules);
  }
  Corrections(database).renew_reviews();  // of the findings that were just written
  database.execute(write_organisation_years_sql);
  write_summaries(database);
  database.prepare("UPDATE link_state SET is_current = 1, rules = ?").run(rules.version);
  if (InterruptGuard::requested()) return database.take_status();
  return transaction.commit();
}

}  // namespace prongsai
