#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/result.h"
#include "pipeline/serve/routes.h"

namespace prongsai::serve {

/// What the API is, for programs: an OpenAPI description of its routes, with the schemas of data/api.
class Description {
 public:
  /// Reads the schemas: every JSON file of a folder, an object from names to schemas each. Fails with `io_failed` and `damaged`.
  static Result<Description> read(const std::filesystem::path& folder);

  /// OpenAPI 3.1.
  Json of(std::span<const Route> routes) const;

  /// The properties of a schema in their order; none where it is not there.
  std::vector<std::string> columns(std::string_view schema) const;

 private:
  Json schemas_ = Json::object();
};

}  // namespace prongsai::serve
