#pragma once

#include <random>
#include <string>

#include "extractors/records/organisation.h"
#include "extractors/thai/words.h"
#include "models/document.h"
#include "models/organisation_register.h"

// Organisations written out as a document would, to see what is made of them.
namespace prongsai::testing {

inline Document document_of_text(const std::string& text) {
  Document document;
  Paragraph paragraph;
  paragraph.text = text;
  paragraph.place.page = 1;
  document.blocks.emplace_back(std::move(paragraph));
  return document;
}

inline std::string with_province(const RegisteredOrganisation& organisation) { return organisation.name + " จังหวัด" + organisation.province->name; }

inline std::string with_district_and_province(const RegisteredOrganisation& organisation) {
  if (organisation.district == nullptr) return with_province(organisation);
  return organisation.name + " อำเภอ" + organisation.district->name + " จังหวัด" + organisation.province->name;
}

/// A text with one of its characters lost, or another Thai one in its place.
inline std::string with_one_wrong(const std::string& text, std::mt19937& random) {
  std::u32string letters = thai::to_utf32(text);
  // Not by the distributions of the standard library, which differ from one to the next.
  const std::size_t at = random() % letters.size();
  if (random() % 2 == 0) {
    letters.erase(at, 1);
  } else {
    const char32_t before = letters[at];
    do {
      letters[at] = U'ก' + random() % 0x49;  // U+0E01 to U+0E49
    } while (letters[at] == before || !thai::is_thai_letter(letters[at]));
  }
  return thai::to_utf8(letters);
}

enum class Verdict { right, open, wrong };

/// Whether a reading is the organisation's type, subdistrict (where it has one), district and province; open where it only leaves out some.
inline Verdict verdict_on(const Organisation& read, const RegisteredOrganisation& organisation) {
  const auto differs = [](const std::string& value, const std::string& expected) { return !value.empty() && value != expected; };
  const std::string district = organisation.district != nullptr ? organisation.district->name : "";
  const bool wrong = differs(read.type, organisation.type) ||
                     (!organisation.subdistrict.empty() && differs(read.subdistrict, organisation.subdistrict)) || differs(read.district, district) ||
                     differs(read.province, organisation.province->name);
  if (wrong) return Verdict::wrong;
  const bool whole =
      !read.type.empty() && (organisation.subdistrict.empty() || !read.subdistrict.empty()) && read.district == district && !read.province.empty();
  return whole ? Verdict::right : Verdict::open;
}

}  // namespace prongsai::testing
