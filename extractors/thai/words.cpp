#include "extractors/thai/words.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <span>

#include "extractors/thai/characters.h"
#include "extractors/thai/normalise.h"

namespace prongsai::thai {
namespace {

struct CloseText {
  void operator()(UText* text) const noexcept { utext_close(text); }
};

/// Making a break iterator takes a hundred times as long as cutting a sentence: one a thread is kept.
icu::BreakIterator* word_iterator() {
  thread_local const std::unique_ptr<icu::BreakIterator> iterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::BreakIterator>(icu::BreakIterator::createWordInstance(icu::Locale("th"), status));
  }();
  return iterator.get();
}

char32_t first_of(std::string_view text) noexcept {
  std::size_t at = 0;
  return next_code_point(text, at);
}

char32_t last_of(std::string_view text) noexcept {
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return next_code_point(text, at);
}

bool is_opening(char32_t c) noexcept { return c == U'(' || c == U'[' || c == 0x201C || c == 0x2018 || c == U'/'; }
bool is_closing(char32_t c) noexcept { return c == U')' || c == U']' || c == 0x201D || c == 0x2019 || c == U',' || c == U'.' || c == U'/'; }

}  // namespace

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> found;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UText, CloseText> source(utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &status));
  icu::BreakIterator* iterator = word_iterator();
  if (U_FAILURE(status) || iterator == nullptr) return found;
  iterator->setText(source.get(), status);
  for (int32_t begin = iterator->first(), end = iterator->next(); end != icu::BreakIterator::DONE; begin = end, end = iterator->next()) {
    if (iterator->getRuleStatus() == UBRK_WORD_NONE) continue;
    found.push_back(text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)));
  }
  return found;
}

std::vector<std::size_t> word_boundaries(std::u32string_view text) {
  std::vector<std::size_t> boundaries;
  icu::BreakIterator* iterator = word_iterator();
  if (iterator == nullptr) return boundaries;
  icu::UnicodeString source;
  for (const char32_t c : text) source.append(static_cast<UChar32>(c));
  iterator->setText(source);
  for (int32_t at = iterator->first(); at != icu::BreakIterator::DONE; at = iterator->next()) boundaries.push_back(static_cast<std::size_t>(at));
  iterator->setText(icu::UnicodeString());  // it must not keep a text that ends here
  return boundaries;
}

std::string join_wrapped(std::string_view first, std::string_view second) {
  first = trimmed(first);
  second = trimmed(second);
  if (first.empty() || second.empty()) return std::string(first.empty() ? second : first);
  const char32_t a = last_of(first), b = first_of(second);
  const bool glued = (is_thai_letter(a) && a != letter::paiyannoi && is_thai_letter(b)) || is_opening(a) || is_closing(b);
  return std::string(first).append(glued ? "" : " ").append(second);
}

bool is_thai_letter(char32_t c) noexcept { return (c >= 0x0E01 && c <= 0x0E3A) || (c >= 0x0E40 && c <= 0x0E4E); }

int edit_distance(std::u32string_view a, std::u32string_view b, int limit) {
  if (a.size() > b.size()) std::swap(a, b);
  while (!a.empty() && a.front() == b.front()) a.remove_prefix(1), b.remove_prefix(1);
  while (!a.empty() && a.back() == b.back()) a.remove_suffix(1), b.remove_suffix(1);
  const int n = static_cast<int>(a.size()), m = static_cast<int>(b.size());
  if (limit < 0 || m - n > limit) return limit + 1;

  // Only cells within `limit` of the diagonal can lead to a distance within it.
  const int too_far = limit + 1;
  std::array<int, 128> short_row;  // most texts are short, and a heap allocation costs as much as they do
  std::vector<int> long_row(static_cast<std::size_t>(m) < short_row.size() ? 0 : static_cast<std::size_t>(m) + 1);
  const std::span<int> row = long_row.empty() ? std::span<int>(short_row) : std::span<int>(long_row);
  for (int j = 0; j <= m; ++j) row[static_cast<std::size_t>(j)] = std::min(j, too_far);
  for (int i = 1; i <= n; ++i) {
    const int from = std::max(1, i - limit), to = std::min(m, i + limit);
    int diagonal = row[static_cast<std::size_t>(from - 1)], best = too_far;
    row[static_cast<std::size_t>(from - 1)] = from == 1 ? std::min(i, too_far) : too_far;
    for (int j = from; j <= to; ++j) {
      const auto at = static_cast<std::size_t>(j);
      const int above = j == i + limit ? too_far : row[at];
      const int changed = diagonal + (a[static_cast<std::size_t>(i - 1)] != b[at - 1] ? 1 : 0);
      diagonal = row[at];
      row[at] = std::min({changed, above + 1, row[at - 1] + 1, too_far});
      best = std::min(best, row[at]);
    }
    if (best >= too_far) return too_far;
  }
  return row[static_cast<std::size_t>(m)];
}

double similarity(std::string_view a, std::string_view b, double least) {
  const std::u32string left = to_utf32(squeeze(a)), right = to_utf32(squeeze(b));
  const std::size_t longer = std::max(left.size(), right.size());
  if (longer == 0) return 1.0;
  const int most_edits = static_cast<int>(std::ceil((1.0 - least) * static_cast<double>(longer)));
  const int edits = edit_distance(left, right, most_edits);
  const double similarity = 1.0 - static_cast<double>(edits) / static_cast<double>(longer);
  return similarity < least ? 0 : similarity;
}

std::u32string to_utf32(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) out += next_code_point(text, at);
  return out;
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 3);
  for (const char32_t c : text) append_utf8(out, c);
  return out;
}

}  // namespace prongsai::thai
