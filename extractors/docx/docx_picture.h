#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "models/document.h"
#include "models/result.h"

namespace prongsai {

/// A picture in the body of a Word document, as it lies in the archive. Lives no longer than the call that it is passed to.
struct DocxPicture {
  std::string part;                    ///< its name in the archive: "word/media/image1.png"
  double width_pt = 0, height_pt = 0;  ///< as the document shows it, groups and cut edges included; 0 where unknown

  /// So many of its first bytes, or all that there are; only these are inflated. `damaged`, or `limit_exceeded` where the
  /// part is larger than DocxLimits::part_bytes.
  std::function<Result<std::string>(std::size_t most)> bytes;
};

/// What a picture says, asked once a part. The blocks stand at the picture's place; an error is a warning of the document.
using DocxPictureReader = std::function<Result<std::vector<Block>>(const DocxPicture&)>;

}  // namespace prongsai
