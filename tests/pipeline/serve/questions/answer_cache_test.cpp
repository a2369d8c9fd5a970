#include "pipeline/serve/answer_cache.h"

#include <gtest/gtest.h>

#include <future>
#include <thread>

namespace prongsai::serve {
namespace {

using namespace std::chrono_literals;

class AnswerCacheTest : public ::testing::Test {
 protected:
  /// The answer for a key; what is worked out is the number of the working out.
  std::string get(const std::string& key, AnswerCache::Stamp stamp) {
    const auto answer = cache_.get(key, stamp, [&] { return made(std::to_string(++made_), stamp); });
    return answer ? **answer : "failed";
  }

  Result<AnswerCache::Made> made(std::string text, AnswerCache::Stamp stamp) { return AnswerCache::Made{std::move(text), stamp, now_}; }

  AnswerCache::Clock::time_point now_{};
  AnswerCache cache_{{.bytes = 1'000, .fresh_for = 2s, .stale_for = 30s}, [this] { return now_; }};
  int made_ = 0;
};

TEST_F(AnswerCacheTest, WorksOutAnAnswerOnceWhileTheDatabaseStands) {
  EXPECT_EQ(get("a", 1), "1");
  now_ += 1h;
  EXPECT_EQ(get("a", 1), "1");
  EXPECT_EQ(get("b", 1), "2");
}

TEST_F(AnswerCacheTest, WorksItOutAnewOnceTheDatabaseHasChangedAndItIsOld) {
  EXPECT_EQ(get("a", 1), "1");
  now_ += 1s;
  EXPECT_EQ(get("a", 2), "1");
  now_ += 1s;
  EXPECT_EQ(get("a", 2), "2");
}

TEST_F(AnswerCacheTest, DoesNotBelieveInAStateThatCannotBeTold) {
  EXPECT_EQ(get("a", std::nullopt), "1");
  now_ += 1s;
  EXPECT_EQ(get("a", std::nullopt), "1");
  now_ += 1s;
  EXPECT_EQ(get("a", std::nullopt), "2");
}

TEST_F(AnswerCacheTest, AnAnswerIsAsOldAsTheStateThatItTells) {
  const auto old = cache_.get("a", 2, [&] { return Result<AnswerCache::Made>(AnswerCache::Made{"old", 1, now_ - 1s}); });
  ASSERT_TRUE(old);
  EXPECT_EQ(get("a", 2), "old");
  now_ += 1s;
  EXPECT_EQ(get("a", 2), "1");
}

TEST_F(AnswerCacheTest, ForgetsEverythingWhenTold) {
  EXPECT_EQ(get("a", 1), "1");
  cache_.clear();
  EXPECT_EQ(get("a", 1), "2");
}

TEST_F(AnswerCacheTest, KeepsNoFailure) {
  const auto failed = cache_.get("a", 1, []() -> Result<AnswerCache::Made> { return Error{ErrorCode::empty, "nothing", "", 0}; });
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, ErrorCode::empty);
  EXPECT_EQ(get("a", 1), "1");
}

TEST_F(AnswerCacheTest, SurvivesAnException) {
  EXPECT_THROW((void)cache_.get("a", 1, []() -> Result<AnswerCache::Made> { throw std::bad_alloc(); }), std::bad_alloc);
  EXPECT_EQ(get("a", 1), "1");
}

TEST_F(AnswerCacheTest, ForgetsFirstWhatWasNotAskedForTheLongest) {
  const auto make = [this] { return made(std::string(400, 'x'), 1); };
  (void)cache_.get("a", 1, make);
  (void)cache_.get("b", 1, make);
  EXPECT_EQ(get("a", 1), std::string(400, 'x'));
  (void)cache_.get("c", 1, make);
  EXPECT_EQ(get("a", 1), std::string(400, 'x'));
  EXPECT_EQ(get("b", 1), "1");
}

TEST_F(AnswerCacheTest, GivesWhatIsLargerThanItselfWithoutKeepingIt) {
  const auto large = cache_.get("a", 1, [this] { return made(std::string(5'000, 'x'), 1); });
  ASSERT_TRUE(large);
  EXPECT_EQ((*large)->size(), 5'000u);
  EXPECT_EQ(get("a", 1), "1");
}

TEST_F(AnswerCacheTest, GivesTheOldAnswerWhileOneWorksOutTheNewOne) {
  EXPECT_EQ(get("a", 1), "1");
  now_ += 10s;
  std::promise<void> begun, may_end;
  std::thread other([&] {
    (void)cache_.get("a", 2, [&] {
      begun.set_value();
      may_end.get_future().wait();
      return made("new", 2);
    });
  });
  begun.get_future().wait();
  EXPECT_EQ(get("a", 2), "1");
  may_end.set_value();
  other.join();
  EXPECT_EQ(get("a", 2), "new");
}

TEST_F(AnswerCacheTest, LetsOthersWaitForTheFirstAnswer) {
  std::promise<void> begun, may_end;
  std::thread first([&] {
    (void)cache_.get("a", 1, [&] {
      begun.set_value();
      may_end.get_future().wait();
      return made("one", 1);
    });
  });
  begun.get_future().wait();
  auto second = std::async(std::launch::async, [&] { return get("a", 1); });
  may_end.set_value();
  EXPECT_EQ(second.get(), "one");
  first.join();
  EXPECT_EQ(made_, 0);
}

}  // namespace
}  // namespace prongsai::serve
