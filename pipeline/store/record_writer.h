#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/document.h"
#include "models/report.h"
#include "pipeline/store/sqlite.h"

namespace prongsai {

/// Writes what one document holds and says as rows. Knows the record tables and nothing of files,
/// versions or transactions. Failures wait in the Database.
class RecordWriter {
 public:
  explicit RecordWriter(Database& database);

  /// The row of `organisation` that a report is about, made where there is none. One that is open is another in every file but those
  /// that differ from this one in their endings (see open_at()).
  std::int64_t organisation(const Report& report, const std::string& location);

  void document(std::int64_t document_id, const Document& document);
  void report(std::int64_t document_id, const Document& document, const Report& report);

 private:
  struct RecordIds {
    std::vector<std::int64_t> scores, measures, items, risks;
  };

  void grid(std::int64_t document_id, int table_no, const Table& table);
  std::int64_t record(std::string_view kind, const Source& source, const std::vector<Place>& more_places = {});
  std::int64_t unit(const Unit& unit);

  std::int64_t score(const Score& score);
  std::int64_t measure(const Measure& measure);
  void budget(std::int64_t measure_id, const Budget& budget);
  std::int64_t item(const DisclosureItem& item);
  std::int64_t risk(const Risk& risk);
  void finding(const Finding& finding, const RecordIds& ids);

  Database& database_;
  Statement insert_page_, insert_grid_, insert_grid_column_, insert_cell_;
  Statement insert_record_, insert_score_, insert_measure_, set_duplicate_, insert_budget_, insert_measure_unit_, insert_item_, insert_item_unit_,
      insert_risk_, insert_finding_;
  Statement insert_organisation_, find_organisation_, insert_unit_, find_unit_;
  std::int64_t document_id_ = 0;        ///< of the report being written
  const Document* document_ = nullptr;  ///< likewise; the lines of its records are looked up in it
};

/// Types of organisation that exist once in the country, by their names: nothing else need tell them apart.
inline constexpr std::array<std::string_view, 8> types_without_namesakes{"กรม",      "กระทรวง",  "สำนักงานปลัดกระทรวง", "กรุงเทพมหานคร",
                                                                         "เมืองพัทยา", "รัฐวิสาหกิจ", "องค์การมหาชน",       "หน่วยงานของรัฐ"};

/// Whether several organisations may bear the name, and nothing tells which of them a report is about.
bool is_open(const Report& report);

/// What files of one report share: their folder and their name without its ending. Among them an organisation that nothing tells from
/// its namesakes is one, and nowhere else.
std::string open_at(const std::string& location);

/// `x0,y0,x1,y1` with one decimal; nothing where unknown.
std::optional<std::string> box_text(const std::optional<Box>& box);

}  // namespace prongsai
