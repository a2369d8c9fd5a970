#include "pipeline/store/search.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>

#include "pipeline/search_words.h"
#include "pipeline/store/fold_text.h"
#include "tests/support/store_fixture.h"

namespace prongsai {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class SearchIn : public testing::StoreFixture {
 protected:
  /// A report of one page with the measures of these titles.
  void write_report(const std::string& path, const std::vector<std::string>& titles, const std::string& page = "หน้า") {
    Reading reading;
    reading.document.format = Format::txt;
    reading.document.pages = {{1, 595, 842, page, TextSource::text, std::nullopt, 1, true, {}}};
    reading.report.organisation = organisation_;
    reading.report.fiscal_year = year_;
    for (const std::string& title : titles) {
      Measure measure = measure_;
      measure.title = title;
      measure.source = testing::source_at(1);
      reading.report.measures.push_back(measure);
    }
    write(file(path, static_cast<char>('a' + files_++ % 6)), reading);
    ASSERT_TRUE(store_->finish());
    open();
  }

  SearchResult result_of(const std::string& query) {
    request_.words = words_of(query);
    auto result = search(store_->database(), request_);
    EXPECT_TRUE(result) << render(result.error());
    return result ? *std::move(result) : SearchResult();
  }

  std::vector<std::string> found(const std::string& query) {
    std::vector<std::string> titles;
    for (const SearchHit& hit : result_of(query).hits) titles.push_back(request_.in_pages ? hit.text : hit.title);
    return titles;
  }

