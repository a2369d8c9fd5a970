#include "pipeline/serve/document_files.h"

#include <gtest/gtest.h>

#include <thread>

#include "pipeline/sha256.h"
#include "pipeline/store/open_database.h"
#include "tests/pipeline/serve/mock_painter.h"
#include "tests/support/store_fixture.h"

namespace prongsai::serve {
namespace {

class DocumentFilesTest : public prongsai::testing::StoreFixture {
 protected:
  void SetUp() override {
    StoreFixture::SetUp();
    const std::string bytes = "a report";
    file_ = folder_.write("report.pdf", bytes);
    write({file_.string(), "report.pdf", sha256(bytes), static_cast<std::int64_t>(bytes.size())});
  }

  /// Asks over a connection of its own, as each thread does.
  Response picture(int page, int width = 800) {
    auto database = open_for_reading((folder_ / "reports.db").string());
    if (!database) throw std::runtime_error(database.error().message);
    return files_.picture(*database, Arguments({{"id", "1"}, {"page", std::to_string(page)}, {"width", std::to_string(width)}}), is_stopping_);
  }

  mock::Log log_;
  Painters painters_ = *Painters::start(2, PRONGSAI_MOCK_PAINTER);
  DocumentFiles files_{painters_};
  std::filesystem::path file_;
  std::atomic<bool> is_stopping_ = false;
};

TEST_F(DocumentFilesTest, DrawAPageOnceForEachWidth) {
  for (const int width : {800, 1200, 800, 1200}) EXPECT_EQ(*picture(1, width).body, "page 1 of 8 bytes");
  EXPECT_EQ(log_.requests(), 2);
}

TEST_F(DocumentFilesTest, DrawAPageOnceForTwoWhoAskAtOnce) {
  std::vector<Response> answers(2);
  std::atomic<int> asking = 0;
  std::vector<std::thread> both;
  for (Response& answer : answers) {
    both.emplace_back([&] {
      ++asking;
      answer = picture(mock::slow_page);
    });
  }
  while (asking < 2 || log_.requests() == 0) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  std::this_thread::sleep_for(std::chrono::milliseconds(200));  // the other one is well on its way
  log_.go();
  for (std::thread& one : both) one.join();
  for (const Response& answer : answers) EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(log_.requests(), 1);
}

TEST_F(DocumentFilesTest, DoNotTryAgainWhatFailed) {
  for (const int width : {800, 1200, 800}) {
    const Response refused = picture(mock::failing_page, width);
    EXPECT_EQ(refused.status, 404);
    EXPECT_NE(refused.body->find("out_of_memory"), std::string::npos) << *refused.body;
  }
  EXPECT_EQ(log_.requests(), 1);
  EXPECT_EQ(picture(mock::deadly_page).status, 404);
  EXPECT_EQ(picture(mock::deadly_page).status, 404);
  EXPECT_EQ(log_.requests(), 3) << "two painters died of it";
  EXPECT_EQ(picture(1).status, 200);
}

TEST_F(DocumentFilesTest, TryAgainWhatNobodyCouldDraw) {
  is_stopping_ = true;
  EXPECT_EQ(picture(1).status, 503);
  is_stopping_ = false;
  EXPECT_EQ(picture(1).status, 200);
}

}  // namespace
}  // namespace prongsai::serve
