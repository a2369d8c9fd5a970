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

/// One document being read in a child process of its own, so that whatever its bytes do to a library
/// ends with that child. The child shares the parent's memory as it was (reference data, the bytes) and
/// answers through a pipe: a short message a page, then the reading. Must be started while the parent
/// has a single thread. Destroying a Worker kills its child.
class Worker {
 public:
  static Result<Worker> start(const ReadFunction& read, std::string bytes, const std::string& path, const Limits& limits);

  Worker(Worker&& other) noexcept;
  Worker& operator=(Worker&& other) noexcept;
  ~Worker();

  /// Becomes readable when there is something to receive().
  int descriptor() const { return descriptor_; }

  /// Takes in what the child has sent. False once the child has nothing more to say: then finish().
  bool receive();

  /// The child's last word, or why there is none.
  Result<Reading> finish();

  /// True where a clock has run out; finish() then says which.
  bool is_overdue() const;

  int page() const { return page_; }
  int pages() const { return pages_; }

 private:
  using Clock = std::chrono::steady_clock;
  Worker(pid_t child, int descriptor, const Limits& limits);
  void take_messages();
  Error cause_of_death(int status, std::int64_t peak_kb) const;
  void stop() noexcept;

  pid_t child_ = -1;
  int descriptor_ = -1;
  Limits limits_;
  Clock::time_point started_, heard_;
  std::string received_;
  std::optional<std::string> answer_;
  bool too_much_ = false;
  int page_ = 0, pages_ = 0;
};

}  // namespace prongsai
