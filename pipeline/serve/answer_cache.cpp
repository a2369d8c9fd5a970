#include "pipeline/serve/answer_cache.h"

#include <utility>

namespace prongsai::serve {

/// While it lives, an answer is being worked out.
struct AnswerCache::Making {
  AnswerCache& cache;
  const std::string& key;
  std::uint64_t generation;
  ~Making() { cache.end_making(key, generation); }
};

AnswerCache::AnswerCache(Limits limits, std::function<Clock::time_point()> now) : limits_(limits), now_(std::move(now)) {}

Result<AnswerCache::Answer> AnswerCache::get(const std::string& key, Stamp stamp, const std::function<Result<Made>()>& make) {
  std::unique_lock lock(mutex_);
  while (true) {
    Entry& entry = entry_of(key);
    if (entry.answer && is_fresh(entry, stamp)) return entry.answer;
    if (!entry.is_being_made) break;
    if (entry.answer && now_() - entry.made_at < limits_.stale_for) return entry.answer;
    made_.wait(lock);
  }
  const std::uint64_t generation = generation_;
  entry_of(key).is_being_made = true;
  lock.unlock();
  // Also where making it throws, or whoever waits would wait for ever.
  const Making making{*this, key, generation};
  auto made = make();
  if (!made) return made.error();
  const Answer answer = std::make_shared<const std::string>(std::move(made->text));
  keep(key, generation, *made, answer);
  return answer;
}

void AnswerCache::clear() {
  const std::lock_guard lock(mutex_);
  entries_.clear();
  order_.clear();
  bytes_ = 0;
  ++generation_;
  made_.notify_all();
}

bool AnswerCache::is_fresh(const Entry& entry, Stamp stamp) const {
  return (stamp && entry.stamp == stamp) || now_() - entry.made_at < limits_.fresh_for;
}

/// The entry of a key, as the one that was asked for last.
AnswerCache::Entry& AnswerCache::entry_of(const std::string& key) {
  const auto [found, is_new] = entries_.try_emplace(key);
  if (is_new) {
    order_.push_front(key);
    found->second.place = order_.begin();
    bytes_ += 2 * key.size();
  } else {
    order_.splice(order_.begin(), order_, found->second.place);
  }
  return found->second;
}

void AnswerCache::keep(const std::string& key, std::uint64_t generation, const Made& made, const Answer& answer) {
  const std::lock_guard lock(mutex_);
  if (generation != generation_) return;
  Entry& entry = entry_of(key);
  bytes_ += answer->size() - (entry.answer ? entry.answer->size() : 0);
  entry.answer = answer;
  entry.stamp = made.stamp;
  entry.made_at = made.at;
}

/// What was not kept leaves no empty entry behind.
void AnswerCache::end_making(const std::string& key, std::uint64_t generation) {
  const std::lock_guard lock(mutex_);
  const auto entry = entries_.find(key);
  if (generation == generation_ && entry != entries_.end()) {
    entry->second.is_being_made = false;
    if (!entry->second.answer) drop(entry);
    make_room();
  }
  made_.notify_all();
}

void AnswerCache::drop(Entries::iterator entry) {
  bytes_ -= 2 * entry->first.size() + (entry->second.answer ? entry->second.answer->size() : 0);
  order_.erase(entry->second.place);
  entries_.erase(entry);
}

/// From the end of the order; what is being worked out stays, as somebody will come back to it.
void AnswerCache::make_room() {
  for (auto key = order_.end(); bytes_ > limits_.bytes && key != order_.begin();) {
    --key;
    const auto entry = entries_.find(*key);
    if (entry->second.is_being_made) continue;
    key = std::next(key);
    drop(entry);
  }
}

}  // namespace prongsai::serve
