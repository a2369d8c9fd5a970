// What a nightly run is asked for on the command line: what it lets alone, what it takes up again, what it tells.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>

#include "pipeline/run_lock.h"
#include "pipeline/store/sqlite.h"
#include "tests/cli/command_line.h"

namespace prongsai {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* report_text = "รายงานผลการดำเนินการตามมาตรการ\nประจำปีงบประมาณ พ.ศ. ๒๕๖๘\n";

class Night : public ::testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directory(folder_ / "in"); }

  testing::ProgramOutcome ingest(const std::string& more = "", const testing::ProgramOptions& options = {}) {
    return testing::prongsai(folder_, "ingest @in --db @reports.db " + more, options);
  }
  testing::ProgramOutcome status(const std::string& more = "") { return testing::prongsai(folder_, "status --db @reports.db " + more); }

  void write_texts(int files) {
    for (int number = 0; number < files; ++number) folder_.write("in/" + std::to_string(number) + ".txt", report_text + std::to_string(number));
  }

  std::string text(const std::string& sql) {
    auto database = Database::open(folder_ / "reports.db", Database::Mode::read_write);
    if (!database) return render(database.error());
    const auto rows = database->query(sql);
    return rows && !rows->rows.empty() ? rows->rows[0][0].value_or("null") : "nothing";
  }

  std::string content_of(const std::string& name) {
    std::ifstream in(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }

  std::vector<std::string> names() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }

  static std::vector<json> lines_of(const std::string& text) {
    std::istringstream lines(text);
    std::vector<json> all;
    for (std::string line; std::getline(lines, line);) all.push_back(json::parse(line));
    return all;
  }

  testing::TempFolder folder_;
};

TEST_F(Night, TellsWhatItWouldDoAndDoesNothing) {
  folder_.write("in/a.txt", report_text);
  const auto outcome = ingest("--dry-run");
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.out, "new       a.txt\nOf 1 files 1 would be read and 0 left alone; 0 would be taken out. Nothing was changed.\n");
  EXPECT_EQ(outcome.err, "");
  EXPECT_THAT(names(), ElementsAre("in"));
}

TEST_F(Night, TellsWhyItWouldReadAFile) {
  for (const char* name : {"gone", "changed", "same"}) folder_.write(std::string("in/") + name + ".txt", std::string(report_text) + name);
  folder_.write("in/failed.pdf", "");
  ingest();
  const std::string before = content_of("reports.db");
  std::filesystem::remove(folder_ / "in/gone.txt");
  folder_.write("in/changed.txt", "other");
  folder_.write("in/new.txt", "new");
  const auto plan = json::parse(ingest("--dry-run --json --retry failed").out);
  EXPECT_EQ(plan["reasons"], (json{{"changed", 1}, {"new", 1}, {"retry", 1}, {"vanished", 1}}));
  EXPECT_EQ(plan["would_read"], 3);
  EXPECT_EQ(plan["would_remove"], 1);
  EXPECT_EQ(content_of("reports.db"), before);
}

TEST_F(Night, ReadsAgainWhatFailedAndNothingElse) {
  folder_.write("in/a.txt", report_text);
  folder_.write("in/b.pdf", "");
  ingest();
  for (const char* option : {"--retry failed", "--retry"}) {
    const auto outcome = ingest(option);
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.out, HasSubstr("0 ok, 0 partial, 1 failed; 1 unchanged"));
  }
}

TEST_F(Night, ReadsOnlyWhatAPatternMatches) {
  folder_.write("in/a/1.txt", report_text);
  folder_.write("in/b/1.txt", "other");
  const auto outcome = ingest("--only b/*.txt");
  EXPECT_THAT(outcome.out, HasSubstr("Read 1 of 1 files"));
  EXPECT_EQ(text("SELECT group_concat(path) FROM v_documents"), "b/1.txt");
}

