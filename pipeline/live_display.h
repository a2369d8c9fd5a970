#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "pipeline/display.h"

namespace prongsai {

struct TerminalSize {
  std::size_t columns = 80, rows = 24;
};

/// On a terminal: below the lasting lines on documents that failed or lost something, one line on how far the run is and one for each
/// document that is being read, with its page. Redrawn in place a few times a second, in one write and only where it changed; no
/// line is longer than the terminal is wide, as a line that wraps would scroll at each redraw.
class LiveDisplay : public Display {
 public:
  explicit LiveDisplay(std::FILE* out);
  LiveDisplay(std::FILE* out, std::function<TerminalSize()> size) : out_(out), size_(std::move(size)) {}

  void begin(const RunStart& run) override;
  void started(std::string_view path) override;
  void page(std::string_view path, int page, int pages) override;
  void done(const FinishedFile& file) override;
  void tick() override;
  void end(const BatchSummary& summary) override;

 private:
  struct Running {
    std::string path;
    int page = 0, pages = 0;
  };

  std::vector<std::string> lines() const;
  void draw(std::string_view lasting = "");

  std::FILE* out_;
  std::function<TerminalSize()> size_;
  ProgressMeter meter_;
  std::vector<Running> running_;
  std::vector<std::string> drawn_;  ///< the lines that stand on the terminal now
  ProgressMeter::Time drawn_at_;
};

/// True where a live view can be drawn: a terminal that knows the usual control sequences.
bool can_draw_on(std::FILE* out);

}  // namespace prongsai
