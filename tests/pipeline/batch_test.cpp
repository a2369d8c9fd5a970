#include "pipeline/batch.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <fstream>
#include <functional>
#include <new>
#include <sstream>
#include <stdexcept>

#include "pipeline/interrupt.h"
#include "pipeline/store/accepted_versions.h"
#include "tests/support/silent_display.h"
#include "tests/support/store_fixture.h"

namespace prongsai {
namespace {

using ::testing::ElementsAre;

/// Counts how often files of a folder are opened.
class Openings {
 public:
  explicit Openings(const std::filesystem::path& folder) : watch_(inotify_init1(IN_NONBLOCK)) {
    if (inotify_add_watch(watch_, folder.c_str(), IN_OPEN) < 0) throw std::runtime_error("nothing to watch with");
  }
  ~Openings() { close(watch_); }
  Openings(const Openings&) = delete;
  Openings& operator=(const Openings&) = delete;

  /// Since the last call.
  int count() const {
    alignas(inotify_event) std::array<char, 65536> buffer;
    int files = 0;
    for (ssize_t size = 0; (size = read(watch_, buffer.data(), buffer.size())) > 0;) {
      for (const char* at = buffer.data(); at < buffer.data() + size;) {
        const auto* const event = reinterpret_cast<const inotify_event*>(at);
        files += (event->mask & IN_ISDIR) == 0 ? 1 : 0;
        at += sizeof(inotify_event) + event->len;
      }
    }
    return files;
  }

 private:
  int watch_;
};

/// A document is its text; "crash" crashes, "damaged" is damaged. One that begins with "pdf" is a PDF.
Result<Reading> read_text(std::string bytes, std::string_view, const ReadingProgress&) {
  if (bytes == "crash") std::abort();
  if (bytes == "damaged") return Error{ErrorCode::damaged, "no document", "read", 0};
  Reading reading;
  if (bytes.starts_with("pdf")) reading.document.format = Format::pdf;
  reading.document.pages.resize(1);
  reading.document.pages[0].text = bytes;
  return reading;
}

class BatchTest : public testing::StoreFixture {
 protected:
  BatchSummary run(const Selection& selection = {}) {
    EXPECT_TRUE(store_->begin_run());
    Inventory inventory(store_->database(), selection);
    inventory.begin();
    const auto discovery = discover({in_.path()}, folder_ / "reports.db", [&](const FoundFile& file) { inventory.add(file); });
    EXPECT_TRUE(discovery);
    EXPECT_TRUE(inventory.plan(*discovery));
    after_plan_();
    const bool is_all_read = selection.force || !selection.retry_status.empty();
    Batch batch(*store_, inventory, read_, {.jobs = 2, .copy_known = !is_all_read, .copy_equal = copy_equal_, .tick = tick_}, display_);
    const Status status = batch.run();
    EXPECT_TRUE(status) << render(status.error());
    return batch.summary();
  }

  std::vector<std::string> texts() {
    std::vector<std::string> all;
    const auto rows = store_->database().query("SELECT path || ' ' || text FROM v_pages ORDER BY 1");
    for (const auto& row : rows->rows) all.push_back(*row[0]);
    return all;
  }

