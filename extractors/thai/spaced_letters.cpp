#include <algorithm>
#include <vector>

#include "extractors/thai/characters.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/words.h"

namespace prongsai::thai {
namespace {

/// What stands between two spaces.
struct Piece {
  std::size_t begin = 0, end = 0;
};

/// The letters of a piece without the marks that have no width; 0 where it holds anything but Thai.
int letter_count(std::u32string_view piece) noexcept {
  if (piece.empty() || !std::all_of(piece.begin(), piece.end(), is_thai_letter)) return 0;
  return static_cast<int>(std::count_if(piece.begin(), piece.end(), [](char32_t c) { return !is_mark(cluster_of(c)); }));
}

/// `า`, `ะ`, `ำ` in front, or a lone `เ`: no word is written so.
bool cannot_stand_alone(std::u32string_view piece) noexcept {
  const Cluster first = cluster_of(piece.front());
  const bool leading = first == Cluster::sara_e || first == Cluster::leading;
  return first == Cluster::sara_a || first == Cluster::sara_aa || first == Cluster::sara_am || (leading && piece.size() == 1);
}

std::vector<Piece> pieces_of(std::u32string_view text) {
  std::vector<Piece> pieces;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(U' ', begin), text.size());
    pieces.push_back({begin, end});
    begin = end + 1;
  }
  return pieces;
}

}  // namespace

std::string join_spaced_letters(std::string_view text) {
  constexpr std::size_t fewest_pieces = 5;
  constexpr int most_letters = 2;
  const std::u32string letters = to_utf32(text);
  const std::u32string_view all = letters;
  const std::vector<Piece> pieces = pieces_of(all);
  const auto view = [&](std::size_t i) { return all.substr(pieces[i].begin, pieces[i].end - pieces[i].begin); };
  const auto is_short = [&](std::size_t i) {
    const int count = letter_count(view(i));
    return count >= 1 && count <= most_letters;
  };

  std::u32string joined;
  for (std::size_t i = 0; i < pieces.size();) {
    std::size_t end = i;
    bool proven = false;
    for (; end < pieces.size() && is_short(end); ++end) proven |= cannot_stand_alone(view(end));
    const bool close_up = proven && end - i >= fewest_pieces;
    for (end = std::max(end, i + 1); i < end; ++i) {
      joined += view(i);
      const bool last = i + 1 == pieces.size();
      if (!last && !(close_up && i + 1 < end)) joined += U' ';
    }
  }
  return to_utf8(joined);
}

}  // namespace prongsai::thai
