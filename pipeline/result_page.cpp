#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "pipeline/result_table.h"
#include "pipeline/shown_text.h"

namespace prongsai {
namespace {

// Fonts that Windows, macOS and Linux have for Thai; nothing is loaded.
constexpr std::string_view style = R"(
body { font: 15px/1.5 "Sarabun", "TH Sarabun New", "Leelawadee UI", "Thonburi", "Noto Sans Thai", "Garuda", "Loma", sans-serif; color: #1b2730; margin: 2rem; }
h1 { font-size: 1.5rem; margin: 0; }
p { color: #55636e; margin: .2rem 0 1.5rem; }
.charts { display: flex; flex-wrap: wrap; gap: 1.5rem; margin-bottom: 2rem; }
figure { margin: 0; break-inside: avoid; }
figcaption { font-weight: 600; margin-bottom: .3rem; }
svg { display: block; width: 30rem; max-width: 100%; height: auto; }
svg text { font: 13px "Sarabun", "TH Sarabun New", "Leelawadee UI", "Thonburi", "Noto Sans Thai", "Garuda", "Loma", sans-serif; fill: #1b2730; }
.bar { fill: #2f7f8f; } .low { fill: #c26a3d; } .mark { stroke: #1b2730; stroke-dasharray: 3 3; }
table { border-collapse: collapse; font-size: .9rem; }
th, td { padding: .2rem .5rem; border-bottom: 1px solid #d8dee3; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { position: sticky; top: 0; background: #fff; border-bottom: 2px solid #1b2730; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  body { margin: 0; font-size: 10px; }
  table { font-size: 9px; width: 100%; }
  thead { display: table-header-group; } tr { break-inside: avoid; }
  th { position: static; }
  .bar, .low { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
)";

constexpr double chart_width = 480, label_width = 160, value_width = 70, row_height = 22;

std::string in_svg(const BarChart& chart) {
  const double room = chart_width - label_width - value_width;
  const double height = row_height * static_cast<double>(chart.bars.size());
  const auto length = [&](double value) { return chart.most > 0 ? room * std::clamp(value / chart.most, 0.0, 1.0) : 0; };
  std::string svg = fmt::format("<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">\n", chart_width, height, in_html(chart.title));
  double y = 0;
  for (const Bar& bar : chart.bars) {
    svg += fmt::format("<text x=\"{:.0f}\" y=\"{:.0f}\" text-anchor=\"end\">{}</text>", label_width - 6, y + 15,
                       in_html(shortened(one_line(bar.label), 24)));
    svg += fmt::format("<rect class=\"{}\" x=\"{:.0f}\" y=\"{:.0f}\" width=\"{:.1f}\" height=\"16\"/>", bar.value < chart.mark ? "low" : "bar",
                       label_width, y + 3, length(bar.value));
    svg += fmt::format("<text x=\"{:.1f}\" y=\"{:.0f}\">{}</text>\n", label_width + length(bar.value) + 6, y + 15, in_html(bar.value_text));
    y += row_height;
  }
  if (chart.mark > 0) {
    const double x = label_width + length(chart.mark);
    svg += fmt::format("<line class=\"mark\" x1=\"{0:.1f}\" y1=\"0\" x2=\"{0:.1f}\" y2=\"{1:.0f}\"/>\n", x, height);
  }
  return svg + "</svg>";
}

void add_rows(std::string& page, const ResultTable& table) {
  for (const auto& row : table.rows.rows) {
    page += "<tr>";
    for (std::size_t column = 0; column < row.size(); ++column) {
      page += table.kinds[column] == ColumnKind::number ? "<td class=\"n\">" : "<td>";
      page += row[column] ? in_html(one_line(*row[column])) : "–";
    }
    page += "\n";
  }
}

}  // namespace

std::string in_html(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '<': escaped += "&lt;"; break;
      case '>': escaped += "&gt;"; break;
      case '&': escaped += "&amp;"; break;
      case '"': escaped += "&quot;"; break;
      case '\'': escaped += "&#39;"; break;
      default: escaped += c;
    }
  }
  return escaped;
}

std::string as_page(const ResultTable& table, std::string_view title, std::string_view subtitle, const std::vector<BarChart>& charts) {
  // The policy forbids the page to load or run anything, whatever a report has in it.
  std::string page = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"th\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
      "'none'; "
      "style-src 'unsafe-inline'\">\n<meta name=\"viewport\" "
      "content=\"width=device-width\">\n<title>{0}</title>\n<style>{1}</style>\n</head>\n<body>\n"
      "<h1>{0}</h1>\n<p>{2}</p>\n",
      in_html(title), style, in_html(subtitle));
  if (!charts.empty()) page += "<div class=\"charts\">\n";
  for (const BarChart& chart : charts)
    page += fmt::format("<figure><figcaption>{}</figcaption>\n{}\n</figure>\n", in_html(chart.title), in_svg(chart));
  if (!charts.empty()) page += "</div>\n";
  page += "<table>\n<thead><tr>";
  for (std::size_t column = 0; column < table.rows.columns.size(); ++column) {
    page += table.kinds[column] == ColumnKind::number ? "<th class=\"n\">" : "<th>";
    page += in_html(table.rows.columns[column]);
  }
  page += "\n</thead>\n<tbody>\n";
  add_rows(page, table);
  return page + "</tbody>\n</table>\n</body>\n</html>\n";
}

}  // namespace prongsai
