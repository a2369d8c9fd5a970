#include "pipeline/serve/csv_answer.h"

#include <gtest/gtest.h>

namespace prongsai::serve {
namespace {

std::string csv_of(const Json& items, std::vector<std::string> columns = {}) {
  CsvAnswer csv(std::move(columns));
  csv.add(items);
  return std::move(csv).text();
}

TEST(CsvAnswer, HasAHeadingAndALineForEachItem) {
  EXPECT_EQ(csv_of({{{"name", "น่าน"}, {"year", 2567}}, {{"name", "แพร่"}, {"year", nullptr}}}), "\uFEFFname,year\r\nน่าน,2567\r\nแพร่,\r\n");
}

TEST(CsvAnswer, HasTheColumnsThatItIsGivenAlsoWithoutItems) {
  EXPECT_EQ(csv_of(Json::array(), {"b", "a"}), "\uFEFFb,a\r\n");
  EXPECT_EQ(csv_of({{{"a", 1}, {"b", 2}}}, {"b", "a"}), "\uFEFFb,a\r\n2,1\r\n");
}

TEST(CsvAnswer, DisarmsWhatASpreadsheetWouldRun) {
  EXPECT_EQ(csv_of({{{"a", "=1+1"}, {"b", "@x"}, {"c", -5}}}), "\uFEFFa,b,c\r\n\"'=1+1\",\"'@x\",-5\r\n");
  EXPECT_EQ(csv_of({{{"units", {"=1+1", "b"}}}}), "\uFEFFunits\r\n\"'=1+1; b\"\r\n");
}

TEST(CsvAnswer, JoinsListsAndObjects) {
  EXPECT_EQ(csv_of({{{"years", {2566, 2567}}, {"units", {{{"unit", "กองช่าง"}, {"kind", "division"}}, {{"unit", "คลัง"}, {"kind", nullptr}}}}}}),
            "\uFEFFyears,units\r\n2566; 2567,กองช่าง division; คลัง\r\n");
  const Json snippet{{"text", "รถ, ราชการ"}, {"marks", {{0, 2}}}};
  EXPECT_EQ(csv_of({{{"snippet", snippet}}}), "\uFEFFsnippet\r\n\"รถ, ราชการ\"\r\n");
}

TEST(CsvAnswer, GoesOnWithTheSameColumns) {
  CsvAnswer csv({});
  csv.add({{{"a", 1}}});
  csv.add({{{"a", 2}, {"later", 3}}});
  EXPECT_EQ(csv.rows(), 2u);
  EXPECT_EQ(std::move(csv).text(), "\uFEFFa\r\n1\r\n2\r\n");
}

}  // namespace
}  // namespace prongsai::serve
