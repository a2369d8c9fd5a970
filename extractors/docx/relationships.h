#pragma once

#include <string>
#include <vector>

#include "extractors/docx/package.h"

namespace prongsai::docx {

/// One part pointing to another.
struct Relationship {
  std::string id;      ///< by which the part names it
  std::string type;    ///< last segment of its URI, the same in transitional and strict OOXML: "styles", "header"
  std::string target;  ///< name of a part, resolved
};

/// Where a part points to within the package; "" is the package itself. A part without
/// relationships has none, and neither failure nor external targets are reported.
std::vector<Relationship> relationships_of(const Package& package, const std::string& part);

}  // namespace prongsai::docx
