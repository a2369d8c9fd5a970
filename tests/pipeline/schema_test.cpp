#include "pipeline/store/schema.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <map>

#include "pipeline/store/record_writer.h"
#include "tests/support/temp_folder.h"

namespace prongsai {
namespace {

using ::testing::HasSubstr;
using ::testing::IsSupersetOf;

const std::vector<std::string> common_columns{"document_id", "path", "organisation", "province", "fiscal_year", "page", "box"};

/// The columns that readers may rely on, beyond the common ones.
const std::map<std::string, std::vector<std::string>> promised_columns{
    {"v_documents",
     {"sha256", "format", "pages", "bytes", "status", "error", "document_kind", "organisation_type", "subdistrict", "district", "location_source",
      "fiscal_year_end", "text_source", "ocr_confidence", "extracted_at", "extractor_version"}},
    {"v_pages", {"text", "text_source", "ocr_confidence", "width_pt", "height_pt"}},
    {"v_cells", {"table_no", "row", "column", "row_span", "column_span", "is_header", "role", "text", "text_source", "confidence", "more_boxes"}},
    {"v_scores", {"level", "code", "name", "value", "rating", "role", "is_primary"}},
    {"v_measures",
     {"measure_id", "section", "number", "title", "method", "topic", "output", "outcome", "period_text", "period_start", "period_end", "status",
      "progress_percent", "indicator", "duplicate_of"}},
    {"v_measure_units", {"measure_id", "unit", "unit_kind", "unit_text"}},
    {"v_budgets", {"measure_id", "number", "title", "amount_baht"}},
    {"v_disclosure_items", {"item_id", "code", "name", "requirement", "status", "detail"}},
    {"v_disclosure_units", {"item_id", "unit", "unit_kind", "unit_text"}},
    {"v_risks", {"activity", "issue", "level", "control"}},
    {"v_findings", {"severity", "code", "message", "record_kind", "record_id", "state"}},
    {"v_corrections",
     {"correction_id", "record_kind", "record_id", "column", "read_value", "value", "corrected_by", "corrected_at", "note", "state", "reason", "sha256"}},
    {"v_organisation_scores",
     {"overall", "rating", "iit", "eit", "oit", "i1", "i2", "i3", "i4", "i5", "i6", "i7", "i8", "i9", "i10", "rank_in_province", "rank_overall"}},
};

Database empty_database() {
  auto database = Database::open(":memory:", Database::Mode::create);
  EXPECT_TRUE(database);
  return *std::move(database);
}

Database migrated_database() {
  Database database = empty_database();
  const Status status = migrate(database);
  EXPECT_TRUE(status) << render(status.error());
  return database;
}

std::vector<std::string> first_column(Database& database, const std::string& sql) {
  std::vector<std::string> values;
  const auto rows = database.query(sql);
  EXPECT_TRUE(rows) << render(rows.error());
  if (!rows) return values;
  for (const auto& row : rows->rows) values.push_back(row[0].value_or("null"));
  return values;
}

std::string message_of(const Status& status) { return status ? "" : status.error().message; }

class PromisedView : public ::testing::TestWithParam<std::string> {};

TEST_P(PromisedView, HasTheCommonColumnsAndItsOwn) {
  Database database = migrated_database();
  const auto columns = first_column(database, "SELECT name FROM pragma_table_info('" + GetParam() + "')");
  EXPECT_THAT(columns, IsSupersetOf(common_columns));
  EXPECT_THAT(columns, IsSupersetOf(promised_columns.at(GetParam())));
}

std::vector<std::string> names_of_views() {
  std::vector<std::string> names;
  for (const auto& [name, columns] : promised_columns) names.push_back(name);
  return names;
}

INSTANTIATE_TEST_SUITE_P(Views, PromisedView, ::testing::ValuesIn(names_of_views()), [](const auto& test) { return test.param; });

constexpr const char* columns_of_views =
    "SELECT v.name || '.' || c.name FROM sqlite_schema v, pragma_table_info(v.name) c WHERE v.type = 'view' AND v.name LIKE 'v\\_%' ESCAPE '\\'";

TEST(Schema, ExplainsEveryColumnOfEveryView) {
  Database database = migrated_database();
  EXPECT_THAT(first_column(database, std::string(columns_of_views) + " EXCEPT SELECT \"view\" || '.' || \"column\" FROM v_dictionary"),
              ::testing::IsEmpty());
}

TEST(Schema, ExplainsEveryColumnInThaiToo) {
  Database database = migrated_database();
  EXPECT_THAT(first_column(database, "SELECT DISTINCT meaning FROM v_dictionary WHERE meaning_th IS NULL"), ::testing::IsEmpty())
      << "each needs a row in dictionary_thai, in a new file of data/schema";
  EXPECT_THAT(first_column(database, "SELECT meaning FROM dictionary_thai WHERE meaning_th NOT GLOB '*[ก-ฮ]*'"), ::testing::IsEmpty());
}

TEST(Schema, ExplainsNoColumnThatIsNotThere) {
  Database database = migrated_database();
  EXPECT_THAT(first_column(database, std::string("SELECT \"view\" || '.' || \"column\" FROM v_dictionary EXCEPT ") + columns_of_views),
              ::testing::IsEmpty());
}

TEST(Schema, HasARowForEachOrganisation) {
  Database database = migrated_database();
  EXPECT_THAT(first_column(database, "SELECT name FROM pragma_table_info('v_organisations')"),
              ::testing::ElementsAre("organisation_id", "organisation", "type", "subdistrict", "district", "province", "code", "documents", "first_year",
                                     "last_year", "years", "is_ambiguous"));
}

TEST(Schema, HasStrictTablesOnly) {
  Database database = migrated_database();
  EXPECT_THAT(first_column(database,
                           "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict "
                           "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '%\\_search%' ESCAPE '\\'"),
              ::testing::IsEmpty());
}

TEST(Schema, HasAnIndexForEveryForeignKeyThatADeletionFollows) {
  Database database = migrated_database();
  EXPECT_THAT(first_column(database,
                           "SELECT t.name || '.' || f.\"from\" FROM sqlite_schema t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table' "
                           "AND f.\"from\" NOT IN (SELECT c.name FROM pragma_table_info(t.name) c WHERE c.pk = 1) "
                           "AND f.\"from\" NOT IN (SELECT x.name FROM pragma_index_list(t.name) i, pragma_index_info(i.name) x WHERE x.seqno = 0)"),
              ::testing::IsEmpty());
}

TEST(Schema, CarriesItsMarkAndVersion) {
  Database database = migrated_database();
  EXPECT_EQ(database.number("PRAGMA application_id"), 0x50524e47);
  EXPECT_EQ(database.number("PRAGMA user_version"), static_cast<std::int64_t>(migrations().size()));
}

constexpr std::array<Migration, 2> two_steps{Migration{"001", "CREATE TABLE a (x)"},
                                             Migration{"002", "CREATE TABLE b (y); INSERT INTO a VALUES (1)"}};

TEST(Migrate, BringsAnEarlierVersionUpToDateAndKeepsItsRows) {
  Database database = empty_database();
  ASSERT_TRUE(migrate(database, std::span(two_steps).first(1)));
  database.execute("INSERT INTO a VALUES (7)");
  ASSERT_TRUE(migrate(database, two_steps));
  EXPECT_EQ(database.number("SELECT sum(x) FROM a"), 8);
  EXPECT_EQ(database.number("PRAGMA user_version"), 2);
}

// As the program of that time left it: a document with a score, a page and a measure, both indexed.
constexpr const char* second_version_sql = R"(
INSERT INTO run VALUES (1, '2026-01-01T00:00:00Z', '2026-01-01T00:01:00Z', '0.1.0', '0.1.0-5');
INSERT INTO organisation VALUES (1, 'เทศบาลตำบลบ่อทอง', 'เทศบาลตำบล', 'บ่อทอง', 'บ่อทอง', 'ชลบุรี');
INSERT INTO document (document_id, run_id, location, path, bytes, format, status, organisation_id, fiscal_year, extracted_at, extractor_version)
VALUES (7, 1, '/in/a.pdf', 'a.pdf', 10, 'pdf', 'ok', 1, 2567, '2026-01-01T00:00:30Z', '0.1.0-5');
INSERT INTO page (page_id, document_id, page, text, text_source) VALUES (3, 7, 1, 'คะแนน ๙๐.๐๐', 'text');
INSERT INTO record (record_id, document_id, kind, page) VALUES (1, 7, 'score', 1), (2, 7, 'measure', 1);
INSERT INTO score VALUES (1, 2567, 'overall', 'overall', NULL, 90.0, NULL, NULL, 'result', 1);
INSERT INTO measure (measure_id, title) VALUES (2, 'อบรมเจ้าหน้าที่');
INSERT INTO page_search (rowid, text) SELECT page_id, text FROM page_folded;
INSERT INTO measure_search (rowid, text) SELECT measure_id, text FROM measure_folded;
)";

TEST(Migrate, KeepsWhatADatabaseOfTheSecondVersionHolds) {
  Database database = empty_database();
  ASSERT_TRUE(migrate(database, std::span(migrations()).first(2)));
  database.execute(second_version_sql);
  ASSERT_EQ(message_of(database.take_status()), "");
  const Status migrated = migrate(database);
  ASSERT_TRUE(migrated) << render(migrated.error());
  EXPECT_THAT(first_column(database, "SELECT path || ' ' || organisation FROM v_documents"), ::testing::ElementsAre("a.pdf เทศบาลตำบลบ่อทอง"));
  EXPECT_THAT(first_column(database, "SELECT value FROM v_scores"), ::testing::ElementsAre("90.0"));
  EXPECT_THAT(first_column(database, "SELECT rowid FROM page_search WHERE page_search MATCH '\"90.\"'"), ::testing::ElementsAre("3"));
  database.execute("DELETE FROM document");
  EXPECT_EQ(message_of(database.take_status()), "");
  EXPECT_EQ(database.number("SELECT count(*) FROM measure_search_docsize"), 0) << "the triggers work on";
}

// As the ninth version left it: documents about an organisation that one finding calls ambiguous, one without a province, one that
// has its place, and a department.
constexpr const char* ninth_version_sql = R"(
INSERT INTO run (run_id, started_at, program_version, extractor_version) VALUES (1, '', '', '');
INSERT INTO organisation VALUES (1, 'อบต.ทุ่งน้อย', 'อบต.', '', '', 'หนึ่ง'), (2, 'อบต.ทุ่งใหญ่', 'อบต.', '', '', ''), (3, 'อบต.ทุ่งกลาง', 'อบต.', '', 'สอง', 'หนึ่ง'),
  (4, 'กรมตัวอย่าง', 'กรม', '', '', ''), (5, '', '', '', '', '');
)";

