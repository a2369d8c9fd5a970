#pragma once

#include <string>
#include <vector>

#include "tests/support/run_program.h"
#include "tests/support/temp_folder.h"

namespace prongsai::testing {

/// Splits "ingest in --db reports.db" at its spaces and runs prongsai so. Words that begin with @ are
/// names below the folder.
inline ProgramOutcome prongsai(const TempFolder& folder, const std::string& line, const ProgramOptions& options = {}) {
  std::vector<std::string> arguments;
  std::string word;
  for (const char c : line + ' ') {
    if (c != ' ') {
      word += c;
    } else if (!word.empty()) {
      arguments.push_back(word[0] == '@' ? (folder / word.substr(1)).string() : word);
      word.clear();
    }
  }
  return run_program(PRONGSAI_PROGRAM, arguments, options);
}

}  // namespace prongsai::testing
