#include "pipeline/batch.h"

#include <fmt/core.h>
#include <poll.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <set>
#include <utility>

#include "pipeline/interrupt.h"
#include "pipeline/document_bytes.h"

namespace prongsai {
namespace {

constexpr int clock_interval_ms = 200;  ///< how often the clocks of silent workers are looked at

bool is_below(const std::string& location, const std::string& folder) { return location.starts_with(folder.ends_with('/') ? folder : folder + '/'); }

}  // namespace

Batch::Batch(Store& store, ReadFunction read, const BatchOptions& options, Display& display)
    : store_(store), read_(std::move(read)), options_(options), display_(display) {}

Result<BatchSummary> Batch::run(const Discovery& discovery) {
  summary_.files = static_cast<int>(discovery.files.size());
  summary_.skipped = discovery.skipped;
  summary_.problems = discovery.problems;
  display_.begin(summary_.files);

  auto next = discovery.files.begin();
  while ((next != discovery.files.end() || !jobs_.empty()) && !InterruptGuard::requested()) {
    while (next != discovery.files.end() && jobs_.size() < static_cast<std::size_t>(options_.jobs) && !InterruptGuard::requested()) {
      if (Status status = begin(*next++); !status) return status.error();
    }
    if (Status status = wait_for_workers(); !status) return status.error();
  }
  jobs_.clear();
  idle_.clear();
  summary_.interrupted = InterruptGuard::requested();

  if (Status status = make_copies(); !status) return status.error();
  if (!summary_.interrupted) {
    if (Status status = remove_vanished(discovery); !status) return status.error();
  }
  display_.end();
  return std::move(summary_);
}

Status Batch::begin(const FoundFile& found) {
  FileInfo file{found.location, found.path, "", 0};
  auto bytes = DocumentBytes::of_file(found.file, file.bytes);
  const auto unreadable = bytes ? std::nullopt : std::optional(bytes.error());
  if (bytes) file.sha256 = bytes->sha256();

  if (is_known(file, unreadable)) return Done{};
  if (unreadable) return store_outcome(file, *unreadable);
  const bool stands_elsewhere = !options_.force && !options_.retry && store_.with_content(file.sha256) != 0;
  if (begun_.contains(file.sha256) || stands_elsewhere) {
    copies_.push_back(std::move(file));
    return Done{};
  }
  auto worker = idle_worker();
  if (!worker) return store_outcome(file, worker.error());
  worker->give(*bytes, file.path);
  begun_.emplace(file.sha256, file.location);
  jobs_.push_back({*std::move(worker), std::move(file), *std::move(bytes), {}});
  return Done{};
}

Result<Worker> Batch::idle_worker() {
  while (!idle_.empty()) {
    Worker worker = std::move(idle_.back());
    idle_.pop_back();
    if (worker.is_idle()) return worker;
  }
  return Worker::start(read_, options_.limits);
}

bool Batch::is_known(const FileInfo& file, const std::optional<Error>& unreadable) {
  const auto known = store_.at(file.location);
  if (!known || known->sha256 != file.sha256 || known->extractor_version != options_.extractor_version) return false;
  const bool failed = known->status == "failed";
  if (unreadable && known->error != render(*unreadable)) return false;
  if (!unreadable && (options_.force || (options_.retry && failed))) return false;
  count(file, "unchanged", failed ? known->error : "");
  return true;
}

Status Batch::wait_for_workers() {
  std::vector<pollfd> waiting;
  for (const Job& job : jobs_) waiting.push_back({job.worker.descriptor(), POLLIN, 0});
  if (poll(waiting.data(), waiting.size(), clock_interval_ms) < 0 && errno != EINTR) {
    return Error{ErrorCode::internal, fmt::format("poll: {}", std::strerror(errno)), "read", 0};
  }
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
  if (job.worker.is_idle()) idle_.push_back(std::move(job.worker));
  if (job.worker.was_killed() && job.attempts.go_on_after(outcome.error())) {
    auto worker = Worker::start(read_, options_.limits);
    if (worker) {
      job.worker = *std::move(worker);
      job.worker.give(job.bytes, job.file.path, job.attempts.spared());
      return false;
    }
  }
  if (!outcome) outcome = job.attempts.settled(std::move(outcome).error());
  if (Status status = store_outcome(job.file, outcome); !status) return status.error();
  return true;
}

Status Batch::store_outcome(const FileInfo& file, const Result<Reading>& outcome) {
  Status status = outcome ? store_.write(file, *outcome) : store_.write_failure(file, outcome.error());
  if (!status) return status;
  const auto stored = store_.at(file.location);
  if (!stored) return store_.database().take_status();
  count(file, stored->status, stored->error);
  return status;
}

/// The document with a file's bytes that this run has read, or an earlier one; 0 where an interrupt came first.
std::int64_t Batch::original_of(const FileInfo& copy) {
  const auto begun = begun_.find(copy.sha256);
  if (begun == begun_.end()) return store_.with_content(copy.sha256);
  const auto read = store_.at(begun->second);
  return read && read->sha256 == copy.sha256 ? read->document_id : 0;
}

Status Batch::make_copies() {
  for (const FileInfo& file : copies_) {
    const std::int64_t original = original_of(file);
    if (original == 0) continue;
    if (Status status = store_.copy(original, file); !status) return status;
    const auto stored = store_.at(file.location);
    count(file, "copied", stored && stored->status == "failed" ? stored->error : "");
  }
  return store_.database().take_status();
}

// A folder that could not be listed says nothing about its files; and a file that is still there, but
// would be skipped, was once named itself.
Status Batch::remove_vanished(const Discovery& discovery) {
  std::set<std::string> seen;
  for (const FoundFile& file : discovery.files) seen.insert(file.location);
  for (const std::string& folder : discovery.folders) {
    const auto locations = store_.locations_below(folder);
    if (!locations) return locations.error();
    for (const std::string& location : *locations) {
      std::error_code unknown;
      const bool unlisted = std::any_of(discovery.unread.begin(), discovery.unread.end(), [&](const auto& f) { return is_below(location, f); });
      if (seen.contains(location) || unlisted || std::filesystem::exists(original_name(location), unknown)) continue;
      if (Status status = store_.remove(location); !status) return status;
      ++summary_.vanished;
      display_.done(location, "vanished", "");
    }
  }
  return Done{};
}

void Batch::count(const FileInfo& file, std::string_view status, const std::string& error) {
  int& counter = status == "ok"          ? summary_.ok
                 : status == "partial"   ? summary_.partial
                 : status == "unchanged" ? summary_.unchanged
                 : status == "copied"    ? summary_.copied
                                         : summary_.failed;
  ++counter;
  if (!error.empty() && status != "partial") summary_.failures.push_back({file.path, error});
  display_.done(file.path, status, error);
}

}  // namespace prongsai
