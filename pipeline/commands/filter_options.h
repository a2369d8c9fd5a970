#pragma once

#include "pipeline/report_filter.h"

namespace CLI {
class App;
}

namespace prongsai {

/// Adds --organisation, --province, --type, --year and --all-files to a command; the filter must live as long as its options.
void add_filter_options(CLI::App& command, ReportFilter& filter);

/// Puts the names of organisations in full (see full_name()); an error where the forms that they may have cannot be read.
Status write_names_out(ReportFilter& filter);

}  // namespace prongsai
