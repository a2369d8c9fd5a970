#include "pipeline/serve/painters.h"

#include <fcntl.h>
#include <gtest/gtest.h>

#include "tests/pipeline/serve/mock_painter.h"

namespace prongsai::serve {
namespace {

class PaintersTest : public ::testing::Test {
 protected:
  PaintersTest() {
    original_.file = Descriptor(open(folder_.write("report.pdf", "12345").c_str(), O_RDONLY | O_CLOEXEC));
    original_.stamp.size = 5;
  }

  /// What is drawn, or the name of the error.
  std::string draw(Painters& painters, int page) {
    const auto png = painters.draw(original_, {page, 96, 800}, is_stopping_);
    return png ? *png : std::string(to_string(png.error().code));
  }

  static Painters start(int count, const std::string& program = PRONGSAI_MOCK_PAINTER) {
    auto painters = Painters::start(count, program);
    if (!painters) throw std::runtime_error(painters.error().message);
    return *std::move(painters);
  }

  mock::Log log_;
  prongsai::testing::TempFolder folder_;
  OriginalFile original_;
  std::atomic<bool> is_stopping_ = false;
};

TEST_F(PaintersTest, DrawWhatIsAskedForOneAfterTheOther) {
  Painters painters = start(1);
  for (int page : {1, 2, 1}) EXPECT_EQ(draw(painters, page), "page " + std::to_string(page) + " of 5 bytes");
}

TEST_F(PaintersTest, TellWhatIsThePagesFault) {
  Painters painters = start(1);
  EXPECT_EQ(draw(painters, mock::failing_page), "out_of_memory");
  EXPECT_EQ(draw(painters, mock::throwing_page), "crashed");
  EXPECT_EQ(draw(painters, 1), "page 1 of 5 bytes");
}

TEST_F(PaintersTest, AreReplacedWhereOneDiesAndThePageIsDrawnByAnother) {
  for (const int count : {1, 2}) {
    const mock::Log log;
    Painters painters = start(count);
    EXPECT_EQ(draw(painters, mock::deadly_once_page), "page 14 of 5 bytes");
    EXPECT_EQ(log.requests(), 2);
    for (int page = 1; page <= 4; ++page) EXPECT_EQ(draw(painters, page), "page " + std::to_string(page) + " of 5 bytes");
  }
}

TEST_F(PaintersTest, GiveUpAPageThatKillsTwo) {
  Painters painters = start(2);
  EXPECT_EQ(draw(painters, mock::deadly_page), "crashed");
  EXPECT_EQ(log_.requests(), 2);
  EXPECT_EQ(draw(painters, 1), "page 1 of 5 bytes");
}

TEST_F(PaintersTest, AreNotStartedAnewForEver) {
  Painters painters = start(1);
  constexpr int some = 3 * Painters::most_replaced;
  std::string last;
  for (int turn = 0; turn < some; ++turn) last = draw(painters, mock::deadly_page);
  EXPECT_EQ(last, "internal");
  EXPECT_EQ(log_.requests(), 1 + Painters::most_replaced);
}

TEST_F(PaintersTest, ThatCannotBeStartedAreAnError) {
  EXPECT_FALSE(Painters::start(1, "/nowhere/painter"));
  Painters painters = start(1, "/bin/false");
  for (int turn = 0; turn < 3 * Painters::most_replaced; ++turn) draw(painters, 1);
  EXPECT_EQ(draw(painters, 1), "internal");
}

TEST_F(PaintersTest, LetGoWhereTheServerEnds) {
  Painters painters = start(1);
  is_stopping_ = true;
  EXPECT_EQ(draw(painters, mock::slow_page), "internal");
}

}  // namespace
}  // namespace prongsai::serve
