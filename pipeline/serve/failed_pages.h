#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "models/error.h"

namespace prongsai::serve {

/// Which pages could not be drawn, and why: for ten minutes, so that one that takes its time, or a process, does so once. From any thread.
class FailedPages {
 public:
  using Clock = std::chrono::steady_clock;

  explicit FailedPages(std::function<Clock::time_point()> now = Clock::now) : now_(std::move(now)) {}

  std::optional<Error> find(const std::string& page);
  void keep(const std::string& page, Error error);

  static constexpr std::chrono::minutes remembered{10};
  static constexpr std::size_t most_pages = 1000;

 private:
  struct Failure {
    Error error;
    Clock::time_point at;
  };

  const std::function<Clock::time_point()> now_;
  std::mutex mutex_;
  std::map<std::string, Failure> by_page_;
};

}  // namespace prongsai::serve
