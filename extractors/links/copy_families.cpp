#include "extractors/links/copy_families.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <utility>

namespace prongsai {
namespace {

// The share that two sketches have in common differs from that of the texts by 0.04 as a rule.
constexpr double sieve_margin = 0.15;

// Texts that are a little like thousands of others must not make the whole take for ever.
constexpr int most_candidates = 5'000;

constexpr std::uint32_t nobody = 0xffffffff;

int equal_numbers(const std::uint8_t* a, const std::uint8_t* b) noexcept {
  int equal = 0;
  for (int i = 0; i < Sketch::size; ++i) equal += a[i] == b[i] ? 1 : 0;
  return equal;
}

/// A set holds each piece once, so those of the title are in it under another name, too.
std::vector<std::uint32_t> weighed_pieces(std::string_view letters, std::size_t title_length) {
  constexpr std::uint32_t other_name = 0x9e3779b9;
  std::vector<std::uint32_t> pieces = pieces_of(letters);
  for (const std::uint32_t piece : pieces_of(letters.substr(0, title_length))) pieces.push_back(piece ^ other_name);
  std::ranges::sort(pieces);
  return pieces;
}

}  // namespace

ComparableText::ComparableText(std::string title_letters, std::string_view other_letters)
    : letters(std::move(title_letters.append(other_letters))),
      title_length(static_cast<std::uint32_t>(letters.size() - other_letters.size())),
      pieces(weighed_pieces(letters, title_length)),
      sketch(sketch_of(pieces)) {}

CopyFamilies::CopyFamilies(double least_similarity, std::size_t expected)
    : least_similarity_(least_similarity),
      least_equal_(static_cast<int>((least_similarity - sieve_margin) * Sketch::size)),
      bucket_mask_(static_cast<std::uint32_t>(std::bit_ceil(std::max<std::size_t>(expected, 16)) - 1)),
      heads_((std::size_t{bucket_mask_} + 1) * bands) {
  firsts_.reserve(expected);
  next_.reserve(expected);
  fingerprints_.reserve(expected);
}

CopyPlace CopyFamilies::add(const ComparableText& text) {
  const std::uint32_t number = texts_++;
  const std::uint64_t hash = std::hash<std::string>()(text.letters) + text.title_length;
  if (const auto known = known_.find(hash); known != known_.end()) return known->second;
  return known_[hash] = place_of(text, number);
}

CopyFamilies::Bands CopyFamilies::buckets_of(const Sketch& sketch) const noexcept {
  Bands buckets;
  for (int band = 0; band < bands; ++band) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (int row = 0; row < rows; ++row) hash = (hash ^ sketch.least[static_cast<std::size_t>(band + row * bands)]) * 0x9e3779b97f4a7c15ULL;
    buckets[static_cast<std::size_t>(band)] = static_cast<std::uint32_t>(hash >> 32) & bucket_mask_;
  }
  return buckets;
}

CopyPlace CopyFamilies::place_of(const ComparableText& text, std::uint32_t number) {
  const Bands buckets = buckets_of(text.sketch);
  Fingerprint fingerprint;
  std::ranges::transform(text.sketch.least, fingerprint.begin(), [](std::uint32_t least) { return static_cast<std::uint8_t>(least); });

  double best = least_similarity_;
  std::uint32_t family = nobody;
  int candidates = 0;
  for (std::size_t band = 0; band < bands; ++band) {
    for (std::uint32_t at = heads_[band * (std::size_t{bucket_mask_} + 1) + buckets[band]]; at != 0; at = next_[at - 1][band]) {
      First& first = firsts_[at - 1];
      if (first.looked_at == number) continue;
      if (++candidates > most_candidates) break;
      first.looked_at = number;
      if (equal_numbers(fingerprint.data(), fingerprints_[at - 1].data()) < least_equal_) continue;
      const double similarity = shared(text.pieces, weighed_pieces({first.letters, first.length}, first.title_length));
      if (similarity < best || (similarity == best && first.text >= family)) continue;
      best = similarity;
      family = first.text;
    }
  }
  if (family != nobody) return {family, static_cast<float>(best)};
  enter(text, number, buckets, fingerprint);
  return {number, 1};
}

void CopyFamilies::enter(const ComparableText& text, std::uint32_t number, const Bands& buckets, const Fingerprint& fingerprint) {
  firsts_.push_back({number, number, kept(text.letters), static_cast<std::uint32_t>(text.letters.size()), text.title_length});
  fingerprints_.push_back(fingerprint);
  Bands& next = next_.emplace_back();
  for (std::size_t band = 0; band < bands; ++band) {
    std::uint32_t& head = heads_[band * (std::size_t{bucket_mask_} + 1) + buckets[band]];
    next[band] = std::exchange(head, static_cast<std::uint32_t>(firsts_.size()));
  }
}

/// One string for all would have to be copied whenever it grows, and hold up to twice what is in it.
const char* CopyFamilies::kept(std::string_view letters) {
  constexpr std::size_t block_bytes = std::size_t{1} << 20;
  if (letters_.empty() || letters_.back().capacity() - letters_.back().size() < letters.size()) {
    letters_.emplace_back().reserve(std::max(block_bytes, letters.size()));
  }
  letters_.back() += letters;
  return letters_.back().data() + letters_.back().size() - letters.size();
}

}  // namespace prongsai
