#pragma once

#include <sys/types.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "models/result.h"
#include "pipeline/read_document.h"

namespace prongsai {

/// What one document may take.
struct Limits {
  std::int64_t memory_mb = 2048;     ///< address space
  std::chrono::seconds total{300};   ///< clock time from start to end; long documents have more, see total_for()
  std::chrono::seconds silence{60};  ///< clock time between two pages

  /// A page read from its picture takes one to three seconds: every sixty pages have the whole time once more.
  std::chrono::milliseconds total_for(int pages) const noexcept { return std::chrono::milliseconds(total) * (60 + std::max(pages, 0)) / 60; }
};

/// How a document is read; runs in the child process.
using ReadFunction = std::function<Result<Reading>(std::string bytes, std::string_view path, const PageProgress& progress)>;

/// A child process that reads one document after the other, so that whatever a document's bytes do to a
/// library ends with that child. It shares the parent's memory as it was at the start (reference data), gets
/// bytes through a socket and answers there: a short message a page, then the reading. A child that has read many
/// documents, or taken much memory for one, says that it was its last. Must be started while the parent has a
/// single thread. Destroying a Worker kills its child.
///
///   worker.give(bytes, path);
///   while (worker.exchange() && !worker.is_overdue()) wait for worker.events() on worker.descriptor();
///   auto outcome = worker.finish();
///   if (worker.is_idle()) give it the next one, else let it go
class Worker {
 public:
  static Result<Worker> start(const ReadFunction& read, const Limits& limits);

  Worker(Worker&& other) noexcept;
  Worker& operator=(Worker&& other) noexcept;
  ~Worker();

  /// Hands over a document and starts its clocks. The worker must be idle.
  void give(std::string_view bytes, std::string_view path);

  /// Becomes ready for events() (of poll) when there is something to exchange().
  int descriptor() const { return descriptor_; }
  short events() const;

  /// Sends on what the child has not taken yet and takes in what it has sent. False once there is nothing
  /// more to come for this document: then finish().
  bool exchange();

  /// The child's last word on the document, or why there is none.
  Result<Reading> finish();

  /// True where a clock has run out; finish() then says which.
  bool is_overdue() const;

  /// True where it can be given a document: it has none, and its child is there and waits.
  bool is_idle() const;

  int page() const { return page_; }
  int pages() const { return pages_; }

 private:
  using Clock = std::chrono::steady_clock;
  Worker(pid_t child, int descriptor, const Limits& limits);
  bool send();
  bool receive();
  void take_messages();
  Error cause_of_death(int status, std::int64_t peak_kb) const;
  void stop() noexcept;

  pid_t child_ = -1;
  int descriptor_ = -1;
  Limits limits_;
  Clock::time_point started_, heard_;
  std::string to_send_;
  std::size_t sent_ = 0;
  std::string received_;
  std::optional<std::string> answer_;
  bool busy_ = false;
  bool was_last_ = false;
  bool too_much_ = false;
  int page_ = 0, pages_ = 0;
};

}  // namespace prongsai
