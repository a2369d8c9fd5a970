#pragma once

#include <functional>
#include <string_view>

#include "models/error.h"

namespace CLI {
class App;
}

namespace prongsai {

enum ExitCode : int {
  exit_all_well = 0,
  exit_some_failed = 1,  ///< also: `check --fail-on` found what it was to find
  exit_usage = 2,
  exit_could_not_run = 3,
  exit_interrupted = 130,
};

/// Runs a subcommand whose options have been read; gives the program's exit code.
using Command = std::function<int()>;

/// Each adds its subcommand to the command line and sets `chosen` when the user names it.
void add_ingest(CLI::App& app, Command& chosen);
void add_status(CLI::App& app, Command& chosen);
void add_compare(CLI::App& app, Command& chosen);
void add_search(CLI::App& app, Command& chosen);
void add_check(CLI::App& app, Command& chosen);
void add_correct(CLI::App& app, Command& chosen);
void add_show(CLI::App& app, Command& chosen);
void add_doctor(CLI::App& app, Command& chosen);
void add_dump(CLI::App& app, Command& chosen);
void add_export(CLI::App& app, Command& chosen);
void add_serve(CLI::App& app, Command& chosen);
void add_merge(CLI::App& app, Command& chosen);

/// Prints an error to stderr, as "prongsai: …", and gives the exit code back.
int complain(std::string_view message, int exit_code = exit_could_not_run);
int complain(const Error& error);

}  // namespace prongsai
