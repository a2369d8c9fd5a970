#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "models/result.h"

namespace prongsai::thai {

/// Settles what a reader of pictures mixes up and the language settles: text that is no Thai, and stands for one text only.
/// Names are left alone, as they are in no list.
class ScanText {
 public:
  /// Reads data/lexicon/scan_confusions.csv.
  static Result<ScanText> load(const std::filesystem::path& file);

  /// A paragraph, a cell or a page as it was read to the text that is meant.
  std::string settled(std::string_view text) const;

 private:
  enum class Where { anywhere, start, whole };

  struct Confusion {
    std::string read, meant;
    Where where = Where::anywhere;
    std::string not_before;  ///< a text that must not follow
  };

  std::vector<Confusion> confusions_;
};

/// A code of a disclosure item that stands alone, ring and strokes read as whatever has them (`o1l`, `๐1`): `O11`, `O1`. Any
/// other text, and one of digits only, comes back as it is.
std::string settled_item_code(std::string_view text);

/// The same of a question of the surveys, which no ring begins: `iz`, `el`, `it` are `i2`, `e1`, `i1`.
std::string settled_question_code(std::string_view text);

}  // namespace prongsai::thai
