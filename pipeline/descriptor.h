#pragma once

#include <unistd.h>

#include <utility>

namespace prongsai {

/// A file descriptor that closes itself; negative: none.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int opened) noexcept : number_(opened) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }

  int number() const noexcept { return number_; }
  explicit operator bool() const noexcept { return number_ >= 0; }

 private:
  int number_ = -1;
};

}  // namespace prongsai
