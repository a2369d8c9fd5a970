#include "pipeline/serve/description.h"

#include <fmt/core.h>

#include <algorithm>

#include "pipeline/discover.h"
#include "pipeline/read_file.h"
#include "pipeline/serve/router.h"

namespace prongsai::serve {
namespace {

constexpr const char* about =
    "What prongsai has read from Thai ITA integrity reports. Every value leads back to a document, a page and a box on it "
    "([x0, y0, x1, y1] in points from the page's top left). Years are of the Buddhist Era, dates ISO 8601, money whole baht. "
    "Null: the report does not say it.";

Json reference_to(std::string_view schema) {
  return schema.empty() ? Json::object() : Json{{"$ref", fmt::format("#/components/schemas/{}", schema)}};
}

Json schema_of(const Parameter& parameter) {
  Json schema;
  switch (parameter.kind) {
    case ParameterKind::integer: schema = {{"type", "integer"}, {"minimum", 0}}; break;
    case ParameterKind::number: schema = {{"type", "number"}}; break;
    case ParameterKind::flag: schema = {{"enum", {"0", "1", "false", "true"}}}; break;
    case ParameterKind::text: schema = {{"type", "string"}, {"maxLength", most_bytes_of_a_text}};
  }
  if (!parameter.choices.empty()) {
    schema = {{"enum", Json::array()}};
    for (const std::string_view choice : parameter.choices) schema["enum"].push_back(choice);
  }
  return parameter.is_repeatable ? Json{{"type", "array"}, {"items", schema}} : schema;
}

Json described(const Question& form, const Parameter& parameter) {
  const bool is_in_path = form.path.find(fmt::format("{{{}}}", parameter.name)) != std::string_view::npos;
  Json told{{"name", parameter.name}, {"in", is_in_path ? "path" : "query"}, {"required", is_in_path}, {"schema", schema_of(parameter)}};
  if (!parameter.meaning.empty()) told["description"] = parameter.meaning;
  return told;
}

/// Those that its table has, and those in its path that it leaves to be numbers.
Json parameters_of(const Question& form) {
  Json all = Json::array();
  for (const Parameter& parameter : form.parameters) all.push_back(described(form, parameter));
  for (std::size_t at = form.path.find('{'); at != std::string_view::npos; at = form.path.find('{', at + 1)) {
    const std::string_view name = form.path.substr(at + 1, form.path.find('}', at) - at - 1);
    const auto is_it = [&](const Parameter& parameter) { return parameter.name == name; };
    if (std::none_of(form.parameters.begin(), form.parameters.end(), is_it)) all.push_back(described(form, {name, ParameterKind::integer}));
  }
  if (!form.is_list) return all;
  for (const Parameter& parameter : list_parameters()) {
    all.push_back(described(form, parameter));
    if (parameter.name == "limit") all.back()["schema"] = {{"type", "integer"}, {"minimum", 1}, {"maximum", most_items}, {"default", usual_items}};
    if (parameter.name == "offset") all.back()["schema"] = {{"type", "integer"}, {"minimum", 0}, {"maximum", last_offset}, {"default", 0}};
  }
  return all;
}

Json list_of(const Question& form) {
  Json schema{{"type", "object"},
              {"required", {"total", "total_is_more", "items"}},
              {"additionalProperties", false},
              {"properties",
               {{"total", {{"type", "integer"}}},
                {"total_is_more", {{"type", "boolean"}, {"description", "Whether there are more than were counted"}}},
                {"items", {{"type", "array"}, {"items", reference_to(form.schema)}}}}}};
  const auto is_facets = [](const Parameter& parameter) { return parameter.name == "facets"; };
  if (std::any_of(form.parameters.begin(), form.parameters.end(), is_facets)) {
    schema["properties"]["facets"] = reference_to(fmt::format("{}_facets", form.schema));
  }
  return schema;
}

Json content_of(const Route& route) {
  switch (route.handling) {
    case Handling::picture: return {{"image/png", Json::object()}};
    case Handling::original: return {{"application/octet-stream", Json::object()}};
    default: break;
  }
  Json content{{"application/json", {{"schema", route.form.is_list ? list_of(route.form) : reference_to(route.form.schema)}}}};
  if (route.form.is_list) content["text/csv"] = Json::object();
  return content;
}

std::string name_of(const Route& route) {
  std::string name(route.method);
  std::transform(name.begin(), name.end(), name.begin(), [](char c) { return static_cast<char>(c - 'A' + 'a'); });
  for (const char c : route.form.path) {
    if (c == '/' || c == '.') name += '_';
    if (c >= 'a' && c <= 'z') name += c;
  }
  return name;
}

Json operation(const Route& route) {
  const bool is_change = route.method != "GET";
  const char* well = route.method == "POST" ? "201" : "200";
  Json told{{"operationId", name_of(route)},
            {"summary", route.form.meaning},
            {"parameters", parameters_of(route.form)},
            {"responses",
             {{well, {{"description", "The answer"}, {"content", content_of(route)}}}, {"default", {{"$ref", "#/components/responses/Error"}}}}}};
  if (!route.body.empty()) told["requestBody"] = {{"required", true}, {"content", {{"application/json", {{"schema", reference_to(route.body)}}}}}};
  if (is_change) told["security"] = Json::array({{{"token", Json::array()}}});
  return told;
}

}  // namespace

Result<Description> Description::read(const std::filesystem::path& folder) {
  Description description;
  const auto failed = [&](ErrorCode code, std::string_view what) {
    return Error{code, fmt::format("the schemas in {}: {}", printable(folder.string()), what), "", 0};
  };
  std::error_code failure;
  std::vector<std::filesystem::path> files;
  for (std::filesystem::directory_iterator it(folder, failure), end; !failure && it != end; it.increment(failure)) {
    if (it->path().extension() == ".json") files.push_back(it->path());
  }
  if (failure) return failed(ErrorCode::io_failed, failure.message());
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    std::int64_t size = 0;
    const auto text = read_file(file, size);
    if (!text) return failed(ErrorCode::io_failed, text.error().message);
    const Json schemas = Json::parse(*text, nullptr, false);
    if (!schemas.is_object()) return failed(ErrorCode::damaged, printable(file.filename().string()) + " is no JSON object");
    description.schemas_.update(schemas);
  }
  return description;
}

Json Description::of(std::span<const Route> routes) const {
  Json paths = Json::object();
  for (const Route& route : routes) {
    std::string method(route.method);
    std::transform(method.begin(), method.end(), method.begin(), [](char c) { return static_cast<char>(c - 'A' + 'a'); });
    paths[std::string(route.form.path)][method] = operation(route);
  }
  const Json error{{"description", "Why there is no answer"}, {"content", {{"application/json", {{"schema", reference_to("error")}}}}}};
  const Json token{{"type", "http"}, {"scheme", "bearer"}, {"description", "What `prongsai serve --edit` prints when it starts"}};
  return {{"openapi", "3.1.0"},
          {"info", {{"title", "Prongsai"}, {"version", PRONGSAI_VERSION}, {"description", about}}},
          {"servers", Json::array({{{"url", "/api/v1"}}})},
          {"paths", paths},
          {"components", {{"schemas", schemas_}, {"responses", {{"Error", error}}}, {"securitySchemes", {{"token", token}}}}}};
}

std::vector<std::string> Description::columns(std::string_view schema) const {
  std::vector<std::string> names;
  const auto found = schemas_.find(schema);
  if (found == schemas_.end() || !found->contains("properties")) return names;
  for (const auto& [name, _] : found->at("properties").items()) names.push_back(name);
  return names;
}

}  // namespace prongsai::serve
