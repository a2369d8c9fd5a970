#pragma once

#include <csignal>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace prongsai::testing {

struct ProgramOutcome {
  int exit_code = -1;  ///< 128 + signal where one ended it
  std::string out, err;
};

struct ProgramOptions {
  std::vector<std::pair<std::string, std::string>> environment = {};  ///< set besides what is inherited
  std::string interrupt_after = {};                                   ///< a signal once stderr or stdout holds this
  int interrupt_by = SIGINT;
  std::int64_t most_file_bytes = 0;  ///< how large a file it may write; 0: any
};

/// Runs a program to its end and keeps what it prints.
ProgramOutcome run_program(const std::string& program, const std::vector<std::string>& arguments, const ProgramOptions& options = {});

}  // namespace prongsai::testing
