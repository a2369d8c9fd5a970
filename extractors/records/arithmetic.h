#pragma once

namespace prongsai {

/// How often the numbers of a report were checked against each other: means, weighted sums, totals.
struct Arithmetic {
  int held = 0, failed = 0;

  void add(bool holds) noexcept { ++(holds ? held : failed); }
  Arithmetic& operator+=(const Arithmetic& other) noexcept {
    held += other.held;
    failed += other.failed;
    return *this;
  }

  /// More holds and less fails: what makes this of the other speaks for it.
  bool speaks_against(const Arithmetic& other) const noexcept { return held > other.held && failed < other.failed; }
};

}  // namespace prongsai
