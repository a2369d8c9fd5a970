#include "pipeline/worker_pool.h"

#include <fmt/core.h>
#include <poll.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>
#include <vector>

namespace prongsai {

WorkerPool::WorkerPool(ReadFunction read, int most, const Limits& limits, Display& display)
    : read_(std::move(read)), most_(static_cast<std::size_t>(most)), limits_(limits), display_(display) {}

void WorkerPool::release() {
  is_held_ = false;
  for (auto job = jobs_.begin(); job != jobs_.end();) {
    job = !job->worker.empty() || find_worker(*job) ? std::next(job) : jobs_.erase(job);
  }
}

bool WorkerPool::has_room() const {
  if (jobs_.size() >= most_) return false;
  return !is_held_ || std::any_of(idle_.begin(), idle_.end(), [](const Worker& worker) { return worker.is_idle(); });
}

void WorkerPool::give(DocumentToRead document) {
  display_.started(document.file.path);
  jobs_.push_back({std::move(document), std::chrono::steady_clock::now()});
  if (!find_worker(jobs_.back())) jobs_.pop_back();
}

/// Gives the job's document to an idle worker or a new one. False where there can be none: then the job is done.
bool WorkerPool::find_worker(Job& job) {
  while (!idle_.empty() && !idle_.front().is_idle()) idle_.pop_front();
  if (!idle_.empty()) {
    job.worker.splice(job.worker.begin(), idle_, idle_.begin());
  } else {
    if (is_held_) return true;
    auto started = Worker::start(read_, limits_);
    if (!started) {
      finish(job, started.error());
      return false;
    }
    job.worker.push_back(*std::move(started));
  }
  job.worker.front().give(job.document.bytes, job.document.file.path, job.attempts.spared());
  return true;
}

Status WorkerPool::wait(std::chrono::milliseconds most, int other_descriptor) {
  std::vector<pollfd> waiting;
  for (const Job& job : jobs_) waiting.push_back({job.worker.empty() ? -1 : job.worker.front().descriptor(), POLLIN, 0});
  waiting.push_back({other_descriptor, POLLIN, 0});
  if (poll(waiting.data(), waiting.size(), static_cast<int>(most.count())) < 0 && errno != EINTR) {
    return Error{ErrorCode::internal, fmt::format("poll: {}", std::strerror(errno)), "read", 0};
  }
  auto job = jobs_.begin();
  for (std::size_t i = 0; i + 1 < waiting.size(); ++i) {
    const bool has_said_something = waiting[i].revents != 0;
    if (job->worker.empty()) {
      ++job;
      continue;
    }
    Worker& worker = job->worker.front();
    const bool goes_on = (!has_said_something || worker.exchange()) && !worker.is_overdue();
    if (goes_on && has_said_something) display_.page(job->document.file.path, worker.step().page, worker.step().pages);
    job = goes_on || !complete(*job) ? std::next(job) : jobs_.erase(job);
  }
  return Done{};
}

/// False where the document has killed its worker and is to be read on by a new one.
bool WorkerPool::complete(Job& job) {
  Worker& worker = job.worker.front();
  auto reading = worker.finish();
  job.peak_mb = std::max(job.peak_mb, worker.peak_mb());
  const bool is_given_again = worker.was_killed() && job.attempts.go_on_after(reading.error(), worker.was_ended_from_outside());
  if (worker.is_idle()) {
    idle_.splice(idle_.end(), job.worker);
  } else {
    job.worker.clear();
  }
  if (is_given_again) return !find_worker(job);
  if (!reading) reading = job.attempts.settled(std::move(reading).error());
  finish(job, std::move(reading));
  return true;
}

void WorkerPool::finish(Job& job, Result<Reading> reading) {
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - job.begun;
  finished_.push_back({std::move(job.document.file), std::move(reading), {taken.count(), job.peak_mb}});
}

std::optional<ReadOutcome> WorkerPool::take_finished() {
  if (finished_.empty()) return std::nullopt;
  std::optional<ReadOutcome> first(std::move(finished_.front()));
  finished_.pop_front();
  return first;
}

}  // namespace prongsai
