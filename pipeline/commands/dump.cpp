#include "pipeline/store/dump.h"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "pipeline/commands/command.h"
#include "pipeline/commands/report_database.h"

namespace prongsai {
namespace {

constexpr const char* examples =
    "Examples:\n"
    "  prongsai dump --db reports.db > yesterday.jsonl\n"
    "  diff <(prongsai dump --db a.db) <(prongsai dump --db b.db)      nothing where both say the same\n"
    "\n"
    "One JSON object a row, sorted by file. Rows are named by their file and their order in it, so that databases that were\n"
    "filled in another order, at another time or from shards give the same lines.";

int dump_database(const std::string& file) {
  auto database = open_for_reading(file);
  if (!database) return complain(database.error());
  const Status status = dump(*database, [](const std::string& line) { fmt::print("{}\n", line); });
  return status ? exit_all_well : complain(status.error());
}

}  // namespace

void add_dump(CLI::App& app, Command& chosen) {
  const auto file = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("dump", "Everything that a database says, as lines to compare with those of another");
  command->add_option("--db", *file, "The database")->required();
  command->footer(examples);
  command->callback([file, &chosen] { chosen = [file] { return dump_database(*file); }; });
}

}  // namespace prongsai
