#include "pipeline/wire.h"

#include <gtest/gtest.h>

#include "pipeline/wire_archive.h"
#include "tests/support/readings.h"

namespace prongsai {
namespace {

struct AnyValue {
  template <typename T>
  operator T() const;
};

/// How many members an aggregate has.
template <typename T, typename... Values>
constexpr std::size_t members() {
  if constexpr (requires { T{Values{}..., AnyValue{}}; }) {
    return members<T, Values..., AnyValue>();
  } else {
    return sizeof...(Values);
  }
}

TEST(Wire, BringsAReadingThroughUnchanged) {
  const Reading reading = testing::full_reading();
  const auto arrived = decode(encode(reading));
  ASSERT_TRUE(arrived) << render(arrived.error());
  EXPECT_EQ(encode(*arrived), encode(reading));
  EXPECT_EQ(arrived->document.pages[0].text, reading.document.pages[0].text);
  EXPECT_EQ(arrived->report.findings[0].message_th, reading.report.findings[0].message_th);
}

template <typename T>
class WireMembers : public ::testing::Test {};

using Values =
    ::testing::Types<Error, Box, Glyph, Ruling, ImageArea, PageContent, Place, NumberDoubt, Paragraph, Cell, TextVerdict, GlyphRule, Page, Document,
                     Source, Date, Period, Score, Unit, Budget, Measure, DisclosureItem, Risk, Finding, Organisation, Report, Reading>;
TYPED_TEST_SUITE(WireMembers, Values);

TYPED_TEST(WireMembers, AreAllThatTheTypeHas) { EXPECT_EQ(wire::sent_members<TypeParam>, members<TypeParam>()); }

TEST(Wire, SendsAllOfATableButWhatItDerivesFromItsCells) { EXPECT_EQ(wire::sent_members<Table> + 1, members<Table>()); }

TEST(Wire, BringsAnErrorThrough) {
  const Error error{ErrorCode::encrypted, "needs a password", "read", 3};
  const auto arrived = decode(encode(error));
  ASSERT_FALSE(arrived);
  EXPECT_EQ(arrived.error(), error);
}

bool is_refused(std::string_view bytes) {
  const auto arrived = decode(bytes);
  return !arrived && arrived.error().code == ErrorCode::crashed;
}

TEST(Wire, CallsBytesThatAreNoMessageACrash) {
  EXPECT_TRUE(is_refused(""));
  EXPECT_TRUE(is_refused("\xff\xff"));
}

TEST(Wire, RefusesAMessageThatIsCutAnywhere) {
  const std::string message = encode(testing::full_reading());
  for (std::size_t size = 0; size < message.size(); ++size) EXPECT_TRUE(is_refused(message.substr(0, size))) << size;
  EXPECT_TRUE(is_refused(message + '\0'));
}

TEST(Wire, KnowsTheLeastThatAValueTakes) {
  EXPECT_EQ(wire::least_bytes<Box>(), 4 * sizeof(double));
  EXPECT_EQ(wire::least_bytes<Error>(), sizeof(ErrorCode) + 2 * sizeof(wire::Length) + sizeof(int));
  wire::Writer cell;
  cell.write(Cell{});
  EXPECT_EQ(wire::least_bytes<Cell>(), cell.take().size());
}

// An enumerator that does not exist would be looked up in tables; a length that is a lie would set aside gigabytes.
TEST(Wire, LivesThroughAnyByteThatIsWrong) {
  const std::string message = encode(testing::full_reading());
  int refused = 0;
  for (std::size_t at = 0; at < message.size(); ++at) {
    std::string wrong = message;
    wrong[at] = static_cast<char>(~wrong[at]);
    const auto arrived = decode(wrong);
    if (!arrived) ++refused;
  }
  EXPECT_GT(refused, 100);
}

}  // namespace
}  // namespace prongsai
