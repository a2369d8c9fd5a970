#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/records/context.h"
#include "extractors/records/disclosure.h"
#include "extractors/records/findings.h"
#include "extractors/records/measures.h"
#include "extractors/records/project_forms.h"
#include "extractors/records/recognise.h"
#include "extractors/records/risks.h"
#include "extractors/records/scores.h"
#include "extractors/tables/columns.h"
#include "tests/support/tables.h"

namespace prongsai::testing {

/// The year that records are read for where a test does not say another.
inline constexpr int this_year = 2568;

/// A document as its reader leaves it: the columns of its tables are known.
inline Document document_of(std::vector<Block> blocks) {
  Document document;
  document.blocks = std::move(blocks);
  for (Block& block : document.blocks) {
    if (auto* table = std::get_if<Table>(&block)) recognise_columns(*table, column_lexicon());
  }
  return document;
}

/// A document of one table.
inline Document table_document(const Rows& rows) { return document_of({table_of(rows)}); }

/// A document of paragraphs only.
inline Document prose(const std::vector<std::string>& paragraphs) {
  std::vector<Block> blocks;
  for (const std::string& text : paragraphs) blocks.emplace_back(paragraph_of(text));
  return document_of(std::move(blocks));
}

/// The reference data and lexicons of data/, and verbs that read one kind of record.
class RecordFixture : public ::testing::Test {
 protected:
  static const RecordData& data() {
    static const auto loaded = RecordData::load(PRONGSAI_SOURCE_DIR "/data");
    return loaded.value();
  }

  static RecordContext context(int fiscal_year = this_year, const AgencyNames* agencies = nullptr) {
    const RecordData& d = data();
    return {fiscal_year, d.ita, d.units, d.progress, d.form_labels, d.score_words, agencies};
  }

  /// The agency of a report, told from others.
  static AgencyNames agency(const std::string& name) {
    Organisation own;
    own.name = name;
    return {data().gazetteer, own};
  }

  static std::vector<Measure> measures_in(const Document& document, int fiscal_year = this_year) {
    std::vector<Finding> findings;
    return read_table_measures(document, context(fiscal_year), findings);
  }

  static std::vector<Measure> forms_in(const Document& document, int fiscal_year = this_year) {
    return read_project_forms(document, context(fiscal_year));
  }

  static std::vector<DisclosureItem> items_in(const Document& document, int fiscal_year = this_year) {
    std::vector<Finding> findings;
    return read_disclosure_items(document, context(fiscal_year), findings);
  }

  static std::vector<Risk> risks_in(const Document& document) { return read_risks(document); }

  static std::vector<Score> scores_in(const Document& document, int fiscal_year = this_year) {
    std::vector<Finding> findings;
    return read_scores(document, context(fiscal_year), findings);
  }

  static std::vector<Score> scores_of(const std::string& own, const Document& document, int fiscal_year = this_year) {
    std::vector<Finding> findings;
    const AgencyNames agencies = agency(own);
    return read_scores(document, context(fiscal_year, &agencies), findings);
  }

  /// The codes of what the readers of measures and scores remark on their way.
  static std::vector<std::string> remarks_on(const Document& document) {
    std::vector<Finding> findings;
    read_table_measures(document, context(), findings);
    read_scores(document, context(), findings);
    return codes(findings);
  }

  /// The codes of what does not add up in a report whose document shows nothing of its own.
  static std::vector<std::string> findings_of(Report report, const Document& document = {}) {
    check_report(document, context(report.fiscal_year), report);
    return codes(report.findings);
  }

  static std::vector<std::string> codes(const std::vector<Finding>& findings) {
    std::vector<std::string> codes;
    for (const Finding& finding : findings) codes.push_back(finding.code);
    return codes;
  }

  static std::vector<std::string> titles(const std::vector<Measure>& measures) {
    std::vector<std::string> titles;
    for (const Measure& measure : measures) titles.push_back(measure.title);
    return titles;
  }

  static std::vector<std::string> names(const std::vector<Unit>& units) {
    std::vector<std::string> names;
    for (const Unit& unit : units) names.push_back(unit.name);
    return names;
  }

  /// The score a document stands by, or null.
  static const Score* primary(const std::vector<Score>& scores, std::string_view code, int fiscal_year = this_year,
                              ScoreRole role = ScoreRole::result) {
    for (const Score& score : scores) {
      if (score.is_primary && score.code == code && score.fiscal_year == fiscal_year && score.role == role) return &score;
    }
    return nullptr;
  }

  /// Its value; -1 where there is none.
  static double value_of(const std::vector<Score>& scores, std::string_view code, int fiscal_year = this_year, ScoreRole role = ScoreRole::result) {
    const Score* score = primary(scores, code, fiscal_year, role);
    return score == nullptr ? -1 : score->value;
  }
};

}  // namespace prongsai::testing
