#pragma once

#include <string>
#include <vector>

#include "extractors/records/organisation_mentions.h"
#include "extractors/records/running_text.h"
#include "models/gazetteer.h"

namespace prongsai {

/// ตำบล… อำเภอ… จังหวัด… as a document states it, and what the gazetteer knows of it.
struct StatedPlace {
  std::string subdistrict_text, district_text, province_text;  ///< as written, without the words; empty where not stated
  const Province* province = nullptr;                          ///< null where not stated or unknown
  bool own = false;                                            ///< stands right behind the organisation's name, or is an address in its subdistrict
  std::size_t begin = 0;                                       ///< offset in the running text
};

/// All statements of places in their order. `mentions` are those of the organisation itself.
std::vector<StatedPlace> find_stated_places(const RunningText& text, const Gazetteer& gazetteer, const std::vector<const Mention*>& mentions);

/// The province by the letters that the document's own numbers begin with (ที่ นม 12345/6), or null.
const Province* province_of_letter_numbers(const RunningText& text, const Gazetteer& gazetteer);

/// Where an organisation sits. Null and empty where it cannot be told.
struct Location {
  std::string subdistrict;
  const District* district = nullptr;
  const Province* province = nullptr;
  bool province_stated = false;
  bool name_known = false;                ///< the gazetteer has a place of that name there
  std::vector<std::string> contradicted;  ///< districts and provinces as written that it is not in
};

/// Weighs what is stated against what there is: a place of the organisation's name in the stated
/// province outweighs a district that has no such place; what stays ambiguous stays empty.
Location locate(const OrganisationForm& form, const std::string& name, const std::vector<StatedPlace>& stated, const Province* by_letters,
                const Gazetteer& gazetteer);

}  // namespace prongsai
