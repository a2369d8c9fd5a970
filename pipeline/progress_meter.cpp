#include "pipeline/progress_meter.h"

#include <fmt/core.h>

#include <algorithm>

#include "pipeline/shown_text.h"

namespace prongsai {
namespace {

constexpr std::chrono::seconds window{30}, between_marks{1};

double seconds_between(ProgressMeter::Time from, ProgressMeter::Time to) { return std::chrono::duration<double>(to - from).count(); }

double rate(std::int64_t files, double seconds) { return seconds > 0 ? static_cast<double>(files) / seconds : 0; }

}  // namespace

void ProgressMeter::begin(std::int64_t files, Time now) {
  *this = {};
  files_ = files;
  started_ = now;
  marks_.emplace_back(now, 0);
}

void ProgressMeter::done(std::string_view failed_stage, Time now) {
  if (now - marks_.back().first >= between_marks) marks_.emplace_back(now, finished_);
  while (marks_.size() > 1 && now - marks_[1].first >= window) marks_.pop_front();
  ++finished_;
  if (!failed_stage.empty()) ++failures_[std::string(failed_stage)];
}

double ProgressMeter::per_second(Time now) const { return rate(finished_, seconds_between(started_, now)); }

double ProgressMeter::per_second_now(Time now) const {
  const auto oldest = std::find_if(marks_.begin(), marks_.end(), [&](const auto& mark) { return now - mark.first <= window; });
  if (oldest == marks_.end()) return 0;
  return rate(finished_ - oldest->second, seconds_between(oldest->first, now));
}

std::optional<std::chrono::seconds> ProgressMeter::remaining(Time now) const {
  const double speed = per_second(now);
  if (finished_ == 0 || speed <= 0) return std::nullopt;
  return std::chrono::seconds(static_cast<std::int64_t>(static_cast<double>(std::max<std::int64_t>(files_ - finished_, 0)) / speed + 0.5));
}

std::string ProgressMeter::line(Time now) const {
  const std::int64_t percent = files_ > 0 ? finished_ * 100 / files_ : 100;
  std::string line =
      fmt::format("{} of {} files ({} %), {:.1f}/s now, {:.1f}/s overall", finished_, files_, percent, per_second_now(now), per_second(now));
  if (const auto rest = remaining(now)) line += fmt::format(", {} to go", clock_text(static_cast<double>(rest->count())));
  const char* separator = "; failed: ";
  for (const auto& [stage, count] : failures_) {
    line += fmt::format("{}{} {}", separator, count, stage);
    separator = ", ";
  }
  return line;
}

}  // namespace prongsai
