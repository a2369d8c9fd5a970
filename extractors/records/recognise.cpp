#include "extractors/records/recognise.h"

#include <iterator>

#include "extractors/records/context.h"
#include "extractors/records/disclosure.h"
#include "extractors/records/doubts.h"
#include "extractors/records/findings.h"
#include "extractors/records/measures.h"
#include "extractors/records/organisation.h"
#include "extractors/records/project_forms.h"
#include "extractors/records/risks.h"
#include "extractors/records/scores.h"

namespace prongsai {

Result<RecordData> RecordData::load(const std::filesystem::path& data_folder, const std::filesystem::path& organisations) {
  const auto reference = data_folder / "reference", lexicon = data_folder / "lexicon";
  auto gazetteer = Gazetteer::read(reference);
  if (!gazetteer) return gazetteer.error();
  std::optional<OrganisationRegister> registered;
  if (!organisations.empty()) {
    auto read = OrganisationRegister::read(organisations, lexicon / "register_columns.csv", *gazetteer);
    if (!read) return read.error();
    registered = *std::move(read);
  }
  auto ita = ItaReference::read(reference);
  if (!ita) return ita.error();
  auto units = UnitNames::read(reference);
  if (!units) return units.error();
  auto progress = ProgressLexicon::load(lexicon / "progress.csv");
  if (!progress) return progress.error();
  auto form_labels = FormLabels::load(lexicon / "form_labels.csv");
  if (!form_labels) return form_labels.error();
  auto score_words = ScoreWords::load(lexicon / "score_words.csv");
  if (!score_words) return score_words.error();
  auto kinds = DocumentKinds::load(lexicon / "document_kinds.csv");
  if (!kinds) return kinds.error();
  return RecordData{*std::move(gazetteer),   *std::move(ita),         *std::move(units), *std::move(progress),
                    *std::move(form_labels), *std::move(score_words), *std::move(kinds), std::move(registered)};
}

namespace {

Judged judge(const Document& document, const RecordData& data, std::string_view path) {
  Report report;
  OrganisationReading reading = find_organisation(document, data.gazetteer, {data.organisations ? &*data.organisations : nullptr, path});
  report.organisation = std::move(reading.organisation);
  report.findings = std::move(reading.findings);
  report.document_kind = data.kinds.kind_of(document);
  const DocumentYears years = years_of(document);
  report.fiscal_year = years.first;
  report.fiscal_year_end = years.last;

  const AgencyNames agencies(data.gazetteer, report.organisation);
  const RecordContext context{report.fiscal_year, data.ita, data.units, data.progress, data.form_labels, data.score_words, &agencies, years.results};
  report.measures = read_table_measures(document, context, report.findings);
  std::vector<Measure> forms = read_project_forms(document, context);
  std::move(forms.begin(), forms.end(), std::back_inserter(report.measures));
  report.scores = read_scores(document, context, report.findings);
  report.items = read_disclosure_items(document, context, report.findings);
  report.risks = read_risks(document);
  const Arithmetic arithmetic = check_report(document, context, report);
  return {std::move(report), arithmetic};
}

}  // namespace

Report recognise(const Document& document, const RecordData& data, std::string_view path) {
  return settle_doubts(document, [&](const Document& read) { return judge(read, data, path); });
}

}  // namespace prongsai
