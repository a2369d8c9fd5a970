#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/gazetteer.h"
#include "pipeline/store/sqlite.h"

namespace prongsai {

/// Fiscal years of the Buddhist Era, both included.
struct Years {
  int first = 0, last = 0;
};

/// Which reports an answer is about. Of several values of a kind any will do; of several kinds all must hold; none given: any.
struct ReportFilter {
  std::vector<std::string> organisations;  ///< parts of names, spaces not counting; see full_name()
  std::vector<std::string> provinces;
  std::vector<std::string> types;  ///< อบต., เทศบาลตำบล, …
  std::vector<Years> years;
  bool all_files = false;  ///< every file of a report, and not only the one that stands for it
};

/// A name of an organisation in full, without spaces, where it begins with any form of one: อบต. หนองบัว → องค์การบริหารส่วนตำบลหนองบัว.
/// Else as it is.
std::string full_name(const std::string& name, const Gazetteer& gazetteer);

/// A name as names are compared: folded, without spaces, dots and hyphens.
std::string name_key(std::string_view name);

/// Makes the functions that these conditions are made of known to the SQL of a connection.
void define_conditions(Database& database);

/// "2568", "2565-2568", "2566,2568" → years; nothing where the text is none of these, or no year of that era.
std::vector<Years> years_of(std::string_view text);

/// A text as a literal of SQL.
std::string sql_text(std::string_view text);

/// "('a', 'b')"
std::string sql_list(const std::vector<std::string>& texts);

/// A condition of SQL that an expression contains one of the texts, both folded; "1" where there are none. See define_conditions().
std::string contains_sql(std::string_view expression, const std::vector<std::string>& texts);

/// Conditions on columns that the views have in common; "1" where nothing is asked. Provinces may be written with จังหวัด or จ. before them.
std::string organisation_sql(std::string_view organisation_column, std::string_view province_column, const ReportFilter& filter);
std::string year_sql(std::string_view column, const ReportFilter& filter);

/// The same, on document_id.
std::string type_sql(std::string_view document_column, const ReportFilter& filter);
std::string file_sql(std::string_view document_column, const ReportFilter& filter);

}  // namespace prongsai
