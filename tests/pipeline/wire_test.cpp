#include "pipeline/wire.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/support/readings.h"

namespace prongsai {
namespace {

using nlohmann::json;

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

json sent(const Reading& reading) { return json::from_cbor(encode(reading)).at("reading"); }

TEST(Wire, BringsAReadingThroughUnchanged) {
  const Reading reading = testing::full_reading();
  const auto arrived = decode(encode(reading));
  ASSERT_TRUE(arrived) << render(arrived.error());
  EXPECT_EQ(sent(*arrived), sent(reading));
}

TEST(Wire, SendsEveryMemberOfTheDocument) {
  const json document = sent(testing::full_reading()).at("document");
  EXPECT_EQ(document.size(), members<Document>());
  EXPECT_EQ(document["pages"][0].size(), members<Page>());
  EXPECT_EQ(document["pages"][0]["verdict"].size(), members<TextVerdict>());
  EXPECT_EQ(document["glyph_rules"][0].size(), members<GlyphRule>());
  EXPECT_EQ(document["blocks"][0][1].size(), members<Paragraph>());
  EXPECT_EQ(document["blocks"][0][1]["place"].size(), members<Place>());
  EXPECT_EQ(document["blocks"][0][1]["place"]["box"].size(), members<Box>());
  EXPECT_EQ(document["blocks"][1][1]["cells"][0].size(), members<Cell>());
  EXPECT_EQ(document["blocks"][1][1].size(), 6u) << "all of Table but what it derives from its cells";
}

TEST(Wire, SendsEveryMemberOfTheReport) {
  const json report = sent(testing::full_reading()).at("report");
  EXPECT_EQ(report.size(), members<Report>());
  EXPECT_EQ(report["organisation"].size(), members<Organisation>());
  EXPECT_EQ(report["scores"][0].size(), members<Score>());
  EXPECT_EQ(report["scores"][0]["source"].size(), members<Source>());
  EXPECT_EQ(report["measures"][0].size(), members<Measure>());
  EXPECT_EQ(report["measures"][0]["period"].size(), members<Period>());
  EXPECT_EQ(report["measures"][0]["period"]["start"].size(), members<Date>());
  EXPECT_EQ(report["measures"][0]["units"][0].size(), members<Unit>());
  EXPECT_EQ(report["measures"][0]["budgets"][0].size(), members<Budget>());
  EXPECT_EQ(report["items"][0].size(), members<DisclosureItem>());
  EXPECT_EQ(report["risks"][0].size(), members<Risk>());
  EXPECT_EQ(report["findings"][0].size(), members<Finding>());
}

TEST(Wire, BringsAnErrorThrough) {
  const Error error{ErrorCode::encrypted, "needs a password", "read", 3};
  const auto arrived = decode(encode(error));
  ASSERT_FALSE(arrived);
  EXPECT_EQ(arrived.error(), error);
}

TEST(Wire, CallsBytesThatAreNoMessageAnInternalError) {
  const auto arrived = decode("\xff\xff");
  ASSERT_FALSE(arrived);
  EXPECT_EQ(arrived.error().code, ErrorCode::internal);
}

}  // namespace
}  // namespace prongsai
