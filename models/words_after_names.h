#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "models/result.h"

namespace prongsai {

/// Words that stand behind an agency's name, or where a name would, and are part of none: words_after_names.csv of data/reference. Each
/// question is about the beginning of a text without white space.
class WordsAfterNames {
 public:
  static Result<WordsAfterNames> read(const std::filesystem::path& file);

  /// A word that goes on after a name (มี, ประจำปี, …); a name may still have it in it.
  bool follow_name(std::string_view compact) const { return begins_with(follow_, compact); }

  /// A word that no name goes over (อำเภอ, ได้, …).
  bool end_name(std::string_view compact) const { return begins_with(end_, compact); }

  /// A word that follows, but that departments are called after (กรม|ส่งเสริมการเกษตร).
  bool name_department(std::string_view compact) const { return begins_with(department_, compact); }

 private:
  static bool begins_with(const std::vector<std::string>& words, std::string_view text);

  std::vector<std::string> follow_;  ///< all of them
  std::vector<std::string> end_, department_;
};

}  // namespace prongsai
