#include "pipeline/worker.h"

#include <gtest/gtest.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>
#include <thread>

#include "tests/support/readings.h"

namespace prongsai {
namespace {

using namespace std::chrono_literals;

/// Takes one document through a worker, as a batch does.
Result<Reading> outcome_of(Worker& worker, std::string_view bytes) {
  worker.give(bytes, "a.pdf");
  while (true) {
    pollfd waiting{worker.descriptor(), worker.events(), 0};
    poll(&waiting, 1, 20);
    if ((waiting.revents != 0 && !worker.exchange()) || worker.is_overdue()) return worker.finish();
  }
}

Result<Reading> outcome_of(const ReadFunction& read, const Limits& limits = {}) {
  auto worker = Worker::start(read, limits);
  if (!worker) return worker.error();
  return outcome_of(*worker, "bytes");
}

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
  const auto outcome = outcome_of([](std::string bytes, std::string_view path, const PageProgress&) {
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

TEST(Worker, NamesTheSignalThatEndedTheChildAndTheLastPage) {
  const auto outcome = outcome_of([](auto, auto, const PageProgress& progress) -> Result<Reading> {
    progress(7, 9);
    signal(SIGSEGV, SIG_DFL);
    raise(SIGSEGV);
    return Reading{};
  });
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, ErrorCode::crashed);
  EXPECT_EQ(outcome.error().message, "the worker that read it died after page 7 (signal 11, Segmentation fault)");
}

TEST(Worker, CallsALibraryThatExitsACrash) {
  EXPECT_EQ(error_of([](auto, auto, auto&) -> Result<Reading> { _exit(1); }), ErrorCode::crashed);
}

TEST(Worker, EndsADocumentThatTakesLongerThanItsTime) {
  const auto outcome = outcome_of(
      [](auto, auto, const PageProgress& progress) -> Result<Reading> {
        for (int page = 1;; ++page) {
          progress(page, 0);
          std::this_thread::sleep_for(100ms);
        }
      },
      {.total = 1s, .silence = 60s});
  ASSERT_FALSE(outcome);
  EXPECT_EQ(render(outcome.error()), "timeout: took longer than 1 s; --timeout grants more");
}

TEST(Worker, EndsADocumentThatFallsSilent) {
  const auto outcome = outcome_of(
      [](auto, auto, auto&) -> Result<Reading> {
        std::this_thread::sleep_for(60s);
        return Reading{};
      },
      {.total = 60s, .silence = 1s});
  ASSERT_FALSE(outcome);
  EXPECT_EQ(render(outcome.error()), "timeout: no page was finished for 1 s");
}

TEST(Worker, RefusesADocumentThatWantsMoreMemoryThanGranted) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "sanitizers need more address space than any limit";
#endif
  const auto hungry = [](auto, auto, auto&) -> Result<Reading> {
    std::string text;
    while (true) text.append(1 << 20, 'x');
  };
  EXPECT_EQ(error_of(hungry, {.memory_mb = 300}), ErrorCode::out_of_memory);
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
    worker->give("", "");
  }
  EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1) << "no child is left";
}

}  // namespace
}  // namespace prongsai
