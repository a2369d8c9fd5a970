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

/// Runs a worker to its end, as a batch does.
Result<Reading> outcome_of(const ReadFunction& read, const Limits& limits = {}) {
  auto worker = Worker::start(read, "bytes", "a.pdf", limits);
  if (!worker) return worker.error();
  while (true) {
    pollfd waiting{worker->descriptor(), POLLIN, 0};
    poll(&waiting, 1, 20);
    if ((waiting.revents != 0 && !worker->receive()) || worker->is_overdue()) return worker->finish();
  }
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

TEST(Worker, BringsBackAReadingLargerThanAPipe) {
  const std::string text(5'000'000, 'x');
  const auto outcome = outcome_of([&](std::string, std::string_view, const PageProgress&) {
    Reading reading;
    reading.document.pages.resize(1);
    reading.document.pages[0].text = text;
    return reading;
  });
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->document.pages[0].text.size(), text.size());
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
        "", "", {});
    ASSERT_TRUE(worker);
  }
  EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1) << "no child is left";
}

}  // namespace
}  // namespace prongsai
