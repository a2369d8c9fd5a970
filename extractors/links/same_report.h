#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "extractors/links/link_rules.h"
#include "extractors/links/titles.h"

namespace prongsai {

/// A measure, as far as it tells one report from another.
struct MeasureFacts {
  TitleKey title;
  std::string status, period;         ///< as far as stated
  std::vector<std::uint32_t> output;  ///< pieces of what came of it
};

/// A file of an organisation and year, as it is held against its others.
struct FileFacts {
  std::string kind;   ///< of the document
  ReportRound round;
  std::vector<MeasureFacts> measures;
  std::map<std::string, std::string> facts;  ///< scores and items: what, and what is said of it
  std::vector<std::uint32_t> text;           ///< pieces of its text
  std::vector<std::string> numbers;          ///< of two digits and more in its text, sorted
};

/// Whether two files of one organisation and year hold the same report: as another format, a scan, or in an amended version. Reports of
/// other rounds or kinds are others, and so is a plan of which another report tells the results.
bool is_same_report(const FileFacts& a, const FileFacts& b, const LinkRules& rules);

/// Groups files: for each the first file that holds the same report, itself where none before it does.
std::vector<std::size_t> group_reports(std::span<const FileFacts> files, const LinkRules& rules);

/// The numbers of two digits and more in a text, for FileFacts.
std::vector<std::string> numbers_in(std::string_view text);

}  // namespace prongsai
