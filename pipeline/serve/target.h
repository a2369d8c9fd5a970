#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/result.h"
#include "pipeline/serve/question.h"

namespace prongsai::serve {

/// The target of a request, decoded.
struct Target {
  std::string path;                   ///< "/organisations/12"
  std::vector<std::string> segments;  ///< "organisations", "12": what stands between its slashes; a slash that was encoded divides nothing
  Arguments::Values query;
};

/// Reads "/path?name=value&…". Fails with `unsupported` where it does not begin with a slash, where a % is no code of a byte, and where what is
/// encoded is no UTF-8 or holds control characters.
Result<Target> read_target(std::string_view text);

}  // namespace prongsai::serve
