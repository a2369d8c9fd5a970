#include "models/report.h"

#include <array>
#include <cstdio>
#include <utility>

namespace prongsai {
namespace {

constexpr std::array<std::pair<UnitKind, std::string_view>, 7> unit_kind_names{{
    {UnitKind::office, "office"},
    {UnitKind::division, "division"},
    {UnitKind::section, "section"},
    {UnitKind::position, "position"},
    {UnitKind::committee, "committee"},
    {UnitKind::organisation, "organisation"},
    {UnitKind::all_units, "all_units"},
}};

}  // namespace

std::string to_iso(const Date& date) {
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year % 10000, date.month % 100, date.day % 100);
  return text;
}

std::string_view to_string(ScoreLevel level) noexcept {
  switch (level) {
    case ScoreLevel::overall: return "overall";
    case ScoreLevel::tool: return "tool";
    case ScoreLevel::indicator: return "indicator";
    case ScoreLevel::sub_indicator: return "sub_indicator";
    case ScoreLevel::item: return "item";
  }
  return "overall";
}

std::string_view to_string(ScoreRole role) noexcept { return role == ScoreRole::target ? "target" : "result"; }

std::string_view to_string(UnitKind kind) noexcept {
  for (const auto& [value, name] : unit_kind_names) {
    if (value == kind) return name;
  }
  return "division";
}

std::optional<UnitKind> unit_kind_from(std::string_view name) noexcept {
  for (const auto& [value, text] : unit_kind_names) {
    if (text == name) return value;
  }
  return std::nullopt;
}

std::string_view to_string(Progress progress) noexcept {
  switch (progress) {
    case Progress::unknown: return "";
    case Progress::completed: return "completed";
    case Progress::in_progress: return "in_progress";
    case Progress::not_started: return "not_started";
    case Progress::cancelled: return "cancelled";
  }
  return "";
}

std::string_view to_string(Severity severity) noexcept {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::info: return "info";
  }
  return "info";
}

std::string_view to_string(RecordKind kind) noexcept {
  switch (kind) {
    case RecordKind::document: return "document";
    case RecordKind::score: return "score";
    case RecordKind::measure: return "measure";
    case RecordKind::disclosure_item: return "disclosure_item";
    case RecordKind::risk: return "risk";
  }
  return "document";
}

}  // namespace prongsai