struct OldDocument {
  int organisation;
  std::string location;
  bool is_ambiguous;
};

TEST(Migrate, PartsNamesakesThatTheNinthVersionHeldForOne) {
  const std::vector<OldDocument> documents{{1, "/in/x.d/a.b.pdf", true}, {1, "/in/x.d/a.b.docx", true}, {1, "/in/y.d/a", true}, {1, "/in/z/a.pdf", false},
                                           {2, "/in/x/.pdf", false},     {2, "/in/y/a.", false},        {3, "/in/x/b.pdf", false}, {3, "/in/y/b.pdf", false},
                                           {4, "/in/x/c.pdf", false},    {4, "/in/y/c.pdf", false},     {5, "/in/d.pdf", false}};
  Database database = empty_database();
  ASSERT_TRUE(migrate(database, std::span(migrations()).first(9)));
  database.execute(ninth_version_sql);
  for (const OldDocument& document : documents) {
    database
        .prepare("INSERT INTO document (run_id, location, path, bytes, status, organisation_id, extracted_at, extractor_version) "
                 "VALUES (1, ?, '', 1, 'ok', ?, '', '')")
        .run(document.location, document.organisation);
    if (!document.is_ambiguous) continue;
    database.prepare("INSERT INTO record (document_id, kind) VALUES (?, 'finding')").run(database.last_insert_id());
    database.prepare("INSERT INTO finding (finding_id, severity, code, message_th, message_en) VALUES (?, 'warning', 'organisation.ambiguous', '', '')")
        .run(database.last_insert_id());
  }
  ASSERT_EQ(message_of(database.take_status()), "");
  ASSERT_EQ(message_of(migrate(database)), "");
  for (const OldDocument& document : documents) {
    const bool is_open = document.is_ambiguous || document.organisation == 2;
    const auto found = database.query("SELECT o.open_at FROM document d JOIN organisation o USING (organisation_id) WHERE location = ?", document.location);
    ASSERT_TRUE(found) << render(found.error());
    ASSERT_EQ(found->rows.size(), 1u);
    EXPECT_EQ(found->rows[0][0], is_open ? open_at(document.location) : "") << document.location;
  }
  EXPECT_EQ(database.number("SELECT count(*) FROM organisation"), 8);
  EXPECT_EQ(database.number("SELECT count(*) FROM pragma_foreign_key_check"), 0);
}

