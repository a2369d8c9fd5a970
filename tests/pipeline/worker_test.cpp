#include "pipeline/worker.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>
#include <thread>

#include "pipeline/child_process.h"
#include "tests/support/readings.h"
#include "tests/support/worker_driver.h"

namespace prongsai {
namespace {

using namespace std::chrono_literals;

using testing::finish;
using testing::outcome_of;

Reading reading_of(std::string text) {
  Reading reading;
  reading.document.pages.resize(1);
  reading.document.pages[0].text = std::move(text);
  return reading;
}

ErrorCode error_of(const ReadFunction& read, const Limits& limits = {}) {
  const auto outcome = outcome_of(read, limits);
  return outcome ? ErrorCode::empty : outcome.error().code;
}

TEST(Worker, BringsBackWhatTheChildRead) {
  const auto outcome = outcome_of([](std::string bytes, std::string_view path, const ReadingProgress&) {
    Reading reading = testing::full_reading();
    reading.document.pages[0].text = bytes + " of " + std::string(path);
    return reading;
  });
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->document.pages[0].text, "bytes of a.pdf");
}

TEST(Worker, BringsBackAReadingLargerThanASocketHolds) {
  const std::string text(5'000'000, 'x');
  const auto outcome = outcome_of([&](auto, auto, auto&) { return reading_of(text); });
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->document.pages[0].text.size(), text.size());
}

const ReadFunction echo = [](std::string bytes, auto, auto&) { return reading_of(std::move(bytes)); };

TEST(Worker, TakesADocumentLargerThanASocketHolds) {
  auto worker = Worker::start(echo, {});
  ASSERT_TRUE(worker);
  const auto outcome = outcome_of(*worker, std::string(5'000'000, 'x'));
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->document.pages[0].text.size(), 5'000'000u);
}

TEST(Worker, ReadsOneDocumentAfterTheOther) {
  auto worker = Worker::start(echo, {});
  ASSERT_TRUE(worker);
  for (const std::string text : {"first", "", "third"}) {
    ASSERT_TRUE(worker->is_idle());
    const auto outcome = outcome_of(*worker, text);
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->document.pages[0].text, text);
  }
}

TEST(Worker, IsIdleNoMoreOnceItsChildIsDead) {
  auto worker = Worker::start([](auto, auto, auto&) -> Result<Reading> { _exit(1); }, {});
  ASSERT_TRUE(worker);
  EXPECT_FALSE(outcome_of(*worker, ""));
  EXPECT_FALSE(worker->is_idle());
}

TEST(Worker, EndsAfterManyDocuments) {
  auto worker = Worker::start(echo, {});
  ASSERT_TRUE(worker);
  int documents = 0;
  while (worker->is_idle() && documents < 2 * most_documents_of_a_child) documents += outcome_of(*worker, "").has_value() ? 1 : 0;
  EXPECT_EQ(documents, most_documents_of_a_child);
}

TEST(Worker, EndsAfterADocumentThatTookMuchMemory) {
  const auto greedy = [](auto, auto, auto&) { return reading_of(std::string(std::string(200'000'000, 'x').substr(0, 1))); };
  auto worker = Worker::start(greedy, {.memory_mb = 600});
  ASSERT_TRUE(worker);
  EXPECT_TRUE(outcome_of(*worker, ""));
  EXPECT_FALSE(worker->is_idle());
}

TEST(Worker, BringsBackTheErrorOfTheReader) {
  EXPECT_EQ(error_of([](auto, auto, auto&) -> Result<Reading> { return Error{ErrorCode::encrypted, "", "", 0}; }), ErrorCode::encrypted);
}

TEST(Worker, CallsAnExceptionInternal) {
  EXPECT_EQ(error_of([](auto, auto, auto&) -> Result<Reading> { throw std::runtime_error("surprise"); }), ErrorCode::internal);
}

TEST(Worker, NamesTheSignalThatEndedTheChildAndTheStep) {
  const auto outcome = outcome_of([](auto, auto, const ReadingProgress& progress) -> Result<Reading> {
    (void)progress.begin(Stage::ocr, 7, 9);
    signal(SIGSEGV, SIG_DFL);
    raise(SIGSEGV);
    return Reading{};
  });
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, ErrorCode::crashed);
  EXPECT_EQ(outcome.error(), (Error{ErrorCode::crashed, "the worker that read it died (signal 11, Segmentation fault)", "ocr", 7}));
}

TEST(Worker, CallsALibraryThatExitsACrash) {
  EXPECT_EQ(error_of([](auto, auto, auto&) -> Result<Reading> { _exit(1); }), ErrorCode::crashed);
}

TEST(Worker, EndsADocumentThatTakesLongerThanItsTime) {
  const auto outcome = outcome_of(
      [](auto, auto, const ReadingProgress& progress) -> Result<Reading> {
        for (int page = 1;; ++page) {
          (void)progress.begin(Stage::read, page);
          std::this_thread::sleep_for(100ms);
        }
      },
      {.total = 1s, .silence = 60s});
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, ErrorCode::timeout);
  EXPECT_EQ(outcome.error().message, "1 s of 1 s; --timeout grants more");
  EXPECT_GT(outcome.error().page, 1);
}

TEST(Worker, EndsADocumentThatFallsSilent) {
  const auto outcome = outcome_of(
      [](auto, auto, auto&) -> Result<Reading> {
        std::this_thread::sleep_for(60s);
        return Reading{};
      },
      {.total = 60s, .silence = 1s});
  ASSERT_FALSE(outcome);
  EXPECT_EQ(render(outcome.error()), "timeout: 1 s of 1 s for one step");
}

TEST(Worker, RefusesADocumentThatWantsMoreMemoryThanGranted) {
#ifdef PRONGSAI_SANITIZED
  GTEST_SKIP() << "sanitizers need more address space than any limit";
#endif
  const auto hungry = [](auto, auto, auto&) -> Result<Reading> {
    std::string text;
    while (true) text.append(1 << 20, 'x');
  };
  EXPECT_EQ(error_of(hungry, {.memory_mb = 300}), ErrorCode::out_of_memory);
}

TEST(Worker, SparesThePagesThatItIsTold) {
  auto worker = Worker::start(
      [](auto, auto, const ReadingProgress& progress) -> Result<Reading> {
        Reading reading;
        for (int page = 1; page <= 3; ++page) {
          for (const Stage stage : {Stage::read, Stage::ocr}) {
            if (Status status = progress.begin(stage, page, 3); !status) reading.document.warnings.push_back(status.error());
          }
        }
        return reading;
      },
      {});
  ASSERT_TRUE(worker);
  const Error death{ErrorCode::crashed, "died", "ocr", 2};
  const auto document = DocumentBytes::of("");
  ASSERT_TRUE(document);
  worker->give(*document, "a.pdf", {death});
  const auto outcome = finish(*worker);
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->document.warnings, std::vector{death});
}

TEST(Worker, KillsItsChildWhenItIsDestroyed) {
  {
    auto worker = Worker::start(
        [](auto, auto, auto&) -> Result<Reading> {
          std::this_thread::sleep_for(60s);
          return Reading{};
        },
        {});
    ASSERT_TRUE(worker);
    const auto document = DocumentBytes::of("");
    ASSERT_TRUE(document);
    worker->give(*document, "");
  }
  EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1) << "no child is left";
}

}  // namespace
}  // namespace prongsai
