#include "tests/golden/gold.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "extractors/thai/normalise.h"

namespace prongsai::golden {
namespace {

using nlohmann::json;

json load(const std::filesystem::path& file) { return json::parse(std::ifstream(file)); }

/// The text of a field; empty where it is null or missing.
std::string text(const json& record, const char* field) {
  const auto found = record.find(field);
  return found == record.end() || found->is_null() ? std::string() : found->get<std::string>();
}

std::optional<Date> date(const json& record, const char* field) {
  const std::string iso = text(record, field);
  if (iso.empty()) return std::nullopt;
  return Date{std::stoi(iso.substr(0, 4)), std::stoi(iso.substr(5, 2)), std::stoi(iso.substr(8, 2))};
}

template <typename Enum, std::size_t size>
Enum named(const std::string& name, const Enum (&values)[size]) {
  for (const Enum value : values) {
    if (to_string(value) == name) return value;
  }
  throw std::invalid_argument("gold.json: no such value: " + name);
}

Progress progress(const json& record) {
  return named(text(record, "status"), {Progress::unknown, Progress::completed, Progress::in_progress, Progress::not_started, Progress::cancelled});
}

std::vector<Unit> units(const json& record) {
  std::vector<Unit> out;
  for (const json& name : record.at("units")) out.push_back({name.get<std::string>(), UnitKind::division, ""});
  return out;
}

Organisation organisation(const json& record) {
  Organisation out;
  out.name = text(record, "name");
  out.type = text(record, "type");
  out.subdistrict = text(record, "subdistrict");
  out.district = text(record, record.contains("inferred_district") ? "inferred_district" : "district");
  out.province = text(record, record.contains("inferred_province") ? "inferred_province" : "province");
  return out;
}

Score score(const json& record) {
  Score out;
  out.fiscal_year = record.at("fiscal_year");
  out.level =
      named(text(record, "level"), {ScoreLevel::overall, ScoreLevel::tool, ScoreLevel::indicator, ScoreLevel::sub_indicator, ScoreLevel::item});
  out.code = text(record, "code");
  out.value = record.at("value");
  out.rating = text(record, "rating");
  out.role = named(text(record, "role"), {ScoreRole::result, ScoreRole::target});
  return out;
}

GoldMeasure measure(const json& record) {
  GoldMeasure out;
  out.section = text(record, "section");
  out.duplicate = record.value("duplicate", false);
  out.hard_units = std::ranges::count(record.value("hard", std::vector<std::string>()), "units") > 0;
  Measure& m = out.measure;
  m.number = text(record, "number");
  m.title = text(record, "title");
  m.topic = text(record, "topic");
  m.indicator = text(record, "indicator");
  m.period = {text(record, "period_text"), date(record, "period_start"), date(record, "period_end"), false};
  m.status = progress(record);
  m.units = units(record);
  if (record.contains("progress_percent")) m.progress_percent = record.at("progress_percent").get<double>();
  return out;
}

/// Budgets stand beside the measures in gold.json, tied to them by number and title.
void add_budgets(const json& records, std::vector<GoldMeasure>& measures) {
  for (const json& record : records) {
    const auto owner = std::ranges::find_if(measures, [&](const GoldMeasure& candidate) {
      return candidate.measure.title == text(record, "title") && candidate.measure.number == text(record, "number") &&
             (!record.contains("section") || candidate.section == text(record, "section"));
    });
    if (owner == measures.end()) throw std::invalid_argument("gold.json: a budget of no measure: " + text(record, "title"));
    owner->measure.budgets.push_back({record.at("fiscal_year"), record.at("amount_baht"), {}});
  }
}

}  // namespace

Gold read_gold(const std::filesystem::path& file) {
  const json gold = load(file);
  Gold out;
  out.report.organisation = organisation(gold.at("organisation"));
  out.report.fiscal_year = gold.at("fiscal_year");
  out.report.fiscal_year_end = gold.value("fiscal_year_end", 0);
  for (const json& record : gold.at("scores")) out.report.scores.push_back(score(record));
  for (const json& record : gold.at("measures")) out.measures.push_back(measure(record));
  add_budgets(gold.at("budgets"), out.measures);
  for (const json& record : gold.at("disclosure_items")) {
    DisclosureItem item;
    item.code = text(record, "code");
    item.name = text(record, "name");
    item.units = units(record);
    item.status = progress(record);
    out.report.items.push_back(std::move(item));
  }
  for (const json& record : gold.at("risks")) {
    out.report.risks.push_back({{}, text(record, "activity"), text(record, "issue"), text(record, "level"), text(record, "control")});
  }
  for (const json& finding : gold.at("findings_expected")) {
    const auto expected = finding.get<std::string>();
    out.finding_codes.insert(expected.substr(0, expected.find(':')));
  }
  return out;
}

std::map<std::string, int> read_cells(const std::filesystem::path& file) {
  std::map<std::string, int> out;
  const json cells = load(file);
  for (const auto& [cell, count] : cells.items()) out[thai::squeeze(cell)] += count.get<int>();
  return out;
}

}  // namespace prongsai::golden
