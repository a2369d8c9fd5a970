#pragma once

#include "extractors/records/context.h"
#include "models/document.h"
#include "models/report.h"

namespace prongsai {

/// A checklist against the list of items of its fiscal year:
/// - year.mismatch where the names are those of another year's list;
/// - item.unknown_code for a code that the year does not have;
/// - item.name_mismatch for a code that stands with the name of another item;
/// - item.missing where a list that is nearly whole lacks some.
/// Nothing is told of the lists of hospitals and schools, nor on the ground of names that are not certain.
void check_item_list(const Document& document, const RecordContext& context, Report& report);

/// The one item of the year whose name a text is, whatever its code says; null where none or several fit, or it is not certain.
const OitItem* item_named(std::string_view name, const RecordContext& context);

/// Whether a text is the name of an item, alone or with more behind it.
bool is_named(std::string_view text, const OitItem& item);

}  // namespace prongsai
