#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/batch_summary.h"
#include "pipeline/progress_meter.h"

namespace prongsai {

/// A file that is through.
struct FinishedFile {
  std::string_view path;
  std::string_view status;                 ///< "ok", "partial", "failed", "unchanged" (though it was looked at), "copied" or "vanished"
  std::string_view code = {}, stage = {};  ///< of the first problem; empty where there is none
  std::string_view error = {};             ///< all problems, one a line
  int pages = 0;                           ///< 0 where it has none
  double seconds = 0;
  std::int64_t peak_mb = 0;  ///< memory of its worker; 0 where unknown
};

/// What a run is about to do.
struct RunStart {
  std::int64_t run_id = 0;
  std::string database, program_version, extractor_version;
  std::int64_t files = 0, planned = 0;  ///< found; of these to be looked at
};

/// Told what a run is doing. Nothing that goes wrong with telling it further stops the run.
class Display {
 public:
  virtual ~Display() = default;
  virtual void begin(const RunStart& run) = 0;
  virtual void started(std::string_view path) = 0;
  virtual void page(std::string_view path, int page, int pages) = 0;
  virtual void done(const FinishedFile& file) = 0;
  /// Comes several times a second, whether something happened or not.
  virtual void tick() = 0;
  virtual void end(const BatchSummary& summary) = 0;
};

/// Says nothing but failures.
class QuietDisplay : public Display {
 public:
  explicit QuietDisplay(std::FILE* out) : out_(out) {}

  void begin(const RunStart&) override {}
  void started(std::string_view) override {}
  void page(std::string_view, int, int) override {}
  void done(const FinishedFile& file) override;
  void tick() override {}
  void end(const BatchSummary&) override {}

 protected:
  std::FILE* out_;
};

/// For a log: a line for each document that failed or lost something, and now and then one on how far the run is: every
/// thirty seconds, or at each tenth of a run of many files.
class PlainDisplay : public Display {
 public:
  explicit PlainDisplay(std::FILE* out) : out_(out) {}

  void begin(const RunStart& run) override;
  void started(std::string_view) override {}
  void page(std::string_view, int, int) override {}
  void done(const FinishedFile& file) override;
  void tick() override;
  void end(const BatchSummary&) override {}

 private:
  void say_how_far();

  std::FILE* out_;
  ProgressMeter meter_;
  ProgressMeter::Time said_;
  std::int64_t tenths_ = 0;
};

/// Tells several displays.
class Displays : public Display {
 public:
  void add(std::unique_ptr<Display> display) { all_.push_back(std::move(display)); }

  void begin(const RunStart& run) override;
  void started(std::string_view path) override;
  void page(std::string_view path, int page, int pages) override;
  void done(const FinishedFile& file) override;
  void tick() override;
  void end(const BatchSummary& summary) override;

 private:
  std::vector<std::unique_ptr<Display>> all_;
};

/// One line on a file; of several problems the first.
std::string outcome_line(const FinishedFile& file);

/// Writes and forgets about it: a terminal that is gone stops no run.
void write_to(std::FILE* out, std::string_view text);

}  // namespace prongsai
