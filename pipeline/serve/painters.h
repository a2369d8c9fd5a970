#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "models/result.h"
#include "pipeline/original_file.h"
#include "pipeline/serve/painter.h"

namespace prongsai::serve {

/// Processes that draw pages (painter.h). They end with this one. One that has died is replaced when it is needed, a few times a minute.
class Painters {
 public:
  /// Of so many, which run `program`: this one where nothing is said. Fails with `internal`.
  static Result<Painters> start(int count, std::string program = "/proc/self/exe");
  Painters(Painters&&) noexcept;
  ~Painters();

  /// How many may be replaced within a minute.
  static constexpr int most_replaced = 8;

  /// Waits for one that is free and for its picture; ends early once `is_stopping`. A page at which a painter dies is given to another one, once:
  /// then it is `crashed`. Fails with `internal` where none can draw at the moment, whatever the page; else it is the page's fault, as with
  /// draw_page_in_worker(). From any thread.
  Result<std::string> draw(const OriginalFile& original, const WantedPicture& picture, const std::atomic<bool>& is_stopping);

 private:
  struct State;
  explicit Painters(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace prongsai::serve
