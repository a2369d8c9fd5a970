#pragma once

#include <cstddef>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace prongsai::serve {

/// Keeps what was made last, up to so many bytes. From any thread.
class ByteCache {
 public:
  explicit ByteCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  /// Null where it is not there.
  std::shared_ptr<const std::string> find(const std::string& key);
  void keep(const std::string& key, std::shared_ptr<const std::string> content);

 private:
  using Entry = std::pair<std::string, std::shared_ptr<const std::string>>;

  const std::size_t most_bytes_;
  std::mutex mutex_;
  std::size_t bytes_ = 0;
  std::list<Entry> entries_;  ///< used last first
  std::map<std::string, std::list<Entry>::iterator> by_key_;
};

}  // namespace prongsai::serve
