#pragma once

#include "pipeline/serve/questions/json_rows.h"
#include "pipeline/serve/questions/sql_conditions.h"

namespace prongsai::serve {

/// Findings as the lists of the API show them, for ids that a query gives, in its order.
Json finding_rows(Database& database, std::string_view ids, const std::vector<SqlValue>& values);

/// Findings of the documents that were read last, of those that fulfil conditions on `document d`.
Json newest_findings(Database& database, const Conditions& documents, int count);

}  // namespace prongsai::serve