  SearchRequest request_;
  Organisation organisation_;
  Measure measure_;
  int year_ = 2568, files_ = 0;
};

TEST_F(SearchIn, MeasuresFindsWordsOfAnyLength) {
  write_report("a.txt", {"จัดทำคู่มือ", "อบรมเจ้าหน้าที่", "ข"});
  EXPECT_THAT(found("คู่มือ"), ElementsAre("จัดทำคู่มือ"));
  EXPECT_THAT(found("คู"), ElementsAre("จัดทำคู่มือ"));
  EXPECT_THAT(found("อบ"), ElementsAre("อบรมเจ้าหน้าที่"));
  EXPECT_THAT(found("มือ"), ElementsAre("จัดทำคู่มือ"));
  EXPECT_THAT(found("ข"), ElementsAre("ข"));
  EXPECT_THAT(found("ฮ"), IsEmpty());
}

TEST_F(SearchIn, MeasuresFindsTheLastCharactersOfAText) {
  write_report("a.txt", {"ประกาศเจตนารมณ์xy"});
  EXPECT_THAT(found("xy"), ElementsAre("ประกาศเจตนารมณ์xy"));
  EXPECT_THAT(found("y"), ElementsAre("ประกาศเจตนารมณ์xy"));
}

TEST_F(SearchIn, MeasuresTakesDigitsAndCapitalsForTheSame) {
  write_report("a.txt", {"ITA ปี ๒๕๖๘", "ita ปี 2567"});
  EXPECT_THAT(found("2568 ITA"), ElementsAre("ITA ปี ๒๕๖๘"));
  EXPECT_THAT(found("๗ Ita"), ElementsAre("ita ปี 2567"));
  EXPECT_THAT(found("๒๕"), UnorderedElementsAre("ITA ปี ๒๕๖๘", "ita ปี 2567"));
}

TEST_F(SearchIn, MeasuresWantsAllWordsInAnyOrder) {
  write_report("a.txt", {"แผน งาน คน", "คน และ แผน", "แผน"});
  EXPECT_THAT(found("คน แผน"), UnorderedElementsAre("แผน งาน คน", "คน และ แผน"));
  EXPECT_THAT(found("\"แผน งาน\""), ElementsAre("แผน งาน คน"));
}

TEST_F(SearchIn, MeasuresTakesTheSyntaxOfQueriesAsText) {
  write_report("a.txt", {"a AND b", "ab* NEAR(c)", "it's \"so\" title:x ^y -z"});
  EXPECT_THAT(found("and"), ElementsAre("a AND b"));
  EXPECT_THAT(found("AB*"), ElementsAre("ab* NEAR(c)"));
  EXPECT_THAT(found("near("), ElementsAre("ab* NEAR(c)"));
  for (const std::string query : {"it's", "\"so", "o\"", "title:x", "^y", "-z", "'", "\""}) {
    EXPECT_THAT(found(query), ElementsAre("it's \"so\" title:x ^y -z")) << query;
  }
  for (const std::string query : {"OR NOT", "a'b", "%", "_", "') OR 1 --", "x\\y"}) EXPECT_THAT(found(query), IsEmpty()) << query;
}

TEST_F(SearchIn, MeasuresFindsLettersOfOtherAlphabetsAsTheyStand) {
  write_report("a.txt", {"École É", "é"});
  EXPECT_THAT(found("École"), ElementsAre("École É"));
  EXPECT_THAT(found("É"), ElementsAre("École É"));
  EXPECT_THAT(found("é"), ElementsAre("é"));
}

TEST_F(SearchIn, MeasuresPutsTitlesBeforeOtherTexts) {
  measure_.outcome = "คู่มือ";
  write_report("a.txt", {"อื่น"});
  measure_.outcome = "";
  write_report("b.txt", {"จัดทำคู่มือยาว", "คู่มือ"});
  EXPECT_THAT(found("คู่มือ"), ElementsAre("คู่มือ", "จัดทำคู่มือยาว", "อื่น"));
}

TEST_F(SearchIn, MeasuresPutsNewerYearsFirst) {
  write_report("a.txt", {"คู่มือ ก"});
  year_ = 2569;
  write_report("b.txt", {"คู่มือ ข"});
  year_ = 2567;
  write_report("c.txt", {"คู่มือ ค"});
  EXPECT_THAT(found("คู่มือ"), ElementsAre("คู่มือ ข", "คู่มือ ก", "คู่มือ ค"));
}

TEST_F(SearchIn, MeasuresHeedsEveryFilter) {
  organisation_ = {"องค์การบริหารส่วนตำบลหนึ่ง", "", "อบต.", "หนึ่ง", "เมือง", "น่าน", "", "stated", {}};
  measure_.indicator = "3";
  measure_.status = Progress::not_started;
  measure_.units = {{"กองคลัง", UnitKind::division, "กองคลัง"}};
  write_report("a.txt", {"คู่มือ ก"});
  organisation_ = {"เทศบาลตำบลสอง", "", "เทศบาลตำบล", "สอง", "เมือง", "แพร่", "", "stated", {}};
  measure_ = {};
  year_ = 2566;
  write_report("b.txt", {"คู่มือ ข"});
  const auto first_with = [&](const auto& change, const std::string& query) {
    request_ = {};
    change();
    return found(query);
  };
  for (const std::string query : {"คู่มือ", "คู", "ม"}) {
    EXPECT_THAT(first_with([&] { request_.filter.organisations = {"ตำบลหนึ่ง"}; }, query), ElementsAre("คู่มือ ก"));
    EXPECT_THAT(first_with([&] { request_.filter.provinces = {"จังหวัดน่าน"}; }, query), ElementsAre("คู่มือ ก"));
    EXPECT_THAT(first_with([&] { request_.filter.types = {"อบต."}; }, query), ElementsAre("คู่มือ ก"));
    EXPECT_THAT(first_with([&] { request_.filter.years = years_of("2567-2570"); }, query), ElementsAre("คู่มือ ก"));
    EXPECT_THAT(first_with([&] { request_.indicators = {"3", "4"}; }, query), ElementsAre("คู่มือ ก"));
    EXPECT_THAT(first_with([&] { request_.statuses = {"not_started"}; }, query), ElementsAre("คู่มือ ก"));
    EXPECT_THAT(first_with([&] { request_.units = {"คลัง"}; }, query), ElementsAre("คู่มือ ก"));
    EXPECT_THAT(first_with([&] { request_.units = {"สำนักปลัด"}; }, query), IsEmpty());
    EXPECT_THAT(first_with([&] { request_.filter.provinces = {"ตรัง' OR '1'='1"}; }, query), IsEmpty());
  }
}

/// In few texts of a year the words are soon found, or are not there; in many where they are rare, the index is asked.
TEST_F(SearchIn, MeasuresFindsAllOfAYearOnWhicheverWay) {
  write_report("a.txt", {"คู่มือ ของปีอื่น"});
  measure_.fiscal_year = 2567;
  write_report("b.txt", {"คู่มือ ของปีนี้ในเล่มของปีอื่น"});
  measure_.fiscal_year = 2568;
  year_ = 2567;
  write_report("c.txt", {"คู่มือ ของปีอื่นในเล่มของปีนี้"});
  measure_.fiscal_year = 0;
  write_report("d.txt", {"คู่มือ ของปีนี้", "อื่น"});
  request_.filter.years = years_of("2567");
  const auto both = UnorderedElementsAre("คู่มือ ของปีนี้", "คู่มือ ของปีนี้ในเล่มของปีอื่น");
  EXPECT_THAT(found("คู่มือ"), both);
  EXPECT_FALSE(result_of("คู่มือ").has_more);
  write_report("e.txt", std::vector<std::string>(1700, "อื่น"));
  EXPECT_THAT(found("คู่มือ"), both);
  write_report("f.txt", std::vector<std::string>(30, "คู่มือ"));
  request_.limit = 100;
  EXPECT_EQ(found("คู่มือ").size(), 32u);
  request_.in_pages = true;
  EXPECT_EQ(found("หน้า").size(), 4u);
}

TEST_F(SearchIn, PagesFindsThemAndPutsManyPlacesFirst) {
  request_.in_pages = true;
  write_report("a.txt", {"x"}, "คู่มือ");
  write_report("b.txt", {"y"}, "คู่มือ และ คู่มือ");
  EXPECT_THAT(found("คู่มือ"), ElementsAre("คู่มือ และ คู่มือ", "คู่มือ"));
  EXPECT_THAT(found("แล"), ElementsAre("คู่มือ และ คู่มือ"));
  request_.filter.organisations = {"ไม่มี"};
  EXPECT_THAT(found("คู่มือ"), IsEmpty());
}

TEST_F(SearchIn, MeasuresGivesEveryHitOnceOverTheParts) {
  std::vector<std::string> titles;
  for (int number = 0; number < 1300; ++number) titles.push_back("โครงการ " + std::to_string(number));
  write_report("a.txt", titles);
  for (const std::string query : {"โครงการ", "กา", "โ"}) {
    std::vector<std::int64_t> ids;
    request_ = {};
    request_.limit = 77;
    for (; request_.offset < 1400; request_.offset += 77) {
      for (const SearchHit& hit : result_of(query).hits) ids.push_back(hit.id);
    }
    std::sort(ids.begin(), ids.end());
    EXPECT_EQ(ids.size(), 1300u) << query;
    EXPECT_EQ(std::unique(ids.begin(), ids.end()), ids.end()) << query;
  }
  request_ = {};
  EXPECT_EQ(result_of("โครงการ").known, 400u);
  EXPECT_TRUE(result_of("โครงการ").has_more);
  EXPECT_FALSE(result_of("โครงการ 12").has_more);
}

/// Pieces of the texts that are searched, and random ones of their letters; most of them short.
class RandomQueries : public SearchIn {
 protected:
  std::size_t below(std::size_t number) { return std::uniform_int_distribution<std::size_t>(0, number - 1)(random_); }

