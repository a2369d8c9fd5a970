#include "pipeline/serve/failed_pages.h"

#include <utility>

namespace prongsai::serve {

std::optional<Error> FailedPages::find(const std::string& page) {
  const std::lock_guard lock(mutex_);
  const auto found = by_page_.find(page);
  if (found == by_page_.end()) return std::nullopt;
  if (now_() - found->second.at < remembered) return found->second.error;
  by_page_.erase(found);
  return std::nullopt;
}

void FailedPages::keep(const std::string& page, Error error) {
  const std::lock_guard lock(mutex_);
  if (by_page_.size() >= most_pages) by_page_.clear();
  by_page_[page] = {std::move(error), now_()};
}

}  // namespace prongsai::serve
