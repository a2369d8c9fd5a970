#include "models/document.h"

#include <algorithm>
#include <array>
#include <utility>

namespace prongsai {
namespace {

constexpr std::array<std::pair<ColumnRole, std::string_view>, 31> column_role_names{{
    {ColumnRole::unknown, "unknown"},
    {ColumnRole::number, "number"},
    {ColumnRole::title, "title"},
    {ColumnRole::topic, "topic"},
    {ColumnRole::indicator, "indicator"},
    {ColumnRole::question, "question"},
    {ColumnRole::method, "method"},
    {ColumnRole::units, "units"},
    {ColumnRole::period, "period"},
    {ColumnRole::output, "output"},
    {ColumnRole::outcome, "outcome"},
    {ColumnRole::status, "status"},
    {ColumnRole::budget, "budget"},
    {ColumnRole::budget_total, "budget_total"},
    {ColumnRole::code, "code"},
    {ColumnRole::item_name, "item_name"},
    {ColumnRole::requirement, "requirement"},
    {ColumnRole::progress, "progress"},
    {ColumnRole::score, "score"},
    {ColumnRole::rating, "rating"},
    {ColumnRole::tool, "tool"},
    {ColumnRole::risk_activity, "risk_activity"},
    {ColumnRole::risk_issue, "risk_issue"},
    {ColumnRole::risk_level, "risk_level"},
    {ColumnRole::risk_control, "risk_control"},
    {ColumnRole::risk_score, "risk_score"},
    {ColumnRole::target, "target"},
    {ColumnRole::remark, "remark"},
    {ColumnRole::spent, "spent"},
    {ColumnRole::month, "month"},
    {ColumnRole::registry, "registry"},
}};

}  // namespace

std::string_view to_string(Format format) noexcept {
  switch (format) {
    case Format::pdf: return "pdf";
    case Format::docx: return "docx";
    case Format::txt: return "txt";
    case Format::image: return "image";
  }
  return "txt";
}

std::string_view to_string(TextSource source) noexcept {
  switch (source) {
    case TextSource::text: return "text";
    case TextSource::repaired: return "repaired";
    case TextSource::ocr: return "ocr";
  }
  return "text";
}

std::string_view to_string(ColumnRole role) noexcept {
  for (const auto& [value, name] : column_role_names) {
    if (value == role) return name;
  }
  return "unknown";
}

std::optional<ColumnRole> column_role_from(std::string_view name) noexcept {
  for (const auto& [value, text] : column_role_names) {
    if (text == name) return value;
  }
  return std::nullopt;
}

void Table::index() {
  grid.assign(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns), -1);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Cell& cell = cells[i];
    for (int row = std::max(0, cell.row); row < std::min(rows, cell.row + cell.row_span); ++row) {
      for (int column = std::max(0, cell.column); column < std::min(columns, cell.column + cell.column_span); ++column) {
        int& at = grid[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column)];
        if (at < 0) at = static_cast<int>(i);
      }
    }
  }
}

const Cell* Table::at(int row, int column) const noexcept {
  if (!grid.empty()) {
    if (row < 0 || column < 0 || row >= rows || column >= columns) return nullptr;
    const int index = grid[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column)];
    return index < 0 ? nullptr : &cells[static_cast<std::size_t>(index)];
  }
  for (const Cell& cell : cells) {
    if (row >= cell.row && row < cell.row + cell.row_span && column >= cell.column && column < cell.column + cell.column_span) return &cell;
  }
  return nullptr;
}

Cell* Table::at(int row, int column) noexcept { return const_cast<Cell*>(std::as_const(*this).at(row, column)); }

}  // namespace prongsai
