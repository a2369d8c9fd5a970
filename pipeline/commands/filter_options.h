#pragma once

#include "pipeline/report_filter.h"

namespace CLI {
class App;
}

namespace prongsai {

/// Adds --organisation, --province, --type and --year to a command; the filter must live as long as its options.
void add_filter_options(CLI::App& command, ReportFilter& filter);

}  // namespace prongsai
