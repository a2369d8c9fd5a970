#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "models/result.h"
#include "pipeline/document_bytes.h"
#include "pipeline/limits.h"
#include "pipeline/read_document.h"
#include "pipeline/worker_protocol.h"

namespace prongsai {

/// How a document is read; runs in the child process.
using ReadFunction = std::function<Result<Reading>(std::string bytes, std::string_view path, const ReadingProgress& progress)>;

/// A child process that reads one document after the other, so that whatever a document's bytes do to a
/// library ends with that child. It shares the parent's memory as it was at the start (reference data), gets
/// bytes through a socket and answers there: a short message a step, then the reading. A child that has read many
/// documents, or taken much memory for one, says that it was its last. Must be started while the parent has a
/// single thread. Destroying a Worker kills its child.
///
///   worker.give(bytes, path);
///   while (worker.exchange() && !worker.is_overdue()) wait for worker.descriptor() to become readable;
///   auto outcome = worker.finish();
///   if (worker.is_idle()) give it the next one, else let it go
class Worker {
 public:
  static Result<Worker> start(const ReadFunction& read, const Limits& limits);

  Worker(Worker&& other) noexcept;
  Worker& operator=(Worker&& other) noexcept;
  ~Worker();

  /// Hands over a document and starts its clocks. Pages that are `spared` are not read: each is an error that gives code, message,
  /// stage and page. The worker must be idle.
  void give(const DocumentBytes& bytes, std::string_view path, const std::vector<Error>& spared = {});

  /// Becomes readable (poll) when there is something to exchange().
  int descriptor() const { return socket_.number(); }

  /// Takes in what the child has sent. False once there is nothing more to come for this document: then finish().
  bool exchange();

  /// The child's last word on the document, or why there is none.
  Result<Reading> finish();

  /// After finish(): true where the document was the end of its child and may end differently in another one, without the page of
  /// the error. Not so where its whole time was up, or its reading too large.
  bool was_killed() const { return was_killed_; }

  /// After finish(): the most memory that the child has had in use so far, in MiB; 0 where unknown.
  std::int64_t peak_mb() const { return peak_mb_; }

  /// After finish(): true where the child was ended from outside (SIGKILL: by the system, or by somebody), perhaps not for what it read.
  bool was_ended_from_outside() const { return was_ended_from_outside_; }

  /// True where a clock has run out; finish() then says which.
  bool is_overdue() const;

  /// True where it can be given a document: it has none, and its child is there and waits.
  bool is_idle() const;

  /// What the child is doing.
  const Step& step() const { return messages_.step(); }

 private:
  using Clock = std::chrono::steady_clock;
  Worker(pid_t child, Descriptor socket, const Limits& limits);
  Error error(ErrorCode code, std::string message) const;
  bool is_out_of_time() const;
  Error why_stopped();
  Error cause_of_death(int status, std::int64_t peak_kb) const;
  void stop() noexcept;

  pid_t child_ = -1;
  Descriptor socket_;
  Limits limits_;
  Clock::time_point started_, heard_;
  ChildMessages messages_;
  bool busy_ = false;
  bool was_killed_ = false;
  std::int64_t peak_mb_ = 0;
  bool was_ended_from_outside_ = false;
};

}  // namespace prongsai
