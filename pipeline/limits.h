#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace prongsai {

/// What one document may take.
struct Limits {
  std::int64_t memory_mb = 2048;     ///< address space
  std::chrono::seconds total{300};   ///< clock time for its pages; long documents have more, see total_for()
  std::chrono::seconds silence{60};  ///< clock time for one step: a page, or what is done with all pages together

  /// A page read from its picture takes one to three seconds: every sixty pages have the whole time once more. No document that
  /// is read has more than 5,000: whoever says so says it to gain time.
  std::chrono::milliseconds total_for(int pages) const noexcept {
    constexpr int most_pages = 5000;
    return std::chrono::milliseconds(total) * (60 + std::clamp(pages, 0, most_pages)) / 60;
  }

  /// When a document that does not end by itself is ended. Once the time for its pages is up, it has a quarter more to finish with
  /// the pages that were read.
  std::chrono::milliseconds end_for(int pages) const noexcept { return total_for(pages) * 5 / 4; }
};

}  // namespace prongsai
