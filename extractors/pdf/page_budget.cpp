#include "extractors/pdf/page_budget.h"

namespace prongsai {

namespace {

// Gfx::go() asks for an abort when at least this many operators have gone by (Poppler 22.12).
constexpr std::size_t operators_between_checks = 11;

constexpr std::size_t checks_between_clock_reads = 64;

}  // namespace

PageBudget::PageBudget(const PdfLimits& limits) : limits_(limits), deadline_(std::chrono::steady_clock::now() + limits.max_time_per_page) {}

bool PageBudget::spend_operators() noexcept {
  operators_ += operators_between_checks - 1;
  if (!spend(operators_, limits_.max_operators_per_page, "drawing operators")) return false;
  return operators_ / operators_between_checks % checks_between_clock_reads != 0 || in_time();
}

void PageBudget::give_up(ErrorCode code, std::string_view why) noexcept {
  if (!failure_) failure_ = Failure{code, why, 0};
}

Error PageBudget::failure() const {
  std::string message(failure_->why);
  if (failure_->cap > 0) message = "the page draws more than " + std::to_string(failure_->cap) + " " + message;
  return Error{.code = failure_->code, .message = std::move(message), .stage = {}, .page = 0};
}

bool PageBudget::spend(std::size_t& count, std::size_t cap, std::string_view what) noexcept {
  if (!failure_ && ++count > cap) failure_ = Failure{ErrorCode::limit_exceeded, what, cap};
  return !failure_;
}

bool PageBudget::in_time() noexcept {
  if (std::chrono::steady_clock::now() > deadline_) give_up(ErrorCode::limit_exceeded, "drawing the page takes too long");
  return !failure_;
}

}  // namespace prongsai
