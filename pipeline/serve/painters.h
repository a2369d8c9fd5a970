#pragma once

#include <sys/types.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "models/result.h"
#include "pipeline/descriptor.h"
#include "pipeline/original_file.h"
#include "pipeline/page_picture.h"

namespace prongsai::serve {

/// A page to be drawn: page, resolution and most width count.
struct WantedPicture {
  int page = 1, dpi = 96, most_width = 0;
};

/// Processes that draw pages. Each has a single thread, so that it can let every page be drawn in a process of its own, sandboxed and limited
/// (draw_page_in_worker); they must be started while this process has a single thread too, and end with it.
class Painters {
 public:
  static Result<Painters> start(int count);
  Painters(Painters&&) noexcept;
  ~Painters();

  /// Waits for one that is free and for its picture; ends early once `is_stopping`. Fails with `timeout` where none becomes free, and as
  /// draw_page() does. From any thread.
  Result<std::string> draw(const OriginalFile& original, const WantedPicture& picture, const std::atomic<bool>& is_stopping);

 private:
  struct State;
  explicit Painters(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace prongsai::serve
