#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>
#include <new>
#include <string_view>

#include "pipeline/commands/command.h"
#include "pipeline/extractor_version.h"
#include "pipeline/serve/painter.h"

namespace {

constexpr const char* description =
    "Prongsai reads a folder of Thai ITA integrity reports (PDF, DOCX, text) and leaves one SQLite database\n"
    "in which every value can be followed back to the place on the page it was read from.";

constexpr const char* examples =
    "Examples:\n"
    "  prongsai ingest reports --db reports.db     read a folder into a database\n"
    "  prongsai status --db reports.db             what the database holds, and what failed\n"
    "  prongsai compare --db reports.db            scores of the organisations side by side\n"
    "  prongsai search งบประมาณ --db reports.db    measures that speak of a word\n"
    "  prongsai check --db reports.db              what does not add up\n"
    "  prongsai show measure 12 --db reports.db    a record, and the place it was read from\n"
    "  prongsai correct score 5 value 87.5 --db reports.db\n"
    "                                              a value that was misread; it lasts\n"
    "  prongsai export --db reports.db --out csv   every view as a file\n"
    "  prongsai serve --db reports.db              all of that in a browser\n"
    "  prongsai doctor                             is everything here that a run needs?\n"
    "\n"
    "Exit codes: 0 all well, 1 finished but some documents failed, 2 usage, 3 could not run, 130 and 143 interrupted by SIGINT and SIGTERM.";

int run(int argc, char** argv) {
  CLI::App app(description, "prongsai");
  app.footer(examples);
  app.set_version_flag("--version", std::string("prongsai " PRONGSAI_VERSION " (extractor ") + prongsai::ExtractorVersion::current().of("") + ")");
  app.require_subcommand(1);

  prongsai::Command chosen;
  prongsai::add_ingest(app, chosen);
  prongsai::add_status(app, chosen);
  prongsai::add_compare(app, chosen);
  prongsai::add_search(app, chosen);
  prongsai::add_check(app, chosen);
  prongsai::add_correct(app, chosen);
  prongsai::add_show(app, chosen);
  prongsai::add_doctor(app, chosen);
  prongsai::add_dump(app, chosen);
  prongsai::add_export(app, chosen);
  prongsai::add_serve(app, chosen);
  prongsai::add_merge(app, chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? prongsai::exit_all_well : prongsai::exit_usage;
  }
  return chosen();
}

}  // namespace

int main(int argc, char** argv) {
  try {
    // What `serve` starts to draw pages is no command for people.
    if (argc == 2 && argv[1] == prongsai::serve::painter_word) return prongsai::serve::paint_pages();
    return run(argc, argv);
  } catch (const std::bad_alloc&) {
    return prongsai::complain("out of memory");
  } catch (const std::exception& error) {
    return prongsai::complain(error.what());
  }
}
