#include "pipeline/display.h"

#include <gmock/gmock.h>

#include <memory>
#include <sstream>

#include "pipeline/live_display.h"
#include "pipeline/shown_text.h"

namespace prongsai {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

/// A file that keeps what is drawn, and a terminal that shows it.
class Drawn : public ::testing::Test {
 protected:
  static constexpr TerminalSize size{40, 6};

  static RunStart run_of(std::int64_t planned) { return {.database = "", .program_version = "", .extractor_version = "", .planned = planned}; }

  std::string text() const {
    std::string text(static_cast<std::size_t>(std::ftell(file_.get())), '\0');
    std::rewind(file_.get());
    EXPECT_EQ(std::fread(text.data(), 1, text.size(), file_.get()), text.size());
    std::fseek(file_.get(), 0, SEEK_END);
    return text;
  }

  /// What a terminal shows in the end of the few control sequences that are used.
  std::vector<std::string> screen() const {
    std::vector<std::string> lines(1);
    std::size_t row = 0;
    std::string line;
    const std::string all = text();
    for (std::size_t at = 0; at < all.size(); ++at) {
      if (all[at] == '\x1b') {
        std::size_t end = at + 2;
        while (std::isdigit(static_cast<unsigned char>(all[end])) != 0) ++end;
        if (all[end] == 'A') row -= static_cast<std::size_t>(std::stoi(all.substr(at + 2)));
        if (all[end] == 'J') lines.resize(row + 1);
        if (all[end] == 'J' && line.empty()) lines[row].clear();
        at = end;
        continue;
      }
      if (all[at] == '\r') {
        line.clear();
      } else if (all[at] == '\n') {
        line.clear();
        if (++row == lines.size()) lines.emplace_back();
      } else {
        line += all[at];
        lines[row] = line;
      }
    }
    return lines;
  }

  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_{std::tmpfile(), std::fclose};
  LiveDisplay live_{file_.get(), [] { return size; }};
};

TEST_F(Drawn, ShowsEveryDocumentThatIsBeingReadWithItsPage) {
  live_.started("a.pdf");
  live_.started("b.pdf");
  live_.page("b.pdf", 3, 12);
  live_.begin(run_of(10));
  EXPECT_THAT(screen(), ElementsAre(HasSubstr("0 of 10 files"), "  a.pdf", "  b.pdf (page 3 of 12)"));
}

TEST_F(Drawn, KeepsWithinTheTerminal) {
  for (int number = 0; number < 20; ++number) live_.started(std::string(60, 'x') + std::to_string(number));
  live_.page(std::string(60, 'x') + "0", 1000, 2000);
  live_.begin(run_of(10));
  const auto lines = screen();
  EXPECT_EQ(lines.size(), size.rows - 2);
  for (const std::string& line : lines) EXPECT_LT(shown_width(line), size.columns) << line;
  EXPECT_THAT(lines[1], HasSubstr("… (page 1000 of 2000)"));
  EXPECT_EQ(lines.back(), "  … 18 documents");
}

TEST_F(Drawn, LeavesALastingLineForAFailureAndNothingElse) {
  live_.begin(run_of(3));
  live_.started("a.pdf");
  live_.done({.path = "a.pdf", .status = "failed", .code = "damaged", .stage = "read", .error = "damaged: no document"});
  live_.started("b.pdf");
  live_.done({.path = "b.pdf", .status = "ok"});
  live_.end({});
  EXPECT_THAT(screen(), ElementsAre("failed    a.pdf: damaged: no document", ""));
}

TEST_F(Drawn, DrawsNothingAnewWhereNothingChanged) {
  live_.begin(run_of(0));
  const std::string before = text();
  live_.end({});
  EXPECT_THAT(text().substr(before.size()), Not(HasSubstr("files")));
}

TEST_F(Drawn, SaysHowFarAtEachTenthOfManyFiles) {
  PlainDisplay plain(file_.get());
  plain.begin(run_of(100));
  for (int number = 0; number < 25; ++number) plain.done({.path = "a.pdf", .status = "ok"});
  std::istringstream lines(text());
  std::vector<std::string> starts;
  for (std::string line; std::getline(lines, line);) starts.push_back(line.substr(0, line.find(',')));
  EXPECT_THAT(starts, ElementsAre("10 of 100 files (10 %)", "20 of 100 files (20 %)"));
}

TEST_F(Drawn, SaysNothingOfAFewFilesThatAreFine) {
  PlainDisplay plain(file_.get());
  plain.begin(run_of(3));
  for (int number = 0; number < 3; ++number) plain.done({.path = "a.pdf", .status = "ok"});
  EXPECT_EQ(text(), "");
}

}  // namespace
}  // namespace prongsai
