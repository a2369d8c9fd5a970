#include "pipeline/display.h"

#include <fmt/core.h>

#include <algorithm>

#include "pipeline/discover.h"

namespace prongsai {
namespace {

constexpr std::chrono::seconds between_lines{30};
constexpr std::int64_t many_files = 20;

bool has_lost_something(const FinishedFile& file) { return file.status == "failed" || file.status == "partial"; }

std::string_view failed_stage(const FinishedFile& file) {
  if (file.status != "failed") return "";
  return file.stage.empty() ? "read" : file.stage;
}

}  // namespace

std::string outcome_line(const FinishedFile& file) {
  if (file.error.empty()) return fmt::format("{:9} {}", file.status, file.path);
  const auto others = std::count(file.error.begin(), file.error.end(), '\n');
  const std::string first = printable(file.error.substr(0, file.error.find('\n')));
  return fmt::format("{:9} {}: {}{}", file.status, file.path, first, others == 0 ? "" : fmt::format(" (and {} more)", others));
}

void write_to(std::FILE* out, std::string_view text) {
  (void)!std::fwrite(text.data(), 1, text.size(), out);
  std::fflush(out);
}

void QuietDisplay::done(const FinishedFile& file) {
  if (file.status == "failed") write_to(out_, outcome_line(file) + '\n');
}

void PlainDisplay::begin(const RunStart& run) {
  said_ = std::chrono::steady_clock::now();
  meter_.begin(run.planned, said_);
}

void PlainDisplay::done(const FinishedFile& file) {
  if (has_lost_something(file)) write_to(out_, outcome_line(file) + '\n');
  if (file.status == "vanished") return;  // was not among the files to look at
  meter_.done(failed_stage(file), std::chrono::steady_clock::now());
  const std::int64_t tenths = meter_.finished() * 10 / std::max<std::int64_t>(meter_.files(), 1);
  if (tenths > tenths_ && meter_.files() >= many_files) say_how_far();
}

void PlainDisplay::tick() {
  if (std::chrono::steady_clock::now() - said_ >= between_lines) say_how_far();
}

void PlainDisplay::say_how_far() {
  said_ = std::chrono::steady_clock::now();
  tenths_ = meter_.finished() * 10 / std::max<std::int64_t>(meter_.files(), 1);
  write_to(out_, meter_.line(said_) + '\n');
}

void Displays::begin(const RunStart& run) {
  for (const auto& each : all_) each->begin(run);
}
void Displays::started(std::string_view path) {
  for (const auto& each : all_) each->started(path);
}
void Displays::page(std::string_view path, int page, int pages) {
  for (const auto& each : all_) each->page(path, page, pages);
}
void Displays::done(const FinishedFile& file) {
  for (const auto& each : all_) each->done(file);
}
void Displays::tick() {
  for (const auto& each : all_) each->tick();
}
void Displays::end(const BatchSummary& summary) {
  for (const auto& each : all_) each->end(summary);
}

}  // namespace prongsai
