#include "extractors/links/sketch.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace prongsai {
namespace {

std::string random_letters(std::mt19937& random, std::size_t length) {
  std::string letters;
  while (letters.size() < length) letters += static_cast<char>('a' + random() % 26);
  return letters;
}

double equal_share(const Sketch& a, const Sketch& b) {
  int equal = 0;
  for (std::size_t i = 0; i < Sketch::size; ++i) equal += a.least[i] == b.least[i] ? 1 : 0;
  return static_cast<double>(equal) / Sketch::size;
}

TEST(Pieces, AreThoseOfFiveLettersEachOnce) {
  EXPECT_EQ(pieces_of("").size(), 0u);
  EXPECT_EQ(pieces_of("abc").size(), 1u);
  EXPECT_EQ(pieces_of("abcdef").size(), 2u);
  EXPECT_EQ(pieces_of("aaaaaaaaaa").size(), 1u);
}

TEST(Shared, IsWhatTwoSetsHaveInCommonOfAll) {
  EXPECT_EQ(shared({1, 2, 3}, {2, 3, 4}), 0.5);
  EXPECT_EQ(shared({1, 2}, {3}), 0);
  EXPECT_EQ(shared({}, {}), 1);
  EXPECT_EQ(shared({7}, {}), 0);
}

TEST(Sketches, AreEqualWhereTheTextsAre) {
  for (const char* letters : {"a", "abcdef", "a text of some length that says nothing"})
    EXPECT_EQ(sketch_of(pieces_of(letters)).least, sketch_of(pieces_of(letters)).least);
}

TEST(Sketches, ShareWhatTheTextsShare) {
  std::mt19937 random(7);
  double most_wrong = 0, sum = 0;
  for (int trial = 0; trial < 200; ++trial) {
    const std::string first = random_letters(random, 80 + random() % 300);
    std::string second = first;
    for (std::size_t changes = random() % 8; changes > 0; --changes) second[random() % second.size()] = '#';
    const auto a = pieces_of(first), b = pieces_of(second);
    const double wrong = equal_share(sketch_of(a), sketch_of(b)) - shared(a, b);
    most_wrong = std::max(most_wrong, std::abs(wrong));
    sum += wrong;
  }
  EXPECT_LT(most_wrong, 0.15);
  EXPECT_LT(std::abs(sum / 200), 0.01);
}

}  // namespace
}  // namespace prongsai
