#include "pipeline/reading_progress.h"

#include <fmt/core.h>

#include <algorithm>
#include <string>

#include "pipeline/memory_use.h"

namespace prongsai {

std::string_view to_string(Stage stage) noexcept {
  switch (stage) {
    case Stage::read: return "read";
    case Stage::ocr: return "ocr";
    case Stage::tables: return "tables";
    case Stage::recognise: return "recognise";
  }
  return "read";
}

ReadingProgress::ReadingProgress(Listener listener, std::vector<Error> spared, const Limits& limits)
    : listener_(std::move(listener)), spared_(std::move(spared)), limits_(limits), started_(std::chrono::steady_clock::now()) {}

Status ReadingProgress::begin(Stage stage, int page, int pages) const {
  const auto deadly =
      std::find_if(spared_.begin(), spared_.end(), [&](const Error& error) { return error.stage == to_string(stage) && error.page == page; });
  if (deadly != spared_.end()) return *deadly;
  if (listener_) listener_({stage, page, pages});
  return Done{};
}

std::optional<Error> ReadingProgress::out_of_time(Stage stage, int page, int pages) const {
  if (!limits_) return std::nullopt;
  const auto taken = std::chrono::steady_clock::now() - started_;
  const auto granted = limits_->total_for(pages);
  if (taken <= granted) return std::nullopt;
  const auto seconds = [](auto time) { return std::chrono::duration_cast<std::chrono::seconds>(time).count(); };
  return Error{
      ErrorCode::timeout,
      fmt::format("{} s of {} s; from page {} of {} on nothing more was done; --timeout grants more", seconds(taken), seconds(granted), page, pages),
      std::string(to_string(stage)), page};
}

Error ReadingProgress::out_of_memory(Stage stage, int page) {
  return {ErrorCode::out_of_memory, memory_message(), std::string(to_string(stage)), page};
}

}  // namespace prongsai
