#include "pipeline/batch.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>

#include "pipeline/interrupt.h"
#include "pipeline/read_file.h"

namespace prongsai {
namespace {

constexpr std::chrono::milliseconds clock_interval(200);  ///< how often the clocks of silent workers are looked at

// What the workers live on while the search index is written: a quarter of a second of short documents.
constexpr int documents_in_stock_for_a_job = 40, most_documents_in_stock = 256, documents_made_ready_in_a_turn = 4;
constexpr std::int64_t most_bytes_in_stock = std::int64_t{32} << 20;

}  // namespace

Batch::Batch(Store& store, Inventory& inventory, ReadFunction read, const BatchOptions& options, Display& display)
    : store_(store), inventory_(inventory), read_(std::move(read)), options_(options), display_(display) {}

Status Batch::run() {
  summary_.files = inventory_.files();
  summary_.unchanged = inventory_.files() - inventory_.planned();
  Status status = read_planned();
  summary_.interrupted = InterruptGuard::requested();

  if (status) status = make_copies();
  if (status && !summary_.interrupted) status = remove_vanished();
  if (status) summary_.failing = inventory_.failing();
  if (status) status = store_.database().take_status();
  summary_.stopped = !status;
  return status;
}

Status Batch::read_planned() {
  WorkerPool pool(read_, options_.jobs, options_.limits, display_);
  next_ = inventory_.after("");
  Status status = Done{};
  while (status && (next_ || !stock_.empty() || !pool.is_idle()) && !InterruptGuard::requested()) status = take_turn(pool);
  if (Status indexed = end_indexing(pool); status) status = indexed;
  while (status && pool.has_finished()) status = store_finished(pool);
  return status ? store_.database().take_status() : status;
}

// First the workers, so that they read while the database is busy.
Status Batch::take_turn(WorkerPool& pool) {
  for (; !stock_.empty() && pool.has_room(); stock_.pop_front()) {
    summary_.bytes += stock_.front().file.bytes;
    pool.give(std::move(stock_.front()));
  }
  if (!indexing_) {
    if (Status status = store_finished(pool); !status) return status;
    if (Status status = add_to_stock(pool); !status) return status;
    if (Status status = begin_indexing(pool); !status) return status;
  }
  const bool has_more_to_do = (!indexing_ && (wants_stock(pool) || pool.has_finished())) || (!stock_.empty() && pool.has_room());
  if (Status status = pool.wait(has_more_to_do ? std::chrono::milliseconds(0) : clock_interval, indexing_ ? indexing_->descriptor() : -1); !status)
    return status;
  display_.tick();
  return indexing_ && indexing_->is_done() ? end_indexing(pool) : Done{};
}

/// Whether another document is to be made ready. One worker does without a stock: one job, one processor.
bool Batch::wants_stock(const WorkerPool& pool) const {
  if (!next_) return false;
  if (options_.jobs == 1) return stock_.empty() && pool.has_room();
  std::int64_t bytes = 0;
  for (const DocumentToRead& document : stock_) bytes += document.file.bytes;
  const int most = std::min(documents_in_stock_for_a_job * options_.jobs, most_documents_in_stock);
  return stock_.empty() || (bytes < most_bytes_in_stock && std::ssize(stock_) < most);
}

Status Batch::add_to_stock(const WorkerPool& pool) {
  for (int added = 0; added < documents_made_ready_in_a_turn && wants_stock(pool); ++added) {
    if (Status status = prepare(*next_); !status) return status;
    next_ = inventory_.after(next_->location);
  }
  return Done{};
}

/// Makes a document ready to be read, or settles it without.
Status Batch::prepare(const PlannedFile& planned) {
  FileInfo file{planned.location, planned.path, "", 0};
  const std::filesystem::path name = original_name(planned.location);
  auto content = DocumentBytes::of_file(name, file.bytes, options_.tick);
  if (!content) {
    if (is_gone(name)) return remove(planned.location);
    return is_known_failure(planned, content.error()) ? Done{} : store_outcome({std::move(file), content.error()});
  }
  file.sha256 = content->sha256();
  file.stamp = content->stamp();
  if (is_known(planned, file)) return store_.renew_stamp(planned.document_id, file.stamp);

  const bool stands_elsewhere = options_.copy_known && options_.copy_equal && store_.with_content(file.sha256) != 0;
  if (stands_elsewhere || (options_.copy_equal && !inventory_.begin_reading(file))) {
    inventory_.put_aside(file);
  } else {
    stock_.push_back({std::move(file), *std::move(content)});
  }
  return Done{};
}

Status Batch::store_finished(WorkerPool& pool) {
  const auto outcome = pool.take_finished();
  return outcome ? store_outcome(*outcome, outcome->effort) : Done{};
}

/// Writes the search index where enough has come together for it: beside the workers where there are several, once there is a stock for them.
Status Batch::begin_indexing(WorkerPool& pool) {
  if (!store_.is_index_due() || wants_stock(pool)) return Done{};
  if (options_.jobs == 1) return store_.write_index();
  pool.hold();
  indexing_.emplace([this] { return store_.write_index(); });
  return Done{};
}

Status Batch::end_indexing(WorkerPool& pool) {
  if (!indexing_) return Done{};
  Status status = indexing_->result();
  indexing_.reset();
  pool.release();
  return status;
}

/// True where a file has been touched, and its bytes are still those that were read.
bool Batch::is_known(const PlannedFile& planned, const FileInfo& file) {
  if (planned.reason != Reason::touched || planned.sha256 != file.sha256) return false;
  count({.path = file.path, .status = "unchanged"});
  return true;
}

bool Batch::is_known_failure(const PlannedFile& planned, const Error& unreadable) {
  if (planned.reason != Reason::touched || planned.status != "failed" || !planned.sha256.empty()) return false;
  const auto known = store_.at(planned.location);
  if (!known || known->error != render(unreadable)) return false;
  count({.path = planned.path, .status = "unchanged"});
  return true;
}

Status Batch::store_outcome(const ReadOutcome& outcome, const std::optional<Effort>& effort) {
  const FileInfo& file = outcome.file;
  const Result<Reading>& reading = outcome.reading;
  Status status = reading ? store_.write(file, *reading, effort) : store_.write_failure(file, reading.error(), effort);
  if (!status) return status;
  const auto stored = store_.at(file.location);
  if (!stored) return store_.database().take_status();
  const bool has_pages = reading && stored->status != "failed" && !reading->document.pages.empty() && reading->document.pages.front().number > 0;
  count({.path = file.path,
         .status = stored->status,
         .code = stored->code,
         .stage = stored->stage,
         .error = stored->error,
         .pages = has_pages ? static_cast<int>(reading->document.pages.size()) : 0,
         .seconds = effort ? effort->seconds : 0,
         .peak_mb = effort ? effort->peak_mb : 0});
  return status;
}

/// The document with a file's bytes that this run has read, or an earlier one; 0 where an interrupt came first.
std::int64_t Batch::original_of(const FileInfo& copy) {
  const std::string location = inventory_.read_at(copy.sha256);
  if (location.empty()) return store_.with_content(copy.sha256);
  const auto read = store_.at(location);
  return read && read->sha256 == copy.sha256 ? read->document_id : 0;
}

Status Batch::make_copies() {
  for (auto file = inventory_.aside_after(""); file; file = inventory_.aside_after(file->location)) {
    const std::int64_t original = original_of(*file);
    if (original == 0) continue;
    if (Status status = store_.copy(original, *file); !status) return status;
    if (Status status = store_.is_index_due() ? store_.write_index() : Done{}; !status) return status;
    count({.path = file->path, .status = "copied"});
  }
  return store_.database().take_status();
}

// A file that is still there, but would be skipped, was once named itself.
Status Batch::remove_vanished() {
  for (auto location = inventory_.missing_after(""); location; location = inventory_.missing_after(*location)) {
    if (!is_gone(original_name(*location))) continue;
    if (Status status = remove(*location); !status) return status;
  }
  return store_.database().take_status();
}

/// Takes out what is known of a file that is gone.
Status Batch::remove(const std::string& location) {
  if (!store_.at(location)) return store_.database().take_status();
  if (Status status = store_.remove(location); !status) return status;
  ++summary_.vanished;
  display_.done({.path = location, .status = "vanished"});
  return Done{};
}

void Batch::count(FinishedFile finished) {
  std::int64_t& counter = finished.status == "ok"          ? summary_.ok
                          : finished.status == "partial"   ? summary_.partial
                          : finished.status == "unchanged" ? summary_.unchanged
                          : finished.status == "copied"    ? summary_.copied
                                                           : summary_.failed;
  ++counter;
  display_.done(finished);
}

}  // namespace prongsai
