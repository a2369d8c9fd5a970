#include <fmt/core.h>
#include <link.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "extractors/ocr/engine.h"
#include "models/csv.h"
#include "pipeline/commands/command.h"
#include "pipeline/discover.h"
#include "pipeline/extractor_version.h"
#include "pipeline/read_document.h"
#include "pipeline/sandbox.h"
#include "pipeline/store/schema.h"

namespace prongsai {
namespace {

constexpr const char* examples =
    "Examples:\n"
    "  prongsai doctor\n"
    "  prongsai doctor --db reports.db    also: can the database be written there?";

/// One thing that a run needs, and how it is.
struct Check {
  std::string what, state;
  bool well = true;
  bool is_needed = true;  ///< a run goes on without it where not
};

Check data_folder_state() {
  std::error_code unknown;
  const auto folder = data_folder();
  return {"data folder", printable(folder.string()), std::filesystem::is_directory(folder, unknown)};
}

Check reference_data_state() {
  const auto reader = Reader::create(data_folder());
  return {"reference data", reader ? "loads" : render(reader.error()), reader.has_value()};
}

/// The models that pictures of pages can be read with, and the digits that they would make others of.
std::vector<Check> ocr_states() {
  const auto folder = data_folder() / "ocr";
  std::vector<Check> states;
  for (const std::string& name : ocr::models_in(folder)) {
    const auto engine = ocr::Engine::create(folder, name);
    if (!engine) {
      states.push_back({"OCR model", render(engine.error()), false});
      continue;
    }
    std::string missing;
    for (const std::string& digit : engine->missing_digits()) missing += " " + digit;
    states.push_back({"OCR model", missing.empty() ? name + " prints every digit" : name + " cannot print" + missing, true});
  }
  if (states.empty()) states.push_back({"OCR model", "none in " + printable(folder.string()) + ": only ingest --ocr never works", false});
  return states;
}

Check sandbox_state() {
  const Status status = try_sandbox();
  return {"sandbox",
          status ? "documents are read without network, programs and processes" : status.error().message + ": documents are read without one",
          status.has_value(), false};
}

Check sqlite_state() {
  auto database = Database::open(":memory:", Database::Mode::create);
  Status status = Done{};
  if (database) status = migrate(*database);
  const bool well = database && status;
  return {"SQLite", well ? sqlite_version() + ", FTS5 trigrams and STRICT tables work" : sqlite_version() + " cannot make the tables", well};
}

/// Writes into the database's folder and leaves nothing behind.
Check database_state(const std::string& file) {
  const std::filesystem::path probe = file + ".doctor";
  std::error_code unknown;
  Status status = Done{};
  {
    auto database = Database::open(probe, Database::Mode::create);
    status = database ? migrate(*database) : Status(database.error());
  }
  std::filesystem::remove(probe, unknown);
  if (!status) return {"database folder", render(status.error()), false};
  if (!std::filesystem::exists(file, unknown)) return {"database", printable(file) + " can be made", true};
  auto database = Database::open(file, Database::Mode::read_only);
  status = database ? check_schema(*database) : Status(database.error());
  return {"database", status ? printable(file) + " is in order" : render(status.error()), status.has_value()};
}

/// Libraries are named by the files that the loader took: their versions, whoever links them.
std::vector<std::string> libraries() {
  std::vector<std::string> names;
  const auto note = [](dl_phdr_info* info, std::size_t, void* list) {
    std::error_code unknown;
    const auto file = std::filesystem::canonical(info->dlpi_name, unknown).filename().string();
    for (const std::string_view wanted :
         {"libpoppler", "libxml2", "libzip", "libicuuc", "libsqlite3", "libfmt", "libnettle", "libseccomp", "libtesseract", "liblept"}) {
      if (file.starts_with(wanted)) static_cast<std::vector<std::string>*>(list)->push_back(file);
    }
    return 0;
  };
  dl_iterate_phdr(note, &names);
  return names;
}

int doctor(const std::string& database) {
  std::vector<Check> checks{data_folder_state(), reference_data_state(), sqlite_state(), sandbox_state()};
  for (Check& check : ocr_states()) checks.push_back(std::move(check));
  if (!database.empty()) checks.push_back(database_state(database));
  bool well = true;
  for (const Check& check : checks) {
    fmt::print("{:4} {:16} {}\n", check.well ? "ok" : check.is_needed ? "BAD" : "warn", check.what, check.state);
    well = well && (check.well || !check.is_needed);
  }
  for (const std::string& library : libraries()) fmt::print("     {:16} {}\n", "library", library);
  fmt::print("     {:16} {} (extractor {})\n", "prongsai", PRONGSAI_VERSION, ExtractorVersion::current().of(""));
  return well ? exit_all_well : exit_could_not_run;
}

}  // namespace

void add_doctor(CLI::App& app, Command& chosen) {
  const auto database = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("doctor", "Is everything here that a run needs?");
  command->add_option("--db", *database, "A database, existing or not, to look at too");
  command->footer(examples);
  command->callback([database, &chosen] { chosen = [database] { return doctor(*database); }; });
}

}  // namespace prongsai
