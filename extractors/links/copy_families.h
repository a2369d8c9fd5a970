#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extractors/links/sketch.h"

namespace prongsai {

/// A text as it is compared. Making one takes most of the time, and needs nothing of the others. The pieces of its title count twice:
/// measures with another title are others, also where the same set phrases tell how they are done.
struct ComparableText {
  ComparableText(std::string title_letters, std::string_view other_letters);  ///< as letters_of() gives them

  std::string letters;        ///< of title and text
  std::uint32_t title_length;  ///< how many of them are the title's
  std::vector<std::uint32_t> pieces;
  Sketch sketch;
};

/// Where a text belongs.
struct CopyPlace {
  std::uint32_t family = 0;  ///< the number of the text that came first in it, from 0 in the order of add()
  float similarity = 1;      ///< to that text: the share of their pieces
};

/// Puts texts that are nearly the same into families, one text after the other: each goes to the earlier first text that is most like it,
/// if that is like it enough, else it is the first of a family of its own. All of a family are therefore like its first, and none
/// is in it through a chain of others; the outcome follows from the order of the texts alone.
///
/// Candidates are found by 48 bands of five numbers of their sketches (which miss 84 of 1,000 texts that share 0.55 of their pieces, 20 that share 0.6, one that
/// share 0.7; bands of four would miss fewer, and have ten times as many candidates that are nothing alike), then
/// sieved by the whole sketch, then compared piece by piece. Takes about 900 bytes for a first text of 250 letters.
class CopyFamilies {
 public:
  /// `expected` texts: more of them take more time.
  CopyFamilies(double least_similarity, std::size_t expected);
  CopyFamilies(CopyFamilies&&) = default;  // not to be copied: what it holds points into its letters

  CopyPlace add(const ComparableText& text);

 private:
  static constexpr int bands = 48, rows = Sketch::size / bands;
  using Bands = std::array<std::uint32_t, bands>;
  using Fingerprint = std::array<std::uint8_t, Sketch::size>;  ///< the low bytes of a sketch

  struct First {
    std::uint32_t text = 0;       ///< its number
    std::uint32_t looked_at = 0;  ///< the last text that it was compared with
    const char* letters = nullptr;
    std::uint32_t length = 0, title_length = 0;
  };

  CopyPlace place_of(const ComparableText& text, std::uint32_t number);
  void enter(const ComparableText& text, std::uint32_t number, const Bands& buckets, const Fingerprint& fingerprint);
  const char* kept(std::string_view letters);
  Bands buckets_of(const Sketch& sketch) const noexcept;

  double least_similarity_;
  int least_equal_;            ///< numbers of two sketches, below which the texts need not be compared
  std::uint32_t bucket_mask_;  ///< buckets of a band, less one
  std::vector<std::uint32_t> heads_;  ///< by band and bucket: the newest first text there, counted from 1
  std::vector<Bands> next_;           ///< by first text: the one before it in its bucket of each band
  std::vector<Fingerprint> fingerprints_;
  std::vector<First> firsts_;
  std::deque<std::string> letters_;                     ///< of all first texts, one behind the other, in blocks that stay where they are
  std::unordered_map<std::uint64_t, CopyPlace> known_;  ///< where texts went that have come already, by a hash of their letters
  std::uint32_t texts_ = 0;
};

}  // namespace prongsai
