#pragma once

#include <optional>
#include <vector>

#include "extractors/pdf/page_budget.h"
#include "models/page_content.h"

class GfxPath;
class GfxState;

namespace prongsai {

/// Turns painted paths into ruling lines: straight segments of strokes, and filled shapes so thin that they are
/// lines (how Word and Excel draw borders). Curves and slanted lines are none, nor is white on the white page.
class RulingCollector {
 public:
  RulingCollector(PageContent& page, PageBudget& budget) : page_(page), budget_(budget) {}

  void stroke(const GfxState& state);
  void fill(const GfxState& state);

 private:
  void add(const GfxState& state, Box box, bool is_white);
  bool on_painted_ground(const Box& box) const noexcept;

  PageContent& page_;
  PageBudget& budget_;
  std::vector<Box> painted_;  // filled areas that are not white: a white line shows on them
};

}  // namespace prongsai
