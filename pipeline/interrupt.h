#pragma once

namespace prongsai {

/// From its construction on, SIGINT and SIGTERM ask the program to stop instead of ending it.
class InterruptGuard {
 public:
  InterruptGuard();
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

  static bool requested() noexcept;
};

}  // namespace prongsai
