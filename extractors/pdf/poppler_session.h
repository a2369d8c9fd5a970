#pragma once

#include <cstddef>
#include <string>

namespace prongsai {

/// Sets up what Poppler keeps for the whole process. Any number of calls, from any thread.
void start_poppler();

/// Listens to what Poppler says on this thread for as long as it lives; without one, nobody hears it.
/// Poppler knows one error callback for the process, so this one keeps its listener per thread. They nest.
class Complaints {
 public:
  Complaints();
  ~Complaints();
  Complaints(const Complaints&) = delete;
  Complaints& operator=(const Complaints&) = delete;

  std::size_t count() const noexcept { return count_; }

  /// "Poppler: 3 complaints, first: Unknown operator 'x'", empty where there were none.
  std::string summary() const;

  void hear(const char* message) noexcept;

 private:
  Complaints* outer_;
  std::size_t count_ = 0;
  std::string first_;
};

}  // namespace prongsai
