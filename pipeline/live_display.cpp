#include "pipeline/live_display.h"

#include <fmt/core.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "pipeline/shown_text.h"

namespace prongsai {
namespace {

constexpr std::chrono::milliseconds between_drawings{200};
constexpr const char* erase_to_end_of_line = "\x1b[K";
constexpr const char* erase_below = "\x1b[J";

TerminalSize size_of(std::FILE* out) {
  winsize size{};
  if (ioctl(fileno(out), TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return {};
  return {size.ws_col, size.ws_row};
}

}  // namespace

bool can_draw_on(std::FILE* out) {
  const char* const terminal = std::getenv("TERM");
  return isatty(fileno(out)) == 1 && terminal != nullptr && *terminal != '\0' && std::string_view(terminal) != "dumb";
}

LiveDisplay::LiveDisplay(std::FILE* out) : LiveDisplay(out, [out] { return size_of(out); }) {}

void LiveDisplay::begin(const RunStart& run) {
  meter_.begin(run.planned, std::chrono::steady_clock::now());
  draw();
}

void LiveDisplay::started(std::string_view path) { running_.push_back({std::string(path)}); }

void LiveDisplay::page(std::string_view path, int page, int pages) {
  const auto it = std::find_if(running_.begin(), running_.end(), [&](const Running& each) { return each.path == path; });
  if (it == running_.end()) return;
  it->page = page;
  it->pages = pages;
}

void LiveDisplay::done(const FinishedFile& file) {
  const auto it = std::find_if(running_.begin(), running_.end(), [&](const Running& each) { return each.path == file.path; });
  if (it != running_.end()) running_.erase(it);
  const bool failed = file.status == "failed";
  if (file.status != "vanished") meter_.done(failed ? (file.stage.empty() ? "read" : file.stage) : "", std::chrono::steady_clock::now());
  if (failed || file.status == "partial") draw(outcome_line(file) + '\n');
}

void LiveDisplay::tick() {
  if (std::chrono::steady_clock::now() - drawn_at_ >= between_drawings) draw();
}

std::vector<std::string> LiveDisplay::lines() const {
  const TerminalSize size = size_();
  const std::size_t width = size.columns > 1 ? size.columns - 1 : 1;  // the last column makes some terminals wrap
  const std::size_t most = std::max<std::size_t>(size.rows, 4) - 2;
  std::vector<std::string> lines{shortened(meter_.line(std::chrono::steady_clock::now()), width)};
  for (const Running& each : running_) {
    if (lines.size() == most) {
      lines.back() = shortened(fmt::format("  … {} documents", running_.size() - (lines.size() - 2)), width);
      break;
    }
    const std::string page = each.pages > 0  ? fmt::format(" (page {} of {})", each.page, each.pages)
                             : each.page > 0 ? fmt::format(" (page {})", each.page)
                                             : "";
    const std::size_t left = width > page.size() + 2 ? width - page.size() - 2 : 0;
    lines.push_back(shortened("  " + shortened(each.path, left) + page, width));
  }
  return lines;
}

// Lines are written over, not erased first, which would flicker. Lasting text goes where the block began.
void LiveDisplay::draw(std::string_view lasting) {
  drawn_at_ = std::chrono::steady_clock::now();
  std::vector<std::string> next = lines();
  if (lasting.empty() && next == drawn_) return;
  std::string text;
  if (!drawn_.empty()) text = drawn_.size() > 1 ? fmt::format("\r\x1b[{}A", drawn_.size() - 1) : "\r";
  if (!lasting.empty()) text.append(erase_below).append(lasting);
  for (std::size_t line = 0; line < next.size(); ++line) {
    if (line > 0) text += '\n';
    text.append(next[line]).append(erase_to_end_of_line);
  }
  text += erase_below;
  write_to(out_, text);
  drawn_ = std::move(next);
}

void LiveDisplay::end(const BatchSummary&) {
  if (drawn_.empty()) return;
  write_to(out_, drawn_.size() > 1 ? fmt::format("\r\x1b[{}A{}", drawn_.size() - 1, erase_below) : fmt::format("\r{}", erase_below));
  drawn_.clear();
}

}  // namespace prongsai
