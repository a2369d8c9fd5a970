// How many organisations of a register are known again when a document names them: organisation_bench FILE.csv [--register] [--list]
// The register's own rows are the texts. --register supplies it to the reader as well; without, the gazetteer serves.
// --list prints what was not right.

#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include "tests/support/organisation_texts.h"

namespace {

using namespace prongsai;

struct Options {
  std::string file;
  bool with_register = false, list = false;
};

using Writer = std::function<std::string(const RegisteredOrganisation&)>;

void measure(const std::string& title, const Options& options, const Gazetteer& gazetteer, const OrganisationRegister& organisations,
             const Writer& write) {
  int right = 0, open = 0, wrong = 0;
  for (const RegisteredOrganisation& organisation : organisations.organisations()) {
    const std::string text = write(organisation);
    const auto reading =
        find_organisation(testing::document_of_text(text), gazetteer, {options.with_register ? &organisations : nullptr, {}}).organisation;
    const testing::Verdict verdict = testing::verdict_on(reading, organisation);
    (verdict == testing::Verdict::right ? right : verdict == testing::Verdict::open ? open : wrong) += 1;
    if (options.list && verdict != testing::Verdict::right) {
      fmt::print("  {} {} → {} | {} | {} | {} (expected {} | {} | {})\n", verdict == testing::Verdict::open ? "open " : "wrong", text, reading.name,
                 reading.subdistrict, reading.district, reading.province, organisation.subdistrict,
                 organisation.district != nullptr ? organisation.district->name : "", organisation.province->name);
    }
  }
  const double all = std::max(1, right + open + wrong);
  fmt::print("{:52} right {:6.2f} %  open {:5.2f} %  wrong {:5.2f} %  of {}\n", title, 100 * right / all, 100 * open / all, 100 * wrong / all,
             right + open + wrong);
}

/// อบต.หนองบัว อ.บ้านฝาง จ.ขอนแก่น
std::string in_short(const RegisteredOrganisation& organisation, const Gazetteer& gazetteer) {
  std::string text = organisation.name;
  for (const OrganisationForm& form : gazetteer.forms()) {
    const bool is_short =
        organisation.form != nullptr && form.abbreviation && form.full_form == organisation.form->full_form && form.text.ends_with('.');
    if (is_short && form.text.size() < text.size()) text = form.text + organisation.own_name;
  }
  if (organisation.district != nullptr) text += " อ." + organisation.district->name;
  return text + " จ." + organisation.province->name;
}

int fail(const std::string& message) {
  fmt::print(stderr, "{}\n", message);
  return 3;
}

int run(const Options& options) {
  const std::string data = PRONGSAI_SOURCE_DIR "/data";
  const auto gazetteer = Gazetteer::read(data + "/reference");
  if (!gazetteer) return fail(render(gazetteer.error()));
  const auto organisations = OrganisationRegister::read(options.file, data + "/lexicon/register_columns.csv", *gazetteer);
  if (!organisations) return fail(render(organisations.error()));

  std::mt19937 random(20260701);
  const auto damaged = [&random](const RegisteredOrganisation& organisation) {
    return testing::with_one_wrong(testing::with_district_and_province(organisation), random);
  };
  measure("with district and province", options, *gazetteer, *organisations, testing::with_district_and_province);
  measure("with district and province, one character off", options, *gazetteer, *organisations, damaged);
  measure("the same in short: อบต. … อ. … จ. …", options, *gazetteer, *organisations,
          [&](const RegisteredOrganisation& organisation) { return in_short(organisation, *gazetteer); });
  measure("with the province alone", options, *gazetteer, *organisations, testing::with_province);
  measure("with nothing", options, *gazetteer, *organisations, [](const RegisteredOrganisation& organisation) { return organisation.name; });
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  for (const std::string& argument : arguments) {
    options.with_register = options.with_register || argument == "--register";
    options.list = options.list || argument == "--list";
    if (!argument.starts_with("--")) options.file = argument;
  }
  if (options.file.empty()) {
    fmt::print(stderr, "organisation_bench FILE.csv [--register] [--list]\n");
    return 2;
  }
  return run(options);
}
