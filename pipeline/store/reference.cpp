#include "pipeline/store/reference.h"

#include <fmt/core.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "models/csv.h"
#include "pipeline/sha256.h"

namespace prongsai {
namespace {

/// How a field of a CSV is stored. range_first and range_last are the ends of `i1-i6`.
enum class As { text, text_or_null, number, range_first, range_last };

struct Column {
  std::string_view name, field;
  As as = As::text;
};

/// A table and the file that it is filled from.
struct Source {
  std::string_view table, file;
  std::vector<Column> columns;
  std::string_view where_field = {}, where_is = {};  ///< only rows with that value in that field
};

const std::vector<Source>& sources() {
  static const Column first{"first_year", "first_year", As::number}, last{"last_year", "last_year", As::number}, source{"source", "source"};
  static const std::vector<Source> all{
      {"ref_indicator",
       "indicators.csv",
       {first,
        last,
        {"number", "number", As::number},
        {"tool", "tool"},
        {"name", "name"},
        {"first_item", "questions", As::range_first},
        {"last_item", "questions", As::range_last},
        source}},
      {"ref_indicator", "indices.csv", {first, last, {"number", "number", As::number}, {"name", "name"}, source}},
      {"ref_sub_indicator",
       "sub_indicators.csv",
       {first, last, {"code", "code"}, {"name", "name"}, {"first_item", "items", As::range_first}, {"last_item", "items", As::range_last}, source}},
      {"ref_item", "items.csv", {first, last, {"code", "code"}, {"sub_indicator", "sub_indicator", As::text_or_null}, {"name", "name"}, source}},
      {"ref_question", "questions.csv", {first, last, {"code", "code"}, {"wording", "wording"}}},
      {"ref_tool", "weights.csv", {first, last, {"tool", "tool"}, {"weight", "weight", As::number}, {"name", "name"}, source}},
      {"ref_rating",
       "ratings.csv",
       {first,
        last,
        {"rating", "rating"},
        {"minimum", "minimum", As::number},
        {"tool_minimum", "tool_minimum", As::number},
        {"passes", "passes", As::number},
        source}},
      {"ref_finding",
       "findings.csv",
       {{"code", "code"},
        {"severity", "severity"},
        {"scope", "scope"},
        {"meaning_th", "meaning_th"},
        {"meaning_en", "meaning_en"},
        {"look_th", "look_th"},
        {"look_en", "look_en"}}},
      {"ref_unit", "units.csv", {{"name", "canonical"}, {"kind", "kind"}, source}},
      {"ref_unit_head", "unit_words.csv", {{"text", "full"}}, "use", "head"},
  };
  return all;
}

std::string fingerprint_of(const std::filesystem::path& folder) {
  std::string all;
  for (const Source& source : sources()) {
    std::ifstream in(folder / source.file, std::ios::binary);
    all.append(source.table).append(std::istreambuf_iterator<char>(in), {});
  }
  return sha256(all);
}

/// A field as it goes into the database. What is no number stays text, which the table then refuses.
nlohmann::json value_of(const std::string& field, As as) {
  if (field.empty() && as != As::text) return nullptr;
  const std::size_t dash = field.find('-');
  switch (as) {
    case As::text:
    case As::text_or_null: return field;
    case As::range_first: return field.substr(0, dash);
    case As::range_last: return dash == std::string::npos ? field : field.substr(dash + 1);
    case As::number: break;
  }
  auto number = nlohmann::json::parse(field, nullptr, false);
  return number.is_number() ? number : nlohmann::json(field);
}

/// INSERT of one row that is given as a JSON array: tables have different numbers of columns.
std::string insert_sql(const Source& source) {
  std::string names, values;
  for (std::size_t i = 0; i < source.columns.size(); ++i) {
    names += fmt::format("{}{}", i > 0 ? ", " : "", source.columns[i].name);
    values += fmt::format("{}json_extract(?1, '$[{}]')", i > 0 ? ", " : "", i);
  }
  return fmt::format("INSERT INTO {} ({}) VALUES ({}) ON CONFLICT DO NOTHING", source.table, names,
                     values);  // heads are listed with their short forms
}

void insert_row(Statement& insert, const CsvTable& table, std::size_t row, const Source& source) {
  nlohmann::json values = nlohmann::json::array();
  for (const Column& column : source.columns) values.push_back(value_of(table.field(row, column.field), column.as));
  insert.run(values.dump());
}

Status fill(Database& database, const std::filesystem::path& folder, const Source& source) {
  auto table = CsvTable::read(folder / source.file);
  if (!table) return table.error();
  Statement insert = database.prepare(insert_sql(source));
  for (std::size_t row = 0; row < table->size(); ++row) {
    if (source.where_field.empty() || table->field(row, source.where_field) == source.where_is) insert_row(insert, *table, row, source);
  }
  return database.take_status();
}

}  // namespace

Status fill_reference(Database& database, const std::filesystem::path& folder) {
  const std::string fingerprint = fingerprint_of(folder);
  if (database.prepare("SELECT count(*) FROM ref_state WHERE fingerprint = ?").lookup(fingerprint).value_or(0) > 0) return database.take_status();
  Transaction transaction(database);
  for (const Source& source : sources()) database.execute(fmt::format("DELETE FROM {}", source.table));
  for (const Source& source : sources()) {
    if (Status status = fill(database, folder, source); !status) return status;
  }
  database.execute("DELETE FROM ref_state");
  database.prepare("INSERT INTO ref_state (fingerprint) VALUES (?)").run(fingerprint);
  return transaction.commit();
}

}  // namespace prongsai
