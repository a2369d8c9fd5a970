#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace prongsai {

/// One of several equal parts of all files, so that as many machines can each read one. A file's part follows from its
/// location alone: it stays where it is when others come and go.
struct Shard {
  int number = 1;  ///< from 1
  int of = 1;

  bool has(std::string_view location) const;

  /// Reads "2/16"; nothing where that is no shard.
  static std::optional<Shard> parse(const std::string& text);

  static constexpr int most = 100'000;
};

}  // namespace prongsai
