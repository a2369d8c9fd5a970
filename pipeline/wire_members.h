#pragma once

#include <concepts>
#include <cstddef>
#include <tuple>
#include <type_traits>

#include "models/page_content.h"
#include "pipeline/read_document.h"

// What travels between a worker and its parent, and into the cache: the members of each value, in their order.
// One line a type; the wire's test counts them against the type.
namespace prongsai::wire {

template <typename T, typename Value>
concept Is = std::same_as<std::remove_const_t<T>, Value>;

auto members(Is<Error> auto& v) { return std::tie(v.code, v.message, v.stage, v.page); }
auto members(Is<Box> auto& v) { return std::tie(v.x0, v.y0, v.x1, v.y1); }
auto members(Is<Place> auto& v) { return std::tie(v.page, v.box); }
auto members(Is<NumberDoubt> auto& v) { return std::tie(v.first, v.second); }
auto members(Is<Paragraph> auto& v) { return std::tie(v.text, v.place, v.role, v.source, v.confidence, v.size_pt, v.bold, v.centered, v.doubts); }
auto members(Is<Cell> auto& v) {
  return std::tie(v.row, v.column, v.row_span, v.column_span, v.is_header, v.text, v.places, v.source, v.confidence, v.doubts);
}
/// Without `grid`, which is derived from the cells.
auto members(Is<Table> auto& v) { return std::tie(v.rows, v.columns, v.header_rows, v.cells, v.roles, v.column_years); }
auto members(Is<TextVerdict> auto& v) { return std::tie(v.trust, v.fault, v.glyphs, v.mended, v.faulty, v.font); }
auto members(Is<GlyphRule> auto& v) { return std::tie(v.font, v.code, v.text, v.evidence, v.times, v.first_page); }
auto members(Is<Page> auto& v) {
  return std::tie(v.number, v.width_pt, v.height_pt, v.text, v.source, v.ocr_confidence, v.images, v.has_text, v.verdict);
}
auto members(Is<Document> auto& v) { return std::tie(v.format, v.pages, v.blocks, v.warnings, v.glyph_rules); }
auto members(Is<Source> auto& v) { return std::tie(v.place, v.table, v.row); }
auto members(Is<Date> auto& v) { return std::tie(v.year, v.month, v.day); }
auto members(Is<Period> auto& v) { return std::tie(v.text, v.start, v.end, v.impossible); }
auto members(Is<Score> auto& v) {
  return std::tie(v.source, v.fiscal_year, v.level, v.code, v.name, v.value, v.rating, v.tool, v.role, v.is_primary);
}
auto members(Is<Unit> auto& v) { return std::tie(v.name, v.kind, v.text); }
auto members(Is<Budget> auto& v) { return std::tie(v.fiscal_year, v.amount_baht, v.source); }
auto members(Is<Measure> auto& v) {
  return std::tie(v.source, v.more_places, v.fiscal_year, v.section, v.number, v.title, v.method, v.topic, v.output, v.outcome, v.period, v.status,
                  v.progress_percent, v.indicator, v.units, v.budgets, v.duplicate_of);
}
auto members(Is<DisclosureItem> auto& v) { return std::tie(v.source, v.code, v.name, v.requirement, v.detail, v.status, v.units); }
auto members(Is<Risk> auto& v) { return std::tie(v.source, v.activity, v.issue, v.level, v.control); }
auto members(Is<Finding> auto& v) { return std::tie(v.severity, v.code, v.message_th, v.message_en, v.record_kind, v.record, v.source); }
auto members(Is<Organisation> auto& v) {
  return std::tie(v.name, v.name_text, v.type, v.subdistrict, v.district, v.province, v.code, v.location_source, v.source);
}
auto members(Is<Report> auto& v) {
  return std::tie(v.organisation, v.fiscal_year, v.fiscal_year_end, v.document_kind, v.scores, v.measures, v.items, v.risks, v.findings);
}
auto members(Is<Reading> auto& v) { return std::tie(v.document, v.report); }

auto members(Is<Glyph> auto& v) {
  return std::tie(v.text, v.box, v.baseline_y, v.size_pt, v.font, v.bold, v.rotation, v.invisible, v.undecided, v.mended, v.space_before, v.doubt,
                  v.confidence);
}
auto members(Is<Ruling> auto& v) { return std::tie(v.box); }
auto members(Is<ImageArea> auto& v) { return std::tie(v.box, v.width_px, v.height_px); }
auto members(Is<PageContent> auto& v) {
  return std::tie(v.number, v.width_pt, v.height_pt, v.fonts, v.glyphs, v.rulings, v.images, v.skew_deg, v.quarter_turns);
}

/// How many members of a type travel.
template <typename T>
constexpr std::size_t sent_members = std::tuple_size_v<decltype(members(std::declval<T&>()))>;

/// The last enumerator: whatever is above it did not come from a worker in its right mind.
template <typename E>
constexpr E last_of = [] { static_assert(!sizeof(E), "name the last enumerator below"); }();
template <>
inline constexpr ErrorCode last_of<ErrorCode> = ErrorCode::internal;
template <>
inline constexpr Format last_of<Format> = Format::image;
template <>
inline constexpr TextSource last_of<TextSource> = TextSource::ocr;
template <>
inline constexpr ParagraphRole last_of<ParagraphRole> = ParagraphRole::deleted;
template <>
inline constexpr ColumnRole last_of<ColumnRole> = ColumnRole::registry;
template <>
inline constexpr ScoreLevel last_of<ScoreLevel> = ScoreLevel::item;
template <>
inline constexpr ScoreRole last_of<ScoreRole> = ScoreRole::target;
template <>
inline constexpr UnitKind last_of<UnitKind> = UnitKind::all_units;
template <>
inline constexpr Progress last_of<Progress> = Progress::cancelled;
template <>
inline constexpr Severity last_of<Severity> = Severity::info;
template <>
inline constexpr TextTrust last_of<TextTrust> = TextTrust::read_again;
template <>
inline constexpr TextFault last_of<TextFault> = TextFault::foreign_layer;
template <>
inline constexpr GlyphEvidence last_of<GlyphEvidence> = GlyphEvidence::words;
template <>
inline constexpr RecordKind last_of<RecordKind> = RecordKind::risk;

}  // namespace prongsai::wire
