#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

#include "extractors/pdf/pdf_reader.h"

namespace prongsai {

/// Counts what a page costs while it is drawn. Once a cap is reached, the page is given up for good.
class PageBudget {
 public:
  explicit PageBudget(const PdfLimits& limits);

  /// Each counts one more of its kind and says whether there was room for it.
  bool spend_glyph() noexcept { return spend(glyphs_, limits_.max_glyphs_per_page, "glyphs"); }
  bool spend_ruling() noexcept { return spend(rulings_, limits_.max_rulings_per_page, "lines"); }
  bool spend_image() noexcept { return spend(images_, limits_.max_images_per_page, "images"); }
  bool spend_form() noexcept { return spend(forms_, limits_.max_forms_per_page, "forms") && in_time(); }
  bool spend_operators() noexcept;
  bool enter_state() noexcept { return spend(state_depth_, limits_.max_state_depth, "nested graphics states"); }
  void leave_state() noexcept { state_depth_ -= state_depth_ > 0 ? 1 : 0; }

  /// Gives the page up for another reason.
  void give_up(ErrorCode code, std::string_view why) noexcept;

  bool exhausted() const noexcept { return failure_.has_value(); }
  /// Why; only when exhausted.
  Error failure() const;

 private:
  struct Failure {
    ErrorCode code;
    std::string_view why;  // of static storage
    std::size_t cap;
  };

  bool spend(std::size_t& count, std::size_t cap, std::string_view what) noexcept;
  bool in_time() noexcept;

  const PdfLimits& limits_;
  std::chrono::steady_clock::time_point deadline_;
  std::size_t glyphs_ = 0, rulings_ = 0, images_ = 0, forms_ = 0, operators_ = 0, state_depth_ = 0;
  std::optional<Failure> failure_;
};

}  // namespace prongsai
