#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/command_line.h"

namespace prongsai {
namespace {

using ::testing::HasSubstr;

/// A call, and what it must come to. An empty `err` means that nothing may be said there.
struct Call {
  std::string name, line;
  int exit_code;
  std::string out, err;
};

void PrintTo(const Call& call, std::ostream* out) { *out << call.line; }

const std::vector<Call> calls{
    {"NoCommand", "", 2, "", "A subcommand is required"},
    {"UnknownCommand", "digest", 2, "", "required"},
    {"Help", "--help", 0, "prongsai ingest reports --db reports.db", ""},
    {"Version", "--version", 0, "prongsai 0.", ""},
    {"HelpOfIngest", "ingest --help", 0, "Examples:", ""},
    {"HelpOfStatus", "status --help", 0, "Examples:", ""},
    {"HelpOfCompare", "compare --help", 0, "Examples:", ""},
    {"HelpOfSearch", "search --help", 0, "Examples:", ""},
    {"HelpOfCheck", "check --help", 0, "Examples:", ""},
    {"HelpOfShow", "show --help", 0, "Examples:", ""},
    {"HelpOfDoctor", "doctor --help", 0, "Examples:", ""},
    {"UnknownOption", "ingest @in --db @r.db --fast", 2, "", "--fast"},
    {"IngestWithoutDatabase", "ingest @in", 2, "", "--db is required"},
    {"IngestWithoutPath", "ingest --db @r.db", 2, "", "PATH is required"},
    {"NoJobs", "ingest @in --db @r.db --jobs 0", 2, "", "--jobs"},
    {"JobsInWords", "ingest @in --db @r.db --jobs many", 2, "", "--jobs"},
    {"NoTime", "ingest @in --db @r.db --timeout 0", 2, "", "--timeout"},
    {"RetryOfAnUnknownStatus", "ingest @in --db @r.db --retry sunshine", 2, "", "--retry"},
    {"RetryAndForce", "ingest @in --db @r.db --retry failed --force", 2, "", "--force excludes --retry"},
    {"RetryWithoutAStatus", "ingest @in --db @r.db --retry", 0, "There is nothing to read", ""},
    {"OlderThanAVersionAndForce", "ingest @in --db @r.db --older-than-version 0.1.0-8 --force", 2, "", "--force excludes --older-than-version"},
    {"OlderThanNoVersion", "ingest @in --db @r.db --older-than-version new", 2, "", "new is no version"},
    {"OlderThanAVersionToCome", "ingest @in --db @r.db --older-than-version 99.0", 2, "", "this program's own version is"},
    {"DryRunWithALog", "ingest @in --db @r.db --dry-run --json-log @log", 2, "", "excludes"},
    {"DryRunWithAReport", "ingest @in --db @r.db --dry-run --report @report", 2, "", "excludes"},
    {"TwoJsonsOnStdout", "ingest @in --db @r.db --json --json-log -", 2, "", "both print to stdout"},
    {"LogThatIsAFolder", "ingest @in --db @r.db --json-log @in", 3, "", "--json-log"},
    {"DryRunOfNothing", "ingest @in --db @r.db --dry-run", 0, "Of 0 files 0 would be read", ""},
    {"StatusOfNoRun", "status --db @r.db --run 0", 2, "", "--run"},
    {"PathThatDoesNotExist", "ingest @none --db @r.db", 2, "", "/none does not exist"},
    {"PathThatIsADevice", "ingest /dev/null --db @r.db", 2, "", "/dev/null is neither a file nor a folder"},
    {"DatabaseInAMissingFolder", "ingest @in --db @none/r.db", 3, "", "there is no folder"},
    {"DatabaseThatIsAFolder", "ingest @in --db @in", 3, "", "is a folder; name a file"},
    {"DatabaseThatIsAText", "ingest @in --db @notes.txt", 3, "", "file is not a database"},
    {"EmptyFolder", "ingest @in --db @r.db", 0, "There is nothing to read", ""},
    {"EmptyFolderAsJson", "ingest @in --db @r.db --json", 0, "\"files\": 0", ""},
    {"StatusOfNothing", "status --db @none.db", 3, "", "does not exist; `prongsai ingest` makes it"},
    {"StatusOfAText", "status --db @notes.txt", 3, "", "file is not a database"},
    {"CompareNothing", "compare --db @none.db", 3, "", "does not exist"},
    {"CompareAYearOfAnotherEra", "compare --db @none.db --year 2025", 2, "", "--year"},
    {"SearchNothing", "search x --db @none.db", 3, "", "does not exist"},
    {"SearchWithoutAQuery", "search --db @none.db", 2, "", "QUERY is required"},
    {"CheckNothing", "check --db @none.db", 3, "", "does not exist"},
    {"CheckForASeverityThatIsNone", "check --db @none.db --severity fatal", 2, "", "--severity"},
    {"ShowANonsenseKind", "show nonsense 1 --db @r.db", 2, "", "nonsense"},
    {"ShowAWordForAnId", "show measure first --db @r.db", 2, "", "first"},
    {"Doctor", "doctor", 0, "STRICT tables work", ""},
    {"DoctorOnModels", "doctor", 0, "ThaiGov prints every digit", ""},
    {"IngestWithAMissingModel", "ingest @in --db @r.db --ocr-languages Klingon", 3, "", "Klingon.traineddata"},
    {"DoctorWithANewDatabase", "doctor --db @r.db", 0, "can be made", ""},
    {"DoctorWithAMissingFolder", "doctor --db @none/r.db", 3, "BAD  database folder", ""},
};

class CommandLine : public ::testing::TestWithParam<Call> {};

TEST_P(CommandLine, EndsAsItShould) {
  const testing::TempFolder folder;
  std::filesystem::create_directory(folder / "in");
  folder.write("notes.txt", std::string(5000, 'x'));
  const auto outcome = testing::prongsai(folder, GetParam().line);
  EXPECT_EQ(outcome.exit_code, GetParam().exit_code);
  EXPECT_THAT(outcome.out, HasSubstr(GetParam().out));
  if (GetParam().err.empty()) {
    EXPECT_EQ(outcome.err, "");
  } else {
    EXPECT_THAT(outcome.err, HasSubstr(GetParam().err));
  }
}

INSTANTIATE_TEST_SUITE_P(Cli, CommandLine, ::testing::ValuesIn(calls), [](const auto& test) { return test.param.name; });

TEST(Doctor, NamesADataFolderThatIsNotThere) {
  const testing::TempFolder folder;
  const auto outcome = testing::prongsai(folder, "doctor", {.environment = {{"PRONGSAI_DATA", "/none"}}});
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_THAT(outcome.out, HasSubstr("BAD  data folder      /none"));
}

TEST(DataFolder, IsNeededToIngest) {
  const testing::TempFolder folder;
  folder.write("in/a.txt", "text");
  const auto outcome = testing::prongsai(folder, "ingest @in --db @r.db", {.environment = {{"PRONGSAI_DATA", "/none"}}});
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_THAT(outcome.err, HasSubstr("/none"));
}

}  // namespace
}  // namespace prongsai
