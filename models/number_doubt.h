#pragma once

#include <string>

namespace prongsai {

/// A number that two readers of a picture read differently, without spaces: digits, points and commas as they are written.
struct NumberDoubt {
  std::string first;   ///< as it stands in the text
  std::string second;  ///< as the second reader has it, in the same script

  friend bool operator==(const NumberDoubt&, const NumberDoubt&) = default;
};

}  // namespace prongsai
