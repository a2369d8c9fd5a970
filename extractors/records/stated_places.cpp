#include "extractors/records/stated_places.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "extractors/thai/words.h"

namespace prongsai {
namespace {

constexpr std::size_t letter_bytes = 3;
constexpr std::size_t longest_place = 25 * letter_bytes;

constexpr std::array<std::string_view, 3> subdistrict_words{"ตำบล", "ตาบล", "ต."};
constexpr std::array<std::string_view, 4> district_words{"กิ่งอำเภอ", "อำเภอ", "อาเภอ", "อ."};
constexpr std::array<std::string_view, 2> province_words{"จังหวัด", "จ."};

template <typename Words>
std::size_t word_at(const RunningText& text, std::size_t at, const Words& words) {
  for (const std::string_view word : words) {
    // อ. and จ. inside a word are the ends of other abbreviations.
    if (text.starts(at, word) && !(word.back() == '.' && text.joined_before(at))) return word.size();
  }
  return 0;
}

bool place_word_at(const RunningText& text, std::size_t at) {
  constexpr std::string_view last_bytes_of_first_letters = "\x81\x88\x95\xAD";  // ก จ ต อ: cheaper than the words
  if (at + 2 >= text.size() || last_bytes_of_first_letters.find(text.text()[at + 2]) == std::string_view::npos) return false;
  return word_at(text, at, district_words) > 0 || word_at(text, at, province_words) > 0 || word_at(text, at, subdistrict_words) > 0;
}

/// The end of a place's name: of the longest known name that ends plainly, else where white space,
/// another word for a place or anything that is no letter stands.
std::size_t end_of_place(const RunningText& text, std::size_t begin, const std::vector<std::size_t>& known, bool is_province,
                         const WordsAfterNames& after_names) {
  std::size_t end = begin;
  while (end - begin < longest_place && text.letter_at(end) && (end == begin || (text.gap(end) == Gap::none && !place_word_at(text, end)))) {
    end += letter_bytes;
  }
  for (const std::size_t length : known) {
    const std::size_t at = begin + length;
    if (at >= end || text.gap(at) != Gap::none) return at;
  }
  // A known name that goes on (พระนคร|ศรี…) is taken only before a word that belongs to no name; behind that of a province any word is one.
  const bool cut = !known.empty() && (is_province || after_names.follow_name(text.rest(begin + known.front())) || end - begin >= longest_place);
  return cut ? begin + known.front() : end;
}

/// Reads a run of ตำบล… อำเภอ… จังหวัด… that begins at an offset; its end where there is one.
struct PlaceRun {
  StatedPlace place;
  std::size_t end = 0;
};

class PlaceReader {
 public:
  PlaceReader(const RunningText& text, const Gazetteer& gazetteer) : text_(text), gazetteer_(gazetteer) {}

  std::optional<PlaceRun> at(std::size_t begin, bool behind_name) const {
    PlaceRun run;
    run.place.begin = run.end = begin;
    take(run.end, subdistrict_words, {}, run.place.subdistrict_text);
    const bool misspelt = behind_name || run.end > begin;
    if (!take(run.end, district_words, &Gazetteer::district_names_at, run.place.district_text) && misspelt) {
      take_misspelt(run.end, U"อำเภอ", &Gazetteer::district_names_at, run.place.district_text);
    }
    if (!take(run.end, province_words, &Gazetteer::province_names_at, run.place.province_text) && (misspelt || run.end > begin)) {
      take_misspelt(run.end, U"จังหวัด", &Gazetteer::province_names_at, run.place.province_text);
    }
    if (run.place.district_text.empty() && run.place.province_text.empty()) return std::nullopt;
    run.place.province = province_as_written(run.place.province_text, gazetteer_);
    return run;
  }

 private:
  using NamesAt = std::vector<std::size_t> (Gazetteer::*)(std::string_view) const;

  std::vector<std::size_t> names_at(std::size_t at, NamesAt known_names) const {
    return (gazetteer_.*known_names)(text_.rest(at).substr(0, longest_place));
  }

