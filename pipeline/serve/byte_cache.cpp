#include "pipeline/serve/byte_cache.h"

namespace prongsai::serve {

std::shared_ptr<const std::string> ByteCache::find(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->second;
}

void ByteCache::keep(const std::string& key, std::shared_ptr<const std::string> content) {
  const std::lock_guard lock(mutex_);
  if (content->size() > most_bytes_ || by_key_.contains(key)) return;
  bytes_ += content->size();
  entries_.emplace_front(key, std::move(content));
  by_key_[key] = entries_.begin();
  while (bytes_ > most_bytes_) {
    bytes_ -= entries_.back().second->size();
    by_key_.erase(entries_.back().first);
    entries_.pop_back();
  }
}

}  // namespace prongsai::serve
