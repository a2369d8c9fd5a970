#pragma once

#include "extractors/records/agency_names.h"
#include "extractors/records/form_labels.h"
#include "extractors/records/progress.h"
#include "extractors/records/score_words.h"
#include "models/ita.h"
#include "models/units.h"

namespace prongsai {

/// What the readers of records look things up in, and the one fact of the document they share. Owns nothing.
struct RecordContext {
  int fiscal_year;  ///< of the document, Buddhist Era; 0 where unknown
  const ItaReference& ita;
  const UnitNames& units;
  const ProgressLexicon& progress;
  const FormLabels& form_labels;
  const ScoreWords& score_words;
  const AgencyNames* agencies = nullptr;  ///< null: nothing tells the report's agency from others
  int results_year = 0;                   ///< of the results that the document says it goes on from; 0: those of its own year

  /// The year of a score that names none.
  int year_of_scores() const { return results_year != 0 ? results_year : fiscal_year; }
};

}  // namespace prongsai
