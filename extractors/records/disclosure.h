#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extractors/records/context.h"
#include "extractors/records/logical_rows.h"
#include "models/report.h"

namespace prongsai {

/// The OIT items of a document's checklists (ข้อ, ข้อมูล, องค์ประกอบด้านข้อมูล, ผู้รับผิดชอบ, ความก้าวหน้า), each code once:
/// a report and its memo often hold the same list. Of a code that is printed with two items, the one whose name is that of an item
/// that the list lacks is kept under that item's code (finding item.code_repeated).
std::vector<DisclosureItem> read_disclosure_items(const Document& document, const RecordContext& context, std::vector<Finding>& findings);

/// True for a table whose rows are items: by its headings, or because its numbers are item codes.
bool is_checklist(const Table& table);

/// The code of a checklist's row (`O12`), however it is written; nothing where none can be read.
std::optional<std::string> item_code_of(const LogicalRow& row);

}  // namespace prongsai