TEST_F(Night, LetsAloneWhatAVersionHasReadThatIsNotOlder) {
  folder_.write("in/a.txt", report_text);
  ingest();
  text("UPDATE document SET extractor_version = '0.1.0-5'");
  EXPECT_THAT(ingest("--older-than-version 0.1.0-5").out, HasSubstr("1 unchanged"));
  EXPECT_THAT(ingest("--older-than-version 0.1.0-6").out, HasSubstr("1 ok"));
}

TEST_F(Night, IsAloneWithItsDatabase) {
  folder_.write("in/a.txt", report_text);
  const auto lock = RunLock::take(folder_ / "reports.db");
  ASSERT_TRUE(lock);
  const auto outcome = ingest();
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_THAT(outcome.err, HasSubstr("another run (process " + std::to_string(getpid()) + ")"));
  EXPECT_EQ(ingest("--dry-run").exit_code, 0) << "a reader needs no lock";
}

TEST_F(Night, LeavesTheDatabaseAlone) {
  folder_.write("in/a.txt", report_text);
  ingest();
  EXPECT_THAT(names(), Not(::testing::Contains("reports.db.lock")));
}

TEST_F(Night, LogsEachDocumentAsALineOfJson) {
  folder_.write("in/a.txt", report_text);
  folder_.write("in/b.pdf", "");
  const auto outcome = ingest("--jobs 1 --json-log -");
  EXPECT_EQ(outcome.exit_code, 1);
  const auto lines = lines_of(outcome.out);
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines[0]["event"], "run_started");
  EXPECT_EQ(lines[0]["planned"], 2);
  EXPECT_EQ(lines[1]["path"], "a.txt");
  EXPECT_EQ(lines[1]["status"], "ok");
  EXPECT_EQ(lines[1]["code"], nullptr);
  EXPECT_EQ(lines[2]["status"], "failed");
  EXPECT_EQ(lines[2]["code"], "empty");
  EXPECT_EQ(lines[2]["stage"], "read");
  EXPECT_EQ(lines[3]["event"], "run_finished");
  EXPECT_EQ(lines[3]["outcome"], "finished");
  EXPECT_EQ(lines[3]["failed"], 1);
}

TEST_F(Night, AppendsToALogFile) {
  folder_.write("in/a.txt", report_text);
  ingest("--json-log @log.jsonl");
  ingest("--json-log @log.jsonl");
  std::vector<int> runs;
  for (const json& line : lines_of(content_of("log.jsonl"))) {
    if (line["event"] == "run_started") runs.push_back(line["run"]);
  }
  EXPECT_THAT(runs, ElementsAre(1, 2));
}

TEST_F(Night, GoesOnWhereTheLogCannotBeWritten) {
  folder_.write("in/a.txt", report_text);
  const auto outcome = ingest("--json-log /dev/full");
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.err, HasSubstr("the JSON log ends here: No space left on device"));
}

TEST_F(Night, WritesAReport) {
  folder_.write("in/b.pdf", "");
  const auto outcome = ingest("--report @report.json");
  EXPECT_THAT(outcome.out, HasSubstr("Read 1 of 1 files"));
  const auto report = json::parse(content_of("report.json"));
  EXPECT_EQ(report["failed"], 1);
  EXPECT_EQ(report["failures"][0]["path"], "b.pdf");
}

TEST_F(Night, IsToldByStatus) {
  folder_.write("in/a.txt", report_text);
  folder_.write("in/b.pdf", "");
  ingest();
  ingest();
  const auto said = status();
  EXPECT_EQ(said.exit_code, 0);
  EXPECT_THAT(said.out, HasSubstr("Last runs\nrun  started"));
  EXPECT_THAT(said.out, HasSubstr("failed of 1 document: empty at stage read\n  What to do: Ask for the file again"));
  EXPECT_THAT(said.out, HasSubstr("Slowest documents"));
  const auto all = json::parse(status("--json").out);
  EXPECT_EQ(all["runs"].size(), 2u);
  EXPECT_EQ(all["runs"][0]["unchanged"], 2);
  EXPECT_EQ(all["runs"][1]["problems"], (json{{{"stage", "read"}, {"code", "empty"}, {"files", 1}}}));
  EXPECT_EQ(all["kinds_of_problems"][0]["documents"], 1);
  EXPECT_EQ(all["slowest"].size(), 2u);
}

