#include "extractors/records/folder_names.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "extractors/records/organisation_mentions.h"
#include "extractors/records/running_text.h"
#include "extractors/thai/normalise.h"
#include "extractors/thai/words.h"

namespace prongsai {
namespace {

/// Names of folders, the nearest first.
std::vector<std::string> folders_of(std::string_view path) {
  std::vector<std::string> folders;
  for (std::size_t end = path.rfind('/'); end != std::string_view::npos && end > 0; end = path.rfind('/', end - 1)) {
    const std::size_t before = path.rfind('/', end - 1);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    std::string folder = thai::normalise(path.substr(begin, end - begin));
    std::replace(folder.begin(), folder.end(), '_', ' ');
    if (!folder.empty()) folders.push_back(std::move(folder));
    if (begin == 0) break;
  }
  return folders;
}

Document document_of(const std::string& text) {
  Document document;
  Paragraph paragraph;
  paragraph.text = text;
  document.blocks.emplace_back(std::move(paragraph));
  return document;
}

/// Runs of Thai letters.
std::vector<std::string> words_of(const std::string& folder) {
  std::vector<std::string> words(1);
  for (const char32_t letter : thai::to_utf32(folder)) {
    if (thai::is_thai_letter(letter)) {
      words.back() += thai::to_utf8(std::u32string(1, letter));
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  return words;
}

/// A folder that is called like a province or a district and nothing else: "05 ขอนแก่น", "บ้านฝาง".
StatedPlace bare_place(const std::string& folder, const Gazetteer& gazetteer) {
  StatedPlace place;
  for (const std::string& word : words_of(folder)) {
    if (word.empty()) continue;
    if (const Province* province = gazetteer.province(word)) {
      place.province = province;
      place.province_text = word;
    } else if (!gazetteer.districts(word).empty()) {
      place.district_text = word;
    }
  }
  return place;
}

/// Completes what nearer folders have said.
void add(FolderNames& names, const StatedPlace& place, const std::string& folder) {
  if (place.district_text.empty() && place.province == nullptr) return;
  if (!names.place) names.place.emplace();
  if (names.folder.empty()) names.folder = folder;
  const bool above_province = names.place->province != nullptr;
  if (names.place->district_text.empty() && !above_province) names.place->district_text = place.district_text;
  if (!above_province && place.province != nullptr) {
    names.place->province = place.province;
    names.place->province_text = place.province_text;
  }
}

}  // namespace

FolderNames read_folder_names(std::string_view path, const Gazetteer& gazetteer) {
  FolderNames names;
  for (const std::string& folder : folders_of(path)) {
    const RunningText text(document_of(folder));
    std::vector<const Mention*> own;
    const std::vector<Mention> mentions = find_mentions(text, gazetteer);
    for (const Mention& mention : mentions) {
      if (mention.form->seat != Seat::country) own.push_back(&mention);
    }
    if (!own.empty() && names.form == nullptr) {
      names.form = own.front()->form;
      names.name = own.front()->name;
      names.folder = folder;
    }
    const auto stated = find_stated_places(text, gazetteer, own);
    add(names, stated.empty() && own.empty() ? bare_place(folder, gazetteer) : stated.empty() ? StatedPlace{} : stated.front(), folder);
  }
  return names;
}

}  // namespace prongsai
