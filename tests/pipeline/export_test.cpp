#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "pipeline/export/csv_field.h"
#include "pipeline/export/data_package.h"
#include "pipeline/export/export_database.h"
#include "pipeline/export/exported_view.h"
#include "pipeline/interrupt.h"
#include "tests/support/store_fixture.h"

namespace prongsai {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

class ExportTest : public testing::StoreFixture {
 protected:
  void SetUp() override {
    StoreFixture::SetUp();
    Reading reading = testing::full_reading();
    reading.report.measures[0].title = "=1+1, \"อบรม\"\nบรรทัดสอง";
    write(file("a"), reading);
    ASSERT_TRUE(store_->finish());
  }

  /// Exports; empty where that went well, else the objection.
  std::string run(const ExportOptions& options) {
    const auto written = export_database(store_->database(), options);
    return written ? "" : written.error().message;
  }

  std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }

  fs::path out() const { return folder_ / "out"; }
  const InterruptGuard guard_;
};

TEST(CsvField, DisarmsFormulasAndQuotesWhatNeedsIt) {
  const auto field = [](std::string_view text, bool is_text = true) {
    std::string line;
    add_csv_field(line, text, is_text);
    return line;
  };
  EXPECT_EQ(field("อบรม"), "อบรม");
  EXPECT_EQ(field("a,\"b\""), "\"a,\"\"b\"\"\"");
  for (const char* formula : {"=1", "+1", "-1", "@a", "\ta", "\ra"}) EXPECT_EQ(field(formula), std::string("\"'") + formula + '"');
  EXPECT_EQ(field("-1", false), "-1");
}

TEST_F(ExportTest, WritesEveryViewOfTheContract) {
  ASSERT_EQ(run({out()}), "");
  const auto views = exported_views(store_->database(), {});
  ASSERT_TRUE(views);
  EXPECT_EQ(static_cast<std::int64_t>(views->size()),
            number("SELECT count(*) FROM sqlite_schema WHERE type = 'view' AND name LIKE 'v\\_%' ESCAPE '\\'"));
  EXPECT_EQ(names_in(out()).size(), views->size());
  EXPECT_THAT(content_of(out() / "v_scores.csv"),
              HasSubstr("document_id,path,organisation,province,fiscal_year,page,box,score_id,level,code,name,value,rating,role,is_primary\r\n1,a,"));
  EXPECT_THAT(content_of(out() / "v_measures.csv"), HasSubstr(",\"'=1+1, \"\"อบรม\"\"\nบรรทัดสอง\","));
  EXPECT_THAT(content_of(out() / "v_dictionary.csv"), HasSubstr("v_scores,value,The score,0 to 100,คะแนน\r\n"));
}