  std::string text(std::size_t letters) {
    std::string made;
    for (std::size_t number = 0; number < letters; ++number) made += letters_[below(letters_.size())];
    return made;
  }

  std::vector<std::int64_t> scanned(const std::string& query) {
    const auto rows = store_->database().query("SELECT measure_id, text FROM measure_text");
    std::vector<std::int64_t> ids;
    for (const auto& row : rows->rows) {
      if (has_all(fold_text(row[1].value_or("")), words_of(query))) ids.push_back(std::stoll(*row[0]));
    }
    return ids;
  }

  const std::vector<std::string> letters_{"ก", "ข", "า", "ำ", "ํ", "ี", "่", "๑", "1", "๒", "2", "A", "a", " ", "\"", "'", "*", "ฯ", "\n", "É"};
  std::mt19937 random_{2568};
};

TEST_F(RandomQueries, FindWhatAPlainScanFinds) {
  for (int report = 0; report < 5; ++report) {
    std::vector<std::string> titles;
    for (int number = 0; number < 60; ++number) titles.push_back("ก" + text(below(25)));
    measure_.outcome = text(below(6));
    write_report(std::to_string(report) + ".txt", titles);
  }
  int with_hits = 0;
  for (int number = 0; number < 400; ++number) {
    const std::string query = text(1 + below(5));
    if (words_of(query).empty()) continue;
    request_.limit = 1000;
    std::vector<std::int64_t> ids;
    for (const SearchHit& hit : result_of(query).hits) ids.push_back(hit.id);
    std::sort(ids.begin(), ids.end());
    EXPECT_EQ(ids, scanned(query)) << query;
    with_hits += ids.empty() ? 0 : 1;
  }
  EXPECT_GT(with_hits, 150);
}

}  // namespace
}  // namespace prongsai
