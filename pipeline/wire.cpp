#include "pipeline/wire.h"

#include <nlohmann/json.hpp>

namespace nlohmann {

template <typename T>
struct adl_serializer<std::optional<T>> {
  static void to_json(json& j, const std::optional<T>& value) { j = value ? json(*value) : json(); }
  static void from_json(const json& j, std::optional<T>& value) { value = j.is_null() ? std::nullopt : std::optional(j.get<T>()); }
};

}  // namespace nlohmann

// One line a type; the round-trip test fails where a member is missing.
namespace prongsai {

using nlohmann::json;

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Error, code, message, stage, page)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Box, x0, y0, x1, y1)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Place, page, box)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Paragraph, text, place, role, source, confidence, size_pt, bold, centered)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Cell, row, column, row_span, column_span, is_header, text, places, source, confidence)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Table, rows, columns, header_rows, cells, roles, column_years)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TextVerdict, trust, fault, glyphs, mended, faulty, font)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(GlyphRule, font, code, text, evidence, times, first_page)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Page, number, width_pt, height_pt, text, source, ocr_confidence, images, has_text, verdict)

static void to_json(json& j, const Block& block) {
  std::visit([&](const auto& value) { j = json::array({block.index(), value}); }, block);
}

static void from_json(const json& j, Block& block) {
  if (j.at(0) == 0) {
    block = j.at(1).get<Paragraph>();
  } else {
    block = j.at(1).get<Table>();
  }
}

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Document, format, pages, blocks, warnings, glyph_rules)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Source, place, table, row)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Date, year, month, day)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Period, text, start, end, impossible)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Score, source, fiscal_year, level, code, name, value, rating, tool, role, is_primary)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Unit, name, kind, text)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Budget, fiscal_year, amount_baht, source)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Measure, source, more_places, fiscal_year, section, number, title, method, topic, output, outcome, period, status,
                                   progress_percent, indicator, units, budgets, duplicate_of)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(DisclosureItem, source, code, name, requirement, detail, status, units)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Risk, source, activity, issue, level, control)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Finding, severity, code, message_th, message_en, record_kind, record, source)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Organisation, name, name_text, type, subdistrict, district, province, location_source, source)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Report, organisation, fiscal_year, fiscal_year_end, document_kind, scores, measures, items, risks, findings)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Reading, document, report)

std::string encode(const Result<Reading>& outcome) {
  const json message = outcome ? json{{"reading", *outcome}} : json{{"error", outcome.error()}};
  std::string bytes;
  json::to_cbor(message, bytes);
  return bytes;
}

Result<Reading> decode(std::string_view bytes) {
  try {
    const json message = json::from_cbor(bytes);
    if (message.contains("error")) return message.at("error").get<Error>();
    return message.at("reading").get<Reading>();
  } catch (const json::exception& exception) {
    return Error{ErrorCode::internal, std::string("a worker sent something unreadable: ") + exception.what(), "read", 0};
  }
}

}  // namespace prongsai