  template <typename Words>
  bool take(std::size_t& at, const Words& words, NamesAt known_names, std::string& name) const {
    const std::size_t word = word_at(text_, at, words);
    if (word == 0 || text_.gap(at + word) >= Gap::line) return false;
    const std::size_t begin = at + word;
    const std::size_t end = end_of_place(text_, begin, known_names == nullptr ? std::vector<std::size_t>{} : names_at(begin, known_names),
                                         known_names == &Gazetteer::province_names_at, gazetteer_.words_after_names());
    if (end < begin + 2 * letter_bytes) return false;
    name = text_.text().substr(begin, end - begin);
    at = end;
    return true;
  }

  /// A word with one letter wrong, lost or too much, at the beginning of which white space stands, before a known name that ends plainly.
  void take_misspelt(std::size_t& at, std::u32string_view word, NamesAt known_names, std::string& name) const {
    if (text_.gap(at) == Gap::none) return;
    for (const std::size_t letters : {word.size(), word.size() - 1, word.size() + 1}) {
      const std::size_t begin = at + letters * letter_bytes;
      if (!all_letters(at, begin + letter_bytes)) continue;
      if (thai::edit_distance(thai::to_utf32(text_.text().substr(at, begin - at)), word, 1) > 1) continue;
      for (const std::size_t length : names_at(begin, known_names)) {
        const std::size_t end = begin + length;
        if (text_.gap(end) == Gap::none && !place_word_at(text_, end)) continue;
        name = text_.text().substr(begin, length);
        at = end;
        return;
      }
    }
  }

  bool all_letters(std::size_t begin, std::size_t end) const {
    for (std::size_t at = begin; at < end; at += letter_bytes) {
      if (!text_.letter_at(at)) return false;
    }
    return true;
  }

  const RunningText& text_;
  const Gazetteer& gazetteer_;
};

}  // namespace

std::vector<StatedPlace> find_stated_places(const RunningText& text, const Gazetteer& gazetteer, const std::vector<const Mention*>& mentions) {
  const PlaceReader reader(text, gazetteer);
  std::vector<StatedPlace> places;
  auto next = mentions.begin();
  for (std::size_t at = 0; at < text.size();) {
    while (next != mentions.end() && (*next)->end < at) ++next;
    const bool letter = text.letter_at(at);
    const bool behind_name = next != mentions.end() && (*next)->end == at;
    auto run = letter && (behind_name || place_word_at(text, at)) ? reader.at(at, behind_name) : std::nullopt;
    if (!run) {
      at += letter ? letter_bytes : 1;
      continue;
    }
    const bool address = !mentions.empty() && run->place.subdistrict_text == mentions.front()->name && !run->place.subdistrict_text.empty();
    run->place.own = behind_name || address;
    places.push_back(std::move(run->place));
    at = run->end;
  }
  return places;
}

const Province* province_of_letter_numbers(const RunningText& text, const Gazetteer& gazetteer) {
  constexpr std::string_view number_word = "ที่";
  const auto digit = [&](std::size_t at) {
    return at < text.size() && ((text.text()[at] >= '0' && text.text()[at] <= '9') ||
                                (text.starts(at, "\xE0\xB9") && at + 2 < text.size() && static_cast<unsigned char>(text.text()[at + 2]) >= 0x90 &&
                                 static_cast<unsigned char>(text.text()[at + 2]) <= 0x99));
  };
  std::map<const Province*, int> votes;
  for (std::size_t at = text.text().find(number_word); at != std::string_view::npos; at = text.text().find(number_word, at + 1)) {
    const std::size_t letters = at + number_word.size();
    if (text.gap(letters) == Gap::none || !digit(letters + 2 * letter_bytes)) continue;
    if (const Province* province = gazetteer.province_of_letters(text.rest(letters).substr(0, 2 * letter_bytes))) ++votes[province];
  }
  const auto most = std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == votes.end() ? nullptr : most->first;
}

const Province* province_as_written(const std::string& name, const Gazetteer& gazetteer) {
  constexpr std::size_t long_name = 8 * letter_bytes;
  if (name.empty()) return nullptr;
  if (const Province* province = gazetteer.province(name)) return province;
  return gazetteer.nearest_province(name, name.size() >= long_name ? 2 : 1);
}

}  // namespace prongsai