TEST_F(Night, IsToldOneByOne) {
  folder_.write("in/b.pdf", "");
  ingest();
  ingest();
  EXPECT_THAT(status("--run 1").out, HasSubstr("b.pdf"));
  EXPECT_THAT(status("--run 2").out, Not(HasSubstr("b.pdf")));
  EXPECT_EQ(json::parse(status("--run 2 --json").out)["runs"].size(), 1u);
  const auto unknown = status("--run 9");
  EXPECT_EQ(unknown.exit_code, 3);
  EXPECT_EQ(unknown.err, "prongsai: there is no run 9; `prongsai status` lists the last ones\n");
}

TEST_F(Night, StopsWellWhenToldToEnd) {
  write_texts(400);
  const auto outcome = ingest("--jobs 1 --json-log @log.jsonl", {.interrupt_after = "40 of 400 files", .interrupt_by = SIGTERM});
  EXPECT_EQ(outcome.exit_code, 143);
  EXPECT_EQ(lines_of(content_of("log.jsonl")).back()["outcome"], "interrupted");
  EXPECT_EQ(text("SELECT outcome FROM v_runs"), "interrupted");
  EXPECT_EQ(text("PRAGMA integrity_check"), "ok");
}

TEST_F(Night, KeepsWhatItKnowsFromAFolderThatIsEmptyOfASudden) {
  write_texts(2);
  ingest();
  std::filesystem::remove_all(folder_ / "in");
  std::filesystem::create_directory(folder_ / "in");
  EXPECT_THAT(ingest("--dry-run").out, HasSubstr("0 would be taken out"));
  const auto outcome = ingest();
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("there is no file any more, and 2 documents are known from there. Is it mounted?"));
  EXPECT_EQ(text("SELECT count(*) FROM v_documents"), "2");
  EXPECT_EQ(ingest("--allow-empty").exit_code, 0);
  EXPECT_EQ(text("SELECT count(*) FROM v_documents"), "0");
}

TEST_F(Night, SaysThatTheCacheOfPicturesCannotBeWritten) {
  folder_.write("in/a.txt", report_text);
  folder_.write("no-folder", "");
  const auto outcome = ingest("--ocr-cache @no-folder/below");
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.err, HasSubstr("no-folder/below cannot be written: Not a directory; what is read from pictures is not kept"));
  EXPECT_EQ(ingest("--ocr never --ocr-cache @no-folder/below").err.find("cannot be written"), std::string::npos);
}

/// Reads the database, in the middle of a query, until it goes.
class Reading {
 public:
  explicit Reading(const std::filesystem::path& file) : database_(Database::open(file, Database::Mode::read_only)) {
    database_->execute("BEGIN");
    database_->number("SELECT count(*) FROM document");
  }

 private:
  Result<Database> database_;
};

TEST_F(Night, SaysThatItWaitsForAReaderAndHeedsAnInterruptThen) {
  folder_.write("in/a.txt", report_text);
  ingest();
  const Reading reader(folder_ / "reports.db");
  const auto outcome = ingest("", {.interrupt_after = "waiting for a program that is reading the database"});
  EXPECT_EQ(outcome.exit_code, 130);
}

TEST_F(Night, StopsWellWhereTheDiskIsFullAndGoesOnAfterwards) {
  write_texts(60);
  const auto outcome = ingest("", {.most_file_bytes = 600'000});
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_THAT(outcome.err, HasSubstr("free some space"));
  EXPECT_EQ(text("PRAGMA integrity_check"), "ok");
  EXPECT_EQ(ingest("--quiet").exit_code, 0);
  EXPECT_EQ(text("SELECT count(*) FROM v_documents"), "60");
}

}  // namespace
}  // namespace prongsai
