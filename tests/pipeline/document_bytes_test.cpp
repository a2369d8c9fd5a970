#include "pipeline/document_bytes.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "pipeline/sha256.h"
#include "tests/support/temp_folder.h"

namespace prongsai {
namespace {

std::string text_of(const DocumentBytes& bytes) {
  std::string text(bytes.size(), '\0');
  EXPECT_EQ(pread(bytes.descriptor(), text.data(), text.size(), 0), static_cast<ssize_t>(text.size()));
  return text;
}

TEST(DocumentBytes, AreThoseOfTheFileWithTheirHash) {
  const testing::TempFolder folder;
  std::int64_t size = 0;
  const auto bytes = DocumentBytes::of_file(folder.write("a", std::string(100'000, 'x')), size);
  ASSERT_TRUE(bytes);
  EXPECT_EQ(size, 100'000);
  EXPECT_EQ(text_of(*bytes), std::string(100'000, 'x'));
  EXPECT_EQ(bytes->sha256(), sha256(std::string(100'000, 'x')));
}

// Whatever was caught of it: its hash belongs to it, and the file is looked into again the next time.
TEST(DocumentBytes, OfAFileThatChangesMeanwhileAreNotTakenForKnown) {
  const testing::TempFolder folder;
  const auto file = folder.write("a", std::string(1'000'000, 'x'));
  std::atomic<bool> enough = false;
  std::thread writer([&] {
    for (char letter = 'a'; !enough; letter = letter == 'z' ? 'a' : static_cast<char>(letter + 1)) {
      std::ofstream(file, std::ios::binary) << std::string(1'000'000, letter);
    }
  });
  for (int trial = 0; trial < 10; ++trial) {
    std::int64_t size = 0;
    const auto bytes = DocumentBytes::of_file(file, size);
    EXPECT_TRUE(bytes);
    if (!bytes) continue;
    EXPECT_EQ(bytes->stamp(), std::nullopt);
    EXPECT_EQ(bytes->sha256(), sha256(text_of(*bytes)));
  }
  enough = true;
  writer.join();
}

}  // namespace
}  // namespace prongsai