  testing::TempFolder in_;
  ReadFunction read_ = read_text;
  bool copy_equal_ = true;
  std::chrono::nanoseconds tick_{0};
  std::function<void()> after_plan_ = [] {};
  testing::SilentDisplay display_;
};

TEST_F(BatchTest, ReadsEveryFileOfAFolder) {
  for (int n = 0; n < 9; ++n) in_.write(std::to_string(n), std::string(1, static_cast<char>('a' + n)));
  const BatchSummary summary = run();
  EXPECT_EQ(summary.ok, 9);
  EXPECT_EQ(texts().size(), 9u);
}

/// The number of documents whose text the search finds.
constexpr const char* found_sql = "SELECT count(*) FROM page_search WHERE page_search MATCH 'some'";

// Texts are long enough that the index is due in the middle of the run, while workers are busy and die.
TEST_F(BatchTest, WritesTheSearchIndexBesideTheWorkers) {
  for (int n = 0; n < 60; ++n) in_.write(std::to_string(n), "some " + std::to_string(n) + ' ' + std::string(200'000, 'x'));
  for (int n = 0; n < 6; ++n) in_.write(std::to_string(10 * n) + "-crash", "crash");
  read_ = [](std::string bytes, std::string_view path, const ReadingProgress& progress) {
    if (path.ends_with("crash")) std::abort();
    return read_text(std::move(bytes), path, progress);
  };
  const BatchSummary summary = run();
  EXPECT_EQ(summary.ok, 60);
  EXPECT_EQ(summary.failed, 1) << "the others have the same bytes";
  ASSERT_TRUE(store_->finish());
  EXPECT_EQ(store_->database().number(found_sql), 60);
}

TEST_F(BatchTest, ChangesNothingWhenNothingChanged) {
  in_.write("a", "one");
  in_.write("b", "damaged");
  run();
  const std::string before = everything();
  const BatchSummary summary = run();
  EXPECT_EQ(summary.unchanged, 2);
  EXPECT_EQ(summary.failing, 1) << "an earlier failure is still one";
  EXPECT_EQ(everything(), before);
}

TEST_F(BatchTest, ReadsAgainWhatChanged) {
  in_.write("a", "one");
  run();
  in_.write("a", "two");
  EXPECT_EQ(run().ok, 1);
  EXPECT_THAT(texts(), ElementsAre("a two"));
}

TEST_F(BatchTest, ReadsAgainWhatAnotherExtractorRead) {
  in_.write("a", "one");
  run();
  open("2");
  EXPECT_EQ(run().ok, 1);
}

TEST_F(BatchTest, ReadsEverythingAgainWhenForced) {
  in_.write("a", "one");
  in_.write("b", "one");
  run();
  const BatchSummary summary = run({.force = true});
  EXPECT_EQ(summary.ok + summary.copied, 2);
  EXPECT_THAT(texts(), ElementsAre("a one", "b one"));
}

TEST_F(BatchTest, TriesAgainOnlyWhatFailedWhenAsked) {
  in_.write("a", "one");
  in_.write("b", "damaged");
  run();
  const BatchSummary summary = run({.retry_status = "failed"});
  EXPECT_EQ(summary.unchanged, 1);
  EXPECT_EQ(summary.failed, 1);
}

TEST_F(BatchTest, ReadsTheSameBytesOnceAndShowsThemAtBothPaths) {
  in_.write("a", "same");
  in_.write("b", "same");
  const BatchSummary summary = run();
  EXPECT_EQ(summary.ok, 1);
  EXPECT_EQ(summary.copied, 1);
  EXPECT_THAT(texts(), ElementsAre("a same", "b same"));
}

TEST_F(BatchTest, ReadsTheSameBytesAtEveryPathWhereFoldersCount) {
  copy_equal_ = false;
  in_.write("a.txt", "same");
  run();
  in_.write("b.txt", "same");
  in_.write("c.txt", "same");
  const BatchSummary summary = run();
  EXPECT_EQ(summary.ok, 2);
  EXPECT_EQ(summary.copied, 0);
}

TEST_F(BatchTest, DoesNotReadAMovedFileAgain) {
  in_.write("a", "same");
  run();
  std::filesystem::rename(in_ / "a", in_ / "b");
  const BatchSummary summary = run();
  EXPECT_EQ(summary.ok, 0);
  EXPECT_EQ(summary.copied, 1);
  EXPECT_EQ(summary.vanished, 1);
  EXPECT_THAT(texts(), ElementsAre("b same"));
}

TEST_F(BatchTest, ForgetsAFileThatVanishedFromTheFolder) {
  in_.write("a", "one");
  in_.write("b", "two");
  run();
  std::filesystem::remove(in_ / "a");
  EXPECT_EQ(run().vanished, 1);
  EXPECT_THAT(texts(), ElementsAre("b two"));
}

TEST_F(BatchTest, KeepsFilesThatStandOutsideTheFolder) {
  write(file("elsewhere.pdf"));
  in_.write("a", "one");
  EXPECT_EQ(run().vanished, 0);
  EXPECT_EQ(number("SELECT count(*) FROM v_documents"), 2);
}

TEST_F(BatchTest, GoesOnAfterADocumentThatCrashes) {
  in_.write("a", "crash");
  in_.write("b", "two");
  const BatchSummary summary = run();
  EXPECT_EQ(summary.failed, 1);
  EXPECT_THAT(texts(), ElementsAre("b two"));
  EXPECT_EQ(text("SELECT path FROM v_documents WHERE error LIKE 'crashed: %'"), "a");
}

/// A document is a line a page; "crash" crashes, "hungry" wants more memory than there is. The line "end" is said behind all pages.
Result<Reading> read_pages(std::string bytes, std::string_view, const ReadingProgress& progress) {
  Reading reading;
  std::istringstream lines(bytes);
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    const auto read = progress.attempt(Stage::read, ++number, 9, [&]() -> Result<std::string> {
      if (line == "crash") std::abort();
      if (line == "hungry") throw std::bad_alloc();
      if (line == "kill") raise(SIGKILL);
      return line;
    });
    if (read) {
      reading.document.pages.emplace_back().number = number;
      reading.document.pages.back().text = *read;
    } else {
      reading.document.warnings.push_back(read.error());
    }
  }
  return reading;
}

class BatchOfPages : public BatchTest {
 protected:
  BatchOfPages() { read_ = read_pages; }

  std::string state() { return text("SELECT status || ' ' || coalesce(error, '') FROM v_documents"); }
};

TEST_F(BatchOfPages, LosesThePageThatKillsAWorkerAndNothingElse) {
  in_.write("a", "one\ncrash\nthree\n");
  const BatchSummary summary = run();
  EXPECT_EQ(summary.partial, 1);
  EXPECT_THAT(texts(), ElementsAre("a one", "a three"));
  EXPECT_EQ(state(), "partial crashed: the worker that read it died (signal 6, Aborted) (page 2)");
  EXPECT_EQ(text("SELECT stage FROM problem"), "read");
}

TEST_F(BatchOfPages, LosesThePageThatThrowsWithoutAnyDeath) {
  in_.write("a", "hungry\ntwo\nhungry\ncrash\n");
  run();
  EXPECT_THAT(texts(), ElementsAre("a two"));
  EXPECT_EQ(number("SELECT count(*) FROM problem WHERE code = 'out_of_memory'"), 2);
}

TEST_F(BatchOfPages, PutsADocumentAsideThatKillsTwoWorkers) {
  in_.write("a", "one\ncrash\nthree\ncrash\n");
  const BatchSummary summary = run();
  EXPECT_EQ(summary.failed, 1);
  EXPECT_EQ(state(),
            "failed crashed: the worker that read it died (signal 6, Aborted); it killed two workers and is tried again only with --retry failed "
            "(page 4)");
  EXPECT_EQ(run().unchanged, 1);
  EXPECT_EQ(run({.retry_status = "failed"}).failed, 1);
}

TEST_F(BatchOfPages, TriesADocumentOnceMoreThatKilledAWorkerBesidesItsPages) {
  const auto deaths = folder_ / "deaths";
  read_ = [deaths](std::string bytes, std::string_view path, const ReadingProgress& progress) {
    (void)progress.begin(Stage::recognise);
    std::ofstream(deaths, std::ios::app) << 'x';
    if (std::filesystem::file_size(deaths) < (bytes == "twice" ? 3 : 2)) std::abort();
    return read_text(bytes, path, progress);
  };
  in_.write("a", "once");
  EXPECT_EQ(run().ok, 1);
  std::filesystem::remove(deaths);
  in_.write("a", "twice");
  EXPECT_EQ(run().failed, 1);
  EXPECT_EQ(text("SELECT stage FROM problem"), "recognise");
}

TEST_F(BatchOfPages, LosesNothingWhereAWorkerWasEndedFromOutsideOnce) {
  const auto deaths = folder_ / "deaths";
  read_ = [deaths](std::string bytes, std::string_view path, const ReadingProgress& progress) {
    const bool is_first = !std::filesystem::exists(deaths);
    std::ofstream(deaths) << 'x';
    return read_pages(is_first ? "one\nkill\nthree\n" : bytes, path, progress);
  };
  in_.write("a", "one\ntwo\nthree\n");
  EXPECT_EQ(run().ok, 1);
  EXPECT_THAT(texts(), ElementsAre("a one", "a three", "a two"));
}

TEST_F(BatchOfPages, LosesThePageAtWhichTheSystemEndsWorkersAgainAndAgain) {
  in_.write("a", "one\nkill\nthree\n");
  EXPECT_EQ(run().partial, 1);
  EXPECT_THAT(texts(), ElementsAre("a one", "a three"));
  EXPECT_EQ(text("SELECT page || code FROM problem"), "2out_of_memory");
}

TEST_F(BatchTest, LooksOnlyAtTheEntryOfAFileThatIsAsItWas) {
  in_.write("a", "one");
  in_.write("b", "damaged");
  run();
  const Openings openings(in_.path());
  EXPECT_EQ(run().unchanged, 2);
  EXPECT_EQ(openings.count(), 0);
}

TEST_F(BatchTest, LooksIntoAFileThatWasTouchedOnceAndReadsItNotAgain) {
  in_.write("a", "one");
  run();
  utimensat(AT_FDCWD, (in_ / "a").c_str(), nullptr, 0);
  const Openings openings(in_.path());
  EXPECT_EQ(run().unchanged, 1);
  EXPECT_EQ(openings.count(), 1);
  EXPECT_EQ(run().unchanged, 1);
  EXPECT_EQ(openings.count(), 0);
  EXPECT_EQ(number("SELECT count(*) FROM history"), 0);
}

TEST_F(BatchTest, LooksIntoAFileAgainThatWasReadTooSoonAfterItsLastChange) {
  tick_ = std::chrono::hours(1);
  in_.write("a", "one");
  run();
  const Openings openings(in_.path());
  EXPECT_EQ(run().unchanged, 1);
  EXPECT_EQ(openings.count(), 1);
}

TEST_F(BatchTest, ReadsAFileThatWasReplacedByAnotherOfTheSameSizeAndTime) {
  in_.write("a", "one");
  run();
  struct stat status {};
  stat((in_ / "a").c_str(), &status);
  in_.write("new", "two");
  const std::array<timespec, 2> times{status.st_atim, status.st_mtim};
  utimensat(AT_FDCWD, (in_ / "new").c_str(), times.data(), 0);
  std::filesystem::rename(in_ / "new", in_ / "a");
  EXPECT_EQ(run().ok, 1);
  EXPECT_THAT(texts(), ElementsAre("a two"));
}

TEST_F(BatchTest, LooksIntoFilesThatADatabaseOfVersion2Holds) {
  in_.write("a", "one");
  run();
  store_->database().execute("DELETE FROM file_stamp");
  EXPECT_EQ(run().unchanged, 1);
  EXPECT_EQ(number("SELECT count(*) FROM file_stamp"), 1);
}

TEST_F(BatchTest, ReadsAgainOnlyTheFormatsWhoseReaderChanged) {
  const auto with_pdf_reader = [&](int number) {
    store_.reset();
    auto opened = Store::open(folder_ / "reports.db", {"1", {{"pdf", number, true}, {"txt", 1, false}}});
    ASSERT_TRUE(opened);
    store_ = std::make_unique<Store>(*std::move(opened));
  };
  with_pdf_reader(1);
  in_.write("a", "text");
  in_.write("b", "pdf");
  in_.write("c", "damaged");
  run();
  with_pdf_reader(2);
  const BatchSummary summary = run();
  EXPECT_EQ(summary.unchanged, 1);
  EXPECT_EQ(summary.ok, 1);
  EXPECT_EQ(summary.failed, 1) << "its format is not known";
  EXPECT_EQ(text("SELECT group_concat(extractor_version, ' ') FROM (SELECT * FROM v_documents WHERE status = 'ok' ORDER BY path)"),
            "1/txt-1 1/pdf-2");
}

TEST_F(BatchTest, AcceptsWhatAVersionHasReadThatIsNotTooOld) {
  for (const char* version : {"1", "2"}) {
    open(version);
    in_.write(version, version);
    run();
  }
  open("3");
  accept_versions_since(store_->database(), "2");
  EXPECT_EQ(run().unchanged, 2) << "the first was read again by version 2";
  store_->database().execute("UPDATE document SET extractor_version = '1' WHERE path = '1'");
  EXPECT_EQ(run().unchanged, 1);
}

TEST_F(BatchTest, LetsFilesAloneThatNoPatternMatches) {
  in_.write("a.pdf", "one");
  in_.write("b/c.pdf", "two");
  in_.write("b/d.txt", "three");
  const BatchSummary summary = run({.only = {"b/*.pdf", "*.doc"}});
  EXPECT_EQ(summary.files, 1);
  EXPECT_THAT(texts(), ElementsAre("b/c.pdf two"));
}

TEST_F(BatchTest, TakesNothingOutThatNoPatternMatches) {
  in_.write("a.pdf", "one");
  in_.write("b.txt", "two");
  run();
  std::filesystem::remove(in_ / "a.pdf");
  std::filesystem::remove(in_ / "b.txt");
  EXPECT_EQ(run({.only = {"*.txt"}}).vanished, 1);
  EXPECT_THAT(texts(), ElementsAre("a.pdf one"));
}

TEST_F(BatchTest, GoesOnWhereAFileVanishesBeforeItIsRead) {
  in_.write("a", "one");
  in_.write("b", "two");
  run();
  in_.write("a", "other");
  in_.write("c", "three");
  after_plan_ = [&] {
    std::filesystem::remove(in_ / "a");
    std::filesystem::remove(in_ / "c");
  };
  const BatchSummary summary = run();
  EXPECT_EQ(summary.vanished, 1);
  EXPECT_EQ(summary.failed, 0);
  EXPECT_THAT(texts(), ElementsAre("b two"));
}

TEST_F(BatchTest, ReadsFilesWhoseNamesAreAnyBytes) {
  std::string name;
  for (int byte = 1; byte < 256; ++byte) {
    if (byte != '/') name += static_cast<char>(byte);
  }
  in_.write("x" + name.substr(0, 127), "one");
  in_.write("x" + name.substr(127), "two");
  EXPECT_EQ(run().ok, 2);
  const Openings openings(in_.path());
  EXPECT_EQ(run().unchanged, 2);
  EXPECT_EQ(openings.count(), 0);
  std::filesystem::remove(in_ / ("x" + name.substr(127)));
  EXPECT_EQ(run().vanished, 1);
}

TEST_F(BatchTest, KeepsWhatStandsInAFolderThatCannotBeListed) {
  if (geteuid() == 0) GTEST_SKIP() << "root may list everything";
  in_.write("a/b", "one");
  run();
  std::filesystem::permissions(in_ / "a", std::filesystem::perms::none);
  EXPECT_EQ(run().vanished, 0);
  std::filesystem::permissions(in_ / "a", std::filesystem::perms::owner_all);
  EXPECT_THAT(texts(), ElementsAre("a/b one"));
}

TEST_F(BatchTest, TellsWhatADocumentTook) {
  in_.write("a", "one");
  run();
  EXPECT_EQ(number("SELECT count(*) FROM effort WHERE seconds > 0"), 1);
}

TEST_F(BatchTest, StopsAtAnInterruptAndForgetsNothing) {
  const InterruptGuard guard;
  in_.write("a", "one");
  run();
  std::filesystem::remove(in_ / "a");
  in_.write("b", "two");
  raise(SIGINT);
  const BatchSummary summary = run();
  EXPECT_TRUE(summary.interrupted);
  EXPECT_THAT(texts(), ElementsAre("a one"));
}

}  // namespace
}  // namespace prongsai
