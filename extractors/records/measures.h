#pragma once

#include <cstdint>
#include <vector>

#include "extractors/records/context.h"
#include "extractors/records/logical_rows.h"
#include "models/report.h"

namespace prongsai {

/// The measures of a document's tables: one a logical row, in reading order. What is no measure (items,
/// risks, scores, totals, contents) stays out. Findings about single measures are added to `findings`
/// with Finding::record as an index into the result.
std::vector<Measure> read_table_measures(const Document& document, const RecordContext& context, std::vector<Finding>& findings);

/// True where a table promises or reports measures rather than scores, items or risks.
bool is_measure_table(const Table& table);

/// What the amounts of a column are counted in, by its heading or the line over the table: 1,000,000 for ล้านบาท.
std::int64_t baht_of_column(const TableInContext& place, int column);

/// The number (1…10) of the ITA indicator that a text names (`ตัวชี้วัดที่ ๔ …`, or an indicator's name), or "".
std::string indicator_number(std::string_view text, const RecordContext& context);

}  // namespace prongsai
