#include "extractors/docx/relationships.h"

#include <utility>

#include "extractors/docx/xml_reader.h"

namespace prongsai::docx {
namespace {

/// "word/document.xml" → "word/", "document.xml"
std::pair<std::string, std::string> split_path(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return {"", path};
  return {path.substr(0, slash + 1), path.substr(slash + 1)};
}

/// A target is relative to the folder of the part that names it, or begins with '/'.
std::string resolved(const std::string& folder, const std::string& target) {
  const std::string path = target.starts_with('/') ? target : "/" + folder + target;
  std::vector<std::string> steps;
  std::size_t begin = 1;
  while (begin <= path.size()) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string step = path.substr(begin, end - begin);
    begin = end + 1;
    if (step == ".." && !steps.empty()) steps.pop_back();
    if (!step.empty() && step != "." && step != "..") steps.push_back(step);
  }
  std::string name;
  for (const std::string& step : steps) name.append(name.empty() ? "" : "/").append(step);
  return name;
}

}  // namespace

std::vector<Relationship> relationships_of(const Package& package, const std::string& part) {
  std::vector<Relationship> relationships;
  const auto [folder, name] = split_path(part);
  auto stream = package.open_part(folder + "_rels/" + name + ".rels");
  if (!stream) return relationships;
  XmlReader xml(std::move(*stream));
  if (xml.root() != Tag::relationships) return relationships;
  xml.children([&, &folder = folder](Tag tag) {
    if (tag != Tag::relationship || xml.attribute("TargetMode") == "External") return;
    std::string id = xml.attribute("Id").value_or(std::string());
    const std::string type = xml.attribute("Type").value_or(std::string());
    const std::string target = xml.attribute("Target").value_or(std::string());
    relationships.push_back({std::move(id), split_path(type).second, resolved(folder, target)});
  });
  return relationships;
}

}  // namespace prongsai::docx
