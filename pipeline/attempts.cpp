#include "pipeline/attempts.h"

#include <utility>

namespace prongsai {
namespace {

constexpr int most_workers = 2;

}  // namespace

bool Attempts::go_on_after(const Error& death, bool from_outside) {
  if (from_outside && !std::exchange(excused_, true)) return true;
  ++killed_;
  if (killed_ == most_workers) return false;
  if (death.page > 0) spared_.push_back(death);
  return true;
}

Error Attempts::settled(Error error) const {
  if (killed_ == most_workers) error.message += "; it killed two workers and is tried again only with --retry failed";
  return error;
}

}  // namespace prongsai
