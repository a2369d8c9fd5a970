#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace prongsai {

/// A title as it is compared with those of other documents.
struct TitleKey {
  std::u32string letters;  ///< squeezed, without digits and without a leading `โครงการ`, `กิจกรรม` or `มาตรการ`
  std::string numbers;     ///< its numbers but years of the Buddhist Era, which change from report to report: `ครั้งที่ ๑` is not `ครั้งที่ ๒`
};

TitleKey title_key(std::string_view title);

/// From 0 to 1: by the edit distance of the letters; 0 where the numbers differ, and below `least`.
double title_similarity(const TitleKey& a, const TitleKey& b, double least);

/// For each of `left` the one of `right` that is most like it, -1 where none is like it enough. Each has one partner at most: the most
/// similar pairs are joined first, of equal ones those that come first.
std::vector<int> pair_titles(std::span<const TitleKey> left, std::span<const TitleKey> right, double least);

}  // namespace prongsai
