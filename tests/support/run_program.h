#pragma once

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
  std::string interrupt_after = {};                                   ///< SIGINT once stderr holds this
};

/// Runs a program to its end and keeps what it prints.
ProgramOutcome run_program(const std::string& program, const std::vector<std::string>& arguments, const ProgramOptions& options = {});

}  // namespace prongsai::testing
