#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "models/result.h"

namespace prongsai::serve {

/// Answers as they were sent, by the question and its arguments, so that what many ask is worked out once. May be used by many threads at once.
///
/// An answer is as good as new while the database stands as it stood, or the answer is younger than `fresh_for`: a batch that writes changes the
/// database many times a second. Then the first who asks works it out anew; whoever asks meanwhile gets the old one, up to the age of
/// `stale_for`, and waits for the new one beyond that.
class AnswerCache {
 public:
  using Clock = std::chrono::steady_clock;
  using Answer = std::shared_ptr<const std::string>;

  struct Limits {
    std::size_t bytes = 32 << 20;  ///< of keys and answers, all together; those that were not asked for the longest go first
    std::chrono::milliseconds fresh_for{2'000}, stale_for{30'000};
  };

  AnswerCache() : AnswerCache(Limits()) {}
  explicit AnswerCache(Limits limits, std::function<Clock::time_point()> now = Clock::now);

  /// Anything that is another number once the database has changed; none where that cannot be told.
  using Stamp = std::optional<std::uint64_t>;

  struct Made {
    std::string text;
    Stamp stamp;           ///< at which the database stood
    Clock::time_point at;  ///< when it stood so
  };

  /// The answer for a key, while the database stands at `stamp`. `make` works it out, on the thread that calls, and is called by one thread at a
  /// time for a key. What it fails with is not kept.
  Result<Answer> get(const std::string& key, Stamp stamp, const std::function<Result<Made>()>& make);

  /// Forgets everything, as after a correction. An answer that is being worked out goes to those who wait for it, and is not kept.
  void clear();

 private:
  struct Entry {
    Answer answer;  ///< null until the first is there
    Stamp stamp;
    Clock::time_point made_at;
    bool is_being_made = false;
    std::list<std::string>::iterator place;  ///< in order_
  };
  struct Making;
  using Entries = std::unordered_map<std::string, Entry>;

  bool is_fresh(const Entry& entry, Stamp stamp) const;
  Entry& entry_of(const std::string& key);
  void keep(const std::string& key, std::uint64_t generation, const Made& made, const Answer& answer);
  void end_making(const std::string& key, std::uint64_t generation);
  void drop(Entries::iterator entry);
  void make_room();

  const Limits limits_;
  const std::function<Clock::time_point()> now_;
  std::mutex mutex_;
  std::condition_variable made_;
  Entries entries_;
  std::list<std::string> order_;  ///< keys, the last that was asked for first
  std::size_t bytes_ = 0;
  std::uint64_t generation_ = 0;  ///< how often everything was forgotten
};

}  // namespace prongsai::serve
