#pragma once

namespace prongsai {

/// From its construction on, the first SIGINT or SIGTERM asks the program to stop instead of ending it; a second one ends it.
/// What a write to nobody (SIGPIPE) or beyond the allowed size of a file (SIGXFSZ) would end becomes an error of that write.
class InterruptGuard {
 public:
  InterruptGuard();
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

  static bool requested() noexcept;

  /// As shells have it: 130 after SIGINT, 143 after SIGTERM.
  static int exit_code() noexcept;
};

}  // namespace prongsai
