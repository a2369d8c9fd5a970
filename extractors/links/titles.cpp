#include "extractors/links/titles.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "extractors/thai/normalise.h"
#include "extractors/thai/words.h"

namespace prongsai {
namespace {

constexpr std::array<std::u32string_view, 3> kinds{U"โครงการ", U"กิจกรรม", U"มาตรการ"};

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool is_year(std::u32string_view digits) { return digits.size() == 4 && digits.starts_with(U"25"); }

std::u32string_view without_kind(std::u32string_view letters) {
  for (const std::u32string_view kind : kinds) {
    if (letters.starts_with(kind) && letters.size() > kind.size()) return letters.substr(kind.size());
  }
  return letters;
}

struct Pair {
  double similarity;
  std::size_t left, right;
};

}  // namespace

TitleKey title_key(std::string_view title) {
  const std::u32string text = thai::to_utf32(thai::squeeze(title));
  TitleKey key;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = static_cast<std::size_t>(std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), is_digit) - text.begin());
    if (end == at) {
      key.letters += text[at++];
      continue;
    }
    const std::u32string_view digits = std::u32string_view(text).substr(at, end - at);
    if (!is_year(digits)) key.numbers.append(digits.begin(), digits.end()) += ' ';
    at = end;
  }
  key.letters = std::u32string(without_kind(key.letters));
  return key;
}

double title_similarity(const TitleKey& a, const TitleKey& b, double least) {
  const std::size_t longer = std::max(a.letters.size(), b.letters.size());
  if (longer == 0 || a.numbers != b.numbers) return 0;
  const int most_edits = static_cast<int>(std::floor((1 - least) * static_cast<double>(longer)));
  const int edits = thai::edit_distance(a.letters, b.letters, most_edits);
  return edits > most_edits ? 0 : 1 - static_cast<double>(edits) / static_cast<double>(longer);
}

std::vector<int> pair_titles(std::span<const TitleKey> left, std::span<const TitleKey> right, double least) {
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < left.size(); ++i) {
    for (std::size_t j = 0; j < right.size(); ++j) {
      if (const double similarity = title_similarity(left[i], right[j], least); similarity > 0) pairs.push_back({similarity, i, j});
    }
  }
  std::ranges::sort(pairs, [](const Pair& a, const Pair& b) { return std::tuple(-a.similarity, a.left, a.right) < std::tuple(-b.similarity, b.left, b.right); });
  std::vector<int> partners(left.size(), -1);
  std::vector<bool> is_taken(right.size());
  for (const Pair& pair : pairs) {
    if (partners[pair.left] >= 0 || is_taken[pair.right]) continue;
    partners[pair.left] = static_cast<int>(pair.right);
    is_taken[pair.right] = true;
  }
  return partners;
}

}  // namespace prongsai
