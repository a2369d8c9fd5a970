#pragma once

#include <string>
#include <vector>

#include "extractors/records/organisation_mentions.h"
#include "extractors/records/running_text.h"
#include "models/gazetteer.h"

namespace prongsai {

/// ตำบล… อำเภอ… จังหวัด… as a text states it, and what the gazetteer knows of it.
struct StatedPlace {
  std::string subdistrict_text, district_text, province_text;  ///< as written, without the words; empty where not stated
  const Province* province = nullptr;                          ///< null where not stated or unknown
  bool own = false;                                            ///< stands right behind the organisation's name, or is an address in its subdistrict
  std::size_t begin = 0;                                       ///< offset in the running text
};

/// All statements of places in their order. `mentions` are those of the organisation itself. A misspelt word for a kind of place is
/// understood right behind a name and behind another place, where a known name follows it.
std::vector<StatedPlace> find_stated_places(const RunningText& text, const Gazetteer& gazetteer, const std::vector<const Mention*>& mentions);

/// The province by the letters that the document's own numbers begin with (ที่ นม 12345/6), or null.
const Province* province_of_letter_numbers(const RunningText& text, const Gazetteer& gazetteer);

/// The province of a name as written, a letter off or, in long names, two; null where none is that near, or two are.
const Province* province_as_written(const std::string& name, const Gazetteer& gazetteer);

}  // namespace prongsai