TEST_F(ExportTest, WritesAnObjectARow) {
  ASSERT_EQ(run({out(), ExportFormat::jsonl, {"v_measures", "v_scores"}}), "");
  EXPECT_THAT(names_in(out()), ElementsAre("v_measures.jsonl", "v_scores.jsonl"));
  EXPECT_THAT(content_of(out() / "v_measures.jsonl"), HasSubstr(R"("title":"=1+1, \"อบรม\"\nบรรทัดสอง")"));
  EXPECT_THAT(content_of(out() / "v_scores.jsonl"), HasSubstr(R"("name":"คะแนนรวม","value":87.25,"rating":"ผ่านดี")"));
}

TEST_F(ExportTest, BeginsWithAByteOrderMarkWhereAsked) {
  ASSERT_EQ(run({.folder = out(), .views = {"v_scores"}, .has_bom = true}), "");
  EXPECT_TRUE(content_of(out() / "v_scores.csv")
                  .starts_with("\xEF\xBB\xBF"
                               "document_id"));
}

TEST_F(ExportTest, DescribesAPackage) {
  ASSERT_EQ(run({out(), ExportFormat::data_package}), "");
  const std::string package = content_of(out() / "datapackage.json");
  EXPECT_THAT(package, HasSubstr(R"("primaryKey": [
          "score_id"
        ])"));
  EXPECT_THAT(package, HasSubstr(R"("description_th": "คะแนน")"));
  EXPECT_THAT(package, HasSubstr(R"("resource": "v_measures")"));
  EXPECT_THAT(package, HasSubstr(R"("type": "date")"));
}

TEST_F(ExportTest, LeavesOutReferencesToWhatIsNotExported) {
  ASSERT_EQ(run({out(), ExportFormat::data_package, {"v_scores"}}), "");
  EXPECT_THAT(content_of(out() / "datapackage.json"), Not(HasSubstr("foreignKeys")));
}

/// What SQLite finds in a column, against the type that is told.
bool fits(const std::string& stored, FieldType type) {
  if (stored == "null") return true;
  if (type == FieldType::integer) return stored == "integer";
  if (type == FieldType::number) return stored == "real" || stored == "integer";
  return stored == "text";
}

TEST_F(ExportTest, TellsTypesThatEveryValueHas) {
  const auto views = exported_views(store_->database(), {});
  ASSERT_TRUE(views);
  std::vector<std::string> wrong;
  for (const ExportedView& view : *views) {
    for (const ExportedColumn& column : view.columns) {
      const auto rows = store_->database().query("SELECT DISTINCT typeof(\"" + column.name + "\") FROM " + view.name);
      ASSERT_TRUE(rows);
      for (const auto& row : rows->rows) {
        if (!fits(*row[0], column.type)) wrong.push_back(view.name + '.' + column.name + " is " + *row[0]);
      }
    }
  }
  EXPECT_THAT(wrong, IsEmpty());
}

TEST_F(ExportTest, TellsKeysThatAreColumnsAndUnique) {
  const auto views = exported_views(store_->database(), {});
  ASSERT_TRUE(views);
  for (const ExportedView& view : *views) {
    std::string columns, nulls = "0";
    for (const std::string& column : primary_key(view.name)) {
      columns += (columns.empty() ? "\"" : ", \"") + column + '"';
      nulls += " OR \"" + column + "\" IS NULL";
    }
    if (columns.empty()) continue;
    EXPECT_EQ(number("SELECT count(*) FROM (SELECT 1 FROM " + view.name + " GROUP BY " + columns + " HAVING count(*) > 1 OR " + nulls + ")"), 0)
        << view.name;
    EXPECT_TRUE(store_->database().take_status()) << view.name;
  }
}

TEST_F(ExportTest, MasksTextsWhereAsked) {
  const auto redact = [](std::string_view text) { return text.find("อบรม") == std::string_view::npos ? std::string(text) : std::string("[name]"); };
  ASSERT_EQ(run({.folder = out(), .redact = redact}), "");
  EXPECT_THAT(content_of(out() / "v_measures.csv"), HasSubstr(",[name],"));
  EXPECT_THAT(content_of(out() / "v_measures.csv"), Not(HasSubstr("อบรม")));
}

TEST_F(ExportTest, TakesNoFolderThatHoldsSomething) {
  folder_.write("out/notes.txt", "x");
  EXPECT_THAT(run({out()}), HasSubstr("is not empty"));
  EXPECT_THAT(run({.folder = out(), .replaces = true}), HasSubstr("holds notes.txt, which is no export"));
  EXPECT_THAT(names_in(out()), ElementsAre("notes.txt"));
}

TEST_F(ExportTest, ReplacesAnEarlierExportAsAWhole) {
  ASSERT_EQ(run({out(), ExportFormat::data_package}), "");
  ASSERT_EQ(run({.folder = out() / "", .views = {"v_scores"}, .replaces = true}), "");
  EXPECT_THAT(names_in(out()), ElementsAre("v_scores.csv"));
  EXPECT_THAT(names_in(folder_ / ""), ElementsAre("out", "reports.db")) << "nothing is left beside it";
}

TEST_F(ExportTest, RefusesAnUnknownView) {
  EXPECT_THAT(run({.folder = out(), .views = {"v_nothing"}}), HasSubstr("there is no view 'v_nothing'"));
  EXPECT_FALSE(fs::exists(out()));
}

}  // namespace
}  // namespace prongsai
