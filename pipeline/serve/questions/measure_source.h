#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/serve/question.h"
#include "pipeline/serve/questions/sql_conditions.h"

namespace prongsai::serve {

/// The status of a measure that states none, as the API calls it.
inline constexpr std::string_view unknown_status = "unknown";

/// What of a measure lists are chosen and counted by.
struct MeasureFacts {
  std::int64_t id = 0;
  std::int64_t year = 0;          ///< 0: unknown
  std::string status, indicator;  ///< empty: not stated
};

/// Begins a query for the facts of measures m in documents d, which facts_at() reads.
inline constexpr std::string_view facts_sql =
    "SELECT m.measure_id, coalesce(m.fiscal_year, d.fiscal_year, 0), coalesce(m.status, ''), coalesce(m.indicator, '')";
MeasureFacts facts_at(const Statement& row);

/// The ids of the units of these names; 0, which is none, where there are none of them.
std::vector<std::int64_t> unit_ids(Database& database, const std::vector<std::string>& names);

/// Finds the measures of a request, the newest first: document by document, or by a unit that answers for few.
class MeasureSource {
 public:
  /// `words` must all stand in what is searched of a measure; with them, few documents should be asked for.
  MeasureSource(const Context& context, const Arguments& arguments, const std::vector<std::string>& words);

  /// How far a search goes: until there are `enough`, or until there are as many as `needed` and some documents were looked at.
  struct Bounds {
    std::size_t needed = 0, enough = 0;
  };

  /// Adds what is found, the newest first. True where it ended at a bound: there may be more.
  bool find(Database& database, const Bounds& bounds, std::vector<MeasureFacts>& found) const;

 private:
  bool is_rare(Database& database) const;
  bool find_by_unit(Database& database, std::size_t enough, std::vector<MeasureFacts>& found) const;
  bool find_by_document(Database& database, const Bounds& bounds, std::vector<MeasureFacts>& found) const;

  bool by_few_documents_ = false;  ///< of a document, of organisations or of provinces
  Conditions documents_, measures_;
  std::vector<std::int64_t> units_, years_;
};

}  // namespace prongsai::serve
