#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "models/result.h"

namespace prongsai {

/// Which part of its year a report is about. Empty and 0 where it does not say.
struct ReportRound {
  std::string name;
  int order = 0;  ///< a later round has a greater one
};

/// When documents are held to belong together: data/reference/links.csv, data/lexicon/report_rounds.csv and the beginnings
/// of organisations' names. Shares and similarities go from 0 to 1.
struct LinkRules {
  double copy_similarity = 0, verbatim_similarity = 0;
  int copy_least_letters = 0;
  int boilerplate_least_measures = 0;
  double boilerplate_info = 0, boilerplate_warning = 0;
  double same_title = 0, same_report_records = 0, same_report_values = 0, same_report_text = 0, same_report_text_alone = 0;
  double promise_title = 0, promise_answered = 0;

  struct RoundPhrase {
    std::string text;  ///< squeezed
    ReportRound round;
  };
  std::vector<RoundPhrase> rounds;
  std::vector<std::string> name_beginnings;  ///< องค์การบริหารส่วนตำบล, เทศบาลเมือง …: the longest first

  std::string version;  ///< another one where links must be worked out anew

  /// Fails where a file is missing, a number is none or lacks.
  static Result<LinkRules> read(const std::filesystem::path& data_folder);

  /// By the phrase that stands first in the beginning of a report's text.
  ReportRound round_of(std::string_view beginning) const;

  /// A name without the words that say what kind of organisation it is.
  std::string_view proper_name(std::string_view organisation) const;
};

}  // namespace prongsai
