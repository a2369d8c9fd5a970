#include "pipeline/display.h"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>

#include "pipeline/discover.h"

namespace prongsai {
namespace {

constexpr const char* erase_line = "\r\x1b[K";

/// One line a file; of several problems the first.
std::string outcome_line(std::string_view path, std::string_view status, std::string_view error) {
  if (error.empty()) return fmt::format("{:9} {}", status, path);
  const auto others = std::count(error.begin(), error.end(), '\n');
  const std::string first = printable(error.substr(0, error.find('\n')));
  return fmt::format("{:9} {}: {}{}", status, path, first, others == 0 ? "" : fmt::format(" (and {} more)", others));
}

}  // namespace

ConsoleDisplay::ConsoleDisplay(std::FILE* out) : out_(out), is_terminal_(isatty(fileno(out)) == 1) {}

void ConsoleDisplay::page(std::string_view path, int page, int pages) {
  if (!is_terminal_) return;
  redraw(pages > 0 ? fmt::format("{} (page {} of {})", path, page, pages) : fmt::format("{} (page {})", path, page));
}

void ConsoleDisplay::done(std::string_view path, std::string_view status, std::string_view error) {
  ++done_;
  if (!is_terminal_) {
    if (status != "unchanged") fmt::print(out_, "{}\n", outcome_line(path, status, error));
    return;
  }
  if (status == "failed" || status == "partial") {
    fmt::print(out_, "{}{}\n", erase_line, outcome_line(path, status, error));
    drawn_.clear();
  }
  redraw(path);
}

void ConsoleDisplay::redraw(std::string_view what) {
  std::string line = fmt::format("[{}/{}] {}", done_, files_, what);
  if (line == drawn_) return;
  // Auto-wrap off for this line: half a line too many would scroll at each redraw.
  fmt::print(out_, "{}\x1b[?7l{}\x1b[?7h", erase_line, line);
  std::fflush(out_);
  drawn_ = std::move(line);
}

void ConsoleDisplay::end() {
  if (!drawn_.empty()) fmt::print(out_, "{}", erase_line);
  std::fflush(out_);
}

void QuietDisplay::done(std::string_view path, std::string_view status, std::string_view error) {
  if (status == "failed") fmt::print(out_, "{}\n", outcome_line(path, status, error));
}

}  // namespace prongsai
