#include "pipeline/export/data_package.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace prongsai {
namespace {

using Json = nlohmann::ordered_json;

Json field_of(const ExportedColumn& column, const std::vector<std::string>& key) {
  Json field{{"name", column.name}, {"type", to_string(column.type)}, {"description", column.meaning_en}, {"description_th", column.meaning_th}};
  if (!column.unit.empty()) field["unit"] = column.unit;
  if (std::ranges::find(key, column.name) != key.end()) field["constraints"] = {{"required", true}};
  return field;
}

Json resource_of(const ExportedView& view, const std::vector<ExportedView>& views) {
  const std::vector<std::string> key = primary_key(view.name);
  Json schema{{"fields", Json::array()}, {"missingValues", {""}}};
  for (const ExportedColumn& column : view.columns) schema["fields"].push_back(field_of(column, key));
  if (!key.empty()) schema["primaryKey"] = key;
  for (const ViewReference& reference : references_of(view, views)) {
    const std::string resource = reference.view == view.name ? "" : reference.view;
    schema["foreignKeys"].push_back({{"fields", reference.column}, {"reference", {{"resource", resource}, {"fields", reference.view_column}}}});
  }
  return {{"name", view.name},
          {"path", view.name + ".csv"},
          {"profile", "tabular-data-resource"},
          {"format", "csv"},
          {"mediatype", "text/csv"},
          {"encoding", "utf-8"},
          {"dialect", {{"delimiter", ","}, {"lineTerminator", "\r\n"}, {"doubleQuote", true}, {"header", true}}},
          {"schema", std::move(schema)}};
}

}  // namespace

std::string data_package(const std::vector<ExportedView>& views, std::string_view created_at, bool is_redacted) {
  Json package{
      {"name", "prongsai"},
      {"title", "Integrity and transparency assessment reports of Thai agencies, read by Prongsai"},
      {"title_th", "รายงานการประเมินคุณธรรมและความโปร่งใสของหน่วยงานภาครัฐไทย อ่านโดยโปร่งใส"},
      {"description",
       "One resource for each view of the database. Years are of the Buddhist Era, dates Gregorian, money whole baht. A text that a spreadsheet "
       "would run as a formula has an apostrophe before it."},
      {"profile", "tabular-data-package"},
      {"created", created_at},
      {"redacted", is_redacted},
      {"resources", Json::array()}};
  for (const ExportedView& view : views) package["resources"].push_back(resource_of(view, views));
  return package.dump(2) + '\n';
}

}  // namespace prongsai
