#include "models/csv.h"

#include <gtest/gtest.h>

namespace prongsai {
namespace {

TEST(CsvTable, ReadsQuotedFieldsCommentsAndBom) {
  const auto table = CsvTable::parse("\xEF\xBB\xBF# a comment\nname,value\n\"a, \"\"b\"\"\",1\r\nc,\"two\nlines\"\n");
  ASSERT_TRUE(table);
  ASSERT_EQ(table->size(), 2u);
  EXPECT_EQ(table->field(0, "name"), "a, \"b\"");
  EXPECT_EQ(table->field(1, "value"), "two\nlines");
  EXPECT_EQ(table->field(1, "missing"), "");
}

TEST(CsvTable, NamesTheLineWithTooFewFields) {
  const auto table = CsvTable::parse("# a comment\na,b\n1,\"2\n2\"\n3\n");
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().code, ErrorCode::damaged);
  EXPECT_EQ(table.error().message, "line 5 has 1 fields, the header has 2");
}

TEST(CsvTable, RefusesAQuoteThatNeverCloses) { EXPECT_FALSE(CsvTable::parse("a\n\"b")); }

TEST(SplitList, TrimsAndDropsEmptyParts) { EXPECT_EQ(split_list(" a | |b|"), (std::vector<std::string>{"a", "b"})); }

}  // namespace
}  // namespace prongsai
