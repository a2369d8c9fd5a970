#pragma once

#include <filesystem>

#include "models/result.h"
#include "pipeline/display.h"

namespace prongsai {

/// One JSON object a line: run_started, then document for each file that was looked at, run_finished. Times are UTC. A log that
/// can no longer be written is given up with a warning.
class JsonLog : public Display {
 public:
  /// "-" is stdout. A file is appended to.
  static Result<std::unique_ptr<JsonLog>> open(const std::filesystem::path& file);
  ~JsonLog() override;

  void begin(const RunStart& run) override;
  void started(std::string_view) override {}
  void page(std::string_view, int, int) override {}
  void done(const FinishedFile& file) override;
  void tick() override {}
  void end(const BatchSummary& summary) override;

 private:
  explicit JsonLog(std::FILE* out) : out_(out) {}
  template <typename Json>
  void write(const Json& line);

  std::FILE* out_;
  bool is_broken_ = false;
};

}  // namespace prongsai
