#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace prongsai {

/// SHA-256 of bytes that come one piece after the other.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  void take(std::string_view bytes);
  /// In lower-case hexadecimal.
  std::string digest();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// SHA-256 in lower-case hexadecimal.
std::string sha256(std::string_view bytes);

}  // namespace prongsai
