#include "pipeline/batch.h"

#include <fmt/core.h>
#include <poll.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "pipeline/interrupt.h"
#include "pipeline/read_file.h"

namespace prongsai {
namespace {

constexpr int clock_interval_ms = 200;  ///< how often the clocks of silent workers are looked at

}  // namespace

Batch::Batch(Store& store, Inventory& inventory, ReadFunction read, const BatchOptions& options, Display& display)
    : store_(store), inventory_(inventory), read_(std::move(read)), options_(options), display_(display) {}

Status Batch::run() {
  summary_.files = inventory_.files();
  summary_.unchanged = inventory_.files() - inventory_.planned();
  Status status = read_planned();
  jobs_.clear();
  idle_.clear();
  summary_.interrupted = InterruptGuard::requested();

  if (status) status = make_copies();
  if (status && !summary_.interrupted) status = remove_vanished();
  if (status) summary_.failing = inventory_.failing();
  if (status) status = store_.database().take_status();
  summary_.stopped = !status;
  return status;
}

Status Batch::read_planned() {
  auto next = inventory_.after("");
  while ((next || !jobs_.empty()) && !InterruptGuard::requested()) {
    const bool has_room = next && jobs_.size() < static_cast<std::size_t>(options_.jobs);
    if (has_room) {
      if (Status status = begin(*next); !status) return status;
      next = inventory_.after(next->location);
    }
    if (Status status = wait_for_workers(has_room ? 0 : clock_interval_ms); !status) return status;
  }
  return store_.database().take_status();
}

Status Batch::begin(const PlannedFile& planned) {
  FileInfo file{planned.location, planned.path, "", 0};
  const std::filesystem::path name = original_name(planned.location);
  auto content = DocumentBytes::of_file(name, file.bytes, options_.tick);
  if (!content) {
    if (is_gone(name)) return remove(planned.location);
    return is_known_failure(planned, content.error()) ? Done{} : store_outcome(file, content.error());
  }
  file.sha256 = content->sha256();
  file.stamp = content->stamp();
  if (is_known(planned, file)) return store_.renew_stamp(planned.document_id, file.stamp);

  const bool stands_elsewhere = options_.copy_known && store_.with_content(file.sha256) != 0;
  if (stands_elsewhere || !inventory_.begin_reading(file)) {
    inventory_.put_aside(file);
    return Done{};
  }
  auto worker = idle_worker();
  if (!worker) return store_outcome(file, worker.error());
  worker->give(*content, file.path);
  summary_.bytes += file.bytes;
  display_.started(file.path);
  jobs_.push_back({*std::move(worker), std::move(file), *std::move(content), {}, std::chrono::steady_clock::now()});
  return Done{};
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

Result<Worker> Batch::idle_worker() {
  while (!idle_.empty()) {
    Worker worker = std::move(idle_.back());
    idle_.pop_back();
    if (worker.is_idle()) return worker;
  }
  return Worker::start(read_, options_.limits);
}

Status Batch::wait_for_workers(int most_ms) {
  std::vector<pollfd> waiting;
  for (const Job& job : jobs_) waiting.push_back({job.worker.descriptor(), POLLIN, 0});
  if (poll(waiting.data(), waiting.size(), most_ms) < 0 && errno != EINTR) {
    return Error{ErrorCode::internal, fmt::format("poll: {}", std::strerror(errno)), "read", 0};
  }
  display_.tick();
  auto job = jobs_.begin();
  for (const pollfd& each : waiting) {
    const bool alive = each.revents == 0 || job->worker.exchange();
    if (alive && !job->worker.is_overdue()) {
      if (each.revents != 0) display_.page(job->file.path, job->worker.step().page, job->worker.step().pages);
      ++job;
      continue;
    }
    const auto done = complete(*job);
    if (!done) return done.error();
    job = *done ? jobs_.erase(job) : std::next(job);
  }
  return Done{};
}

/// False where the document has killed its worker and was given to a new one.
Result<bool> Batch::complete(Job& job) {
  auto outcome = job.worker.finish();
  job.peak_mb = std::max(job.peak_mb, job.worker.peak_mb());
  if (job.worker.is_idle()) idle_.push_back(std::move(job.worker));
  if (job.worker.was_killed() && job.attempts.go_on_after(outcome.error(), job.worker.was_ended_from_outside())) {
    auto worker = Worker::start(read_, options_.limits);
    if (worker) {
      job.worker = *std::move(worker);
      job.worker.give(job.bytes, job.file.path, job.attempts.spared());
      return false;
    }
  }
  if (!outcome) outcome = job.attempts.settled(std::move(outcome).error());
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - job.begun;
  if (Status status = store_outcome(job.file, outcome, Effort{taken.count(), job.peak_mb}); !status) return status.error();
  return true;
}

Status Batch::store_outcome(const FileInfo& file, const Result<Reading>& outcome, const std::optional<Effort>& effort) {
  Status status = outcome ? store_.write(file, *outcome, effort) : store_.write_failure(file, outcome.error(), effort);
  if (!status) return status;
  const auto stored = store_.at(file.location);
  if (!stored) return store_.database().take_status();
  const bool has_pages = outcome && stored->status != "failed" && !outcome->document.pages.empty() && outcome->document.pages.front().number > 0;
  count({.path = file.path,
         .status = stored->status,
         .code = stored->code,
         .stage = stored->stage,
         .error = stored->error,
         .pages = has_pages ? static_cast<int>(outcome->document.pages.size()) : 0,
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
