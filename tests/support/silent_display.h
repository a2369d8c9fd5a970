#pragma once

#include "pipeline/display.h"

namespace prongsai::testing {

struct SilentDisplay final : Display {
  void begin(const RunStart&) override {}
  void started(std::string_view) override {}
  void page(std::string_view, int, int) override {}
  void done(const FinishedFile&) override {}
  void tick() override {}
  void end(const BatchSummary&) override {}
};

}  // namespace prongsai::testing
