#include "pipeline/commands/filter_options.h"

#include <CLI/CLI.hpp>

#include "models/csv.h"

namespace prongsai {

void add_filter_options(CLI::App& command, ReportFilter& filter) {
  command.add_option("--organisation", filter.organisations, "Organisations whose name contains this, in full or in short (อบต.); more than one may be given")
      ->type_name("NAME")
      ->allow_extra_args(false);
  command.add_option("--province", filter.provinces, "Organisations of this province; more than one may be given")
      ->type_name("NAME")
      ->allow_extra_args(false);
  command.add_option("--type", filter.types, "Organisations of this type: อบต., เทศบาลตำบล, …; more than one may be given")
      ->type_name("TYPE")
      ->allow_extra_args(false);
  command
      .add_option_function<std::vector<std::string>>(
          "--year",
          [&filter](const std::vector<std::string>& texts) {
            for (const std::string& text : texts) {
              for (const Years& years : years_of(text)) filter.years.push_back(years);
            }
          },
          "Fiscal years, Buddhist Era: 2568, 2565-2568, 2566,2568; more than one may be given")
      ->type_name("YEARS")
      ->check([](const std::string& text) { return years_of(text).empty() ? text + " is no fiscal year of the Buddhist Era" : std::string(); })
      ->allow_extra_args(false);
  command.add_flag("--all-files", filter.all_files, "Every file of a report, and not only the one that stands for it");
}

Status write_names_out(ReportFilter& filter) {
  if (filter.organisations.empty()) return Done{};
  const auto gazetteer = Gazetteer::read_forms_alone(data_folder() / "reference");
  if (!gazetteer) return gazetteer.error();
  for (std::string& name : filter.organisations) name = full_name(name, *gazetteer);
  return Done{};
}

}  // namespace prongsai
