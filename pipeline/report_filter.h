#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/gazetteer.h"
#include "pipeline/store/conditions.h"

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

/// "2568", "2565-2568", "2566,2568" → years; nothing where the text is none of these, or no year of that era.
std::vector<Years> years_of(std::string_view text);

/// Each adds what is asked: nothing where nothing is. Columns as the views have them; provinces may be written with จังหวัด or จ. before them.
void add_organisations(Conditions& conditions, std::string_view organisation_column, std::string_view province_column, const ReportFilter& filter);
void add_years(Conditions& conditions, std::string_view column, const ReportFilter& filter);

/// The same, on document_id.
void add_types(Conditions& conditions, std::string_view document_column, const ReportFilter& filter);
void add_files(Conditions& conditions, std::string_view document_column, const ReportFilter& filter);

/// That a file is the one that stands for its report.
void add_lead_file(Conditions& conditions, std::string_view document_column);

/// That an expression contains one of the texts, both folded; any will do where there are none.
void add_containing(Conditions& conditions, std::string_view expression, const std::vector<std::string>& texts);

}  // namespace prongsai
