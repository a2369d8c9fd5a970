#include "pipeline/serve/routes.h"

namespace prongsai::serve {
namespace {

const Parameter id{"id", ParameterKind::integer, false, {}, "Its id"};
const Parameter page{"page", ParameterKind::integer, false, {}, "The page, from 1"};
const Parameter width{"width", ParameterKind::integer, false, {}, "Of the picture in pixels, about: 100 to 2400, 800 where it is not given"};

std::vector<Route> all_routes() {
  std::vector<Route> all;
  for (const Question& question : questions()) all.push_back({"GET", Handling::question, question});
  const auto add = [&](std::string_view method, Handling handling, std::string_view path, std::string_view meaning, std::vector<Parameter> parameters,
                       std::string_view schema = {}, std::string_view body = {}) {
    all.push_back({method, handling, {path, meaning, std::move(parameters), false, nullptr, schema}, body});
  };
  add("GET", Handling::picture, "/documents/{id}/pages/{page}/picture", "A page as PNG, drawn from the file that was read", {id, page, width});
  add("GET", Handling::original, "/documents/{id}/file", "The file that was read, byte by byte", {id});
  add("POST", Handling::review, "/findings/{id}/review", "Says what a finding is found to be; open: nothing any more", {id}, "made_correction",
      "review");
  add("POST", Handling::correction, "/corrections", "Corrects a value that was misread; it lasts when the document is read again", {},
      "made_correction", "new_correction");
  add("DELETE", Handling::withdrawal, "/corrections/{id}", "Takes a correction back: the value is the one that was read", {id}, "made_correction");
  add("GET", Handling::description, "/openapi.json", "This description", {}, "openapi");
  return all;
}

}  // namespace

const std::vector<Route>& routes() {
  static const std::vector<Route> all = all_routes();
  return all;
}

Found find_route(std::span<const Route> routes, std::string_view method, std::span<const std::string> segments) {
  const std::string_view wanted = method == "HEAD" ? "GET" : method;
  Found best;
  for (const Route& route : routes) {
    Arguments::Values values;
    if (!matches(route.form.path, segments, values)) continue;
    if (route.method != wanted) {
      best.allowed += (best.allowed.empty() ? "" : ", ") + std::string(route.method) + (route.method == "GET" ? ", HEAD" : "");
      continue;
    }
    // "/documents/newest" is not the document of that name.
    if (best.route != nullptr && values.size() >= best.in_path.size()) continue;
    best.route = &route;
    best.in_path = std::move(values);
  }
  return best;
}

}  // namespace prongsai::serve