TEST(Migrate, LeavesTheDatabaseAsItWasWhenAStepFails) {
  constexpr std::array<Migration, 2> broken{Migration{"001", "CREATE TABLE a (x)"}, Migration{"002", "CREATE TABLE b (y); nonsense"}};
  Database database = empty_database();
  ASSERT_TRUE(migrate(database, std::span(broken).first(1)));
  EXPECT_THAT(message_of(migrate(database, broken)), HasSubstr("nonsense"));
  EXPECT_EQ(database.number("PRAGMA user_version"), 1);
  EXPECT_EQ(database.number("SELECT count(*) FROM sqlite_schema"), 1);
}

TEST(Migrate, RefusesADatabaseOfANewerProgram) {
  Database database = empty_database();
  ASSERT_TRUE(migrate(database, two_steps));
  EXPECT_EQ(message_of(migrate(database, std::span(two_steps).first(1))),
            "the database has version 2, this program knows versions up to 1; use a newer prongsai");
}

TEST(Migrate, RefusesADatabaseOfAnotherProgram) {
  Database database = empty_database();
  database.execute("CREATE TABLE theirs (x)");
  EXPECT_THAT(message_of(migrate(database)), HasSubstr("belongs to another program"));
}

TEST(CheckSchema, SendsTheReaderOfAnOldDatabaseToIngest) {
  Database database = empty_database();
  ASSERT_TRUE(migrate(database, std::span(two_steps).first(1)));
  EXPECT_THAT(message_of(check_schema(database, two_steps)), HasSubstr("`prongsai ingest` brings it to version 2"));
}

TEST(OpenDatabase, RefusesAFileThatIsNoDatabase) {
  const testing::TempFolder folder;
  const auto opened = Database::open(folder.write("a.db", std::string(4096, 'x')), Database::Mode::create);
  ASSERT_FALSE(opened);
  EXPECT_THAT(opened.error().message, HasSubstr("file is not a database"));
}

}  // namespace
}  // namespace prongsai
