#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace prongsai {

/// Fiscal years of the Buddhist Era, both included.
struct Years {
  int first = 0, last = 0;
};

/// Which reports an answer is about. Of several values of a kind any will do; of several kinds all must hold; none given: any.
struct ReportFilter {
  std::vector<std::string> organisations;  ///< parts of names
  std::vector<std::string> provinces;
  std::vector<std::string> types;  ///< อบต., เทศบาลตำบล, …
  std::vector<Years> years;
};

/// "2568", "2565-2568", "2566,2568" → years; nothing where the text is none of these, or no year of that era.
std::vector<Years> years_of(std::string_view text);

/// A text as a literal of SQL.
std::string sql_text(std::string_view text);

/// "('a', 'b')"
std::string sql_list(const std::vector<std::string>& texts);

/// A condition of SQL that an expression contains one of the texts, both folded; "1" where there are none. The connection must know fold_text.
std::string contains_sql(std::string_view expression, const std::vector<std::string>& texts);

/// Conditions on columns that the views have in common; "1" where nothing is asked. Provinces may be written with จังหวัด or จ. before them.
std::string organisation_sql(std::string_view organisation_column, std::string_view province_column, const ReportFilter& filter);
std::string year_sql(std::string_view column, const ReportFilter& filter);

/// The same, on document_id.
std::string type_sql(std::string_view document_column, const ReportFilter& filter);

}  // namespace prongsai
