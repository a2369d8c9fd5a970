#pragma once

#include <filesystem>

#include "extractors/records/document_facts.h"
#include "extractors/records/form_labels.h"
#include "extractors/records/progress.h"
#include "extractors/records/score_words.h"
#include "models/document.h"
#include "models/gazetteer.h"
#include "models/ita.h"
#include "models/report.h"
#include "models/result.h"
#include "models/units.h"

namespace prongsai {

/// All that recognition looks things up in, loaded once from data/.
struct RecordData {
  Gazetteer gazetteer;
  ItaReference ita;
  UnitNames units;
  ProgressLexicon progress;
  FormLabels form_labels;
  ScoreWords score_words;
  DocumentKinds kinds;

  static Result<RecordData> load(const std::filesystem::path& data_folder);
};

/// Document → Report: who it is about and which year, then each kind of record, then what does not add up.
Report recognise(const Document& document, const RecordData& data);

}  // namespace prongsai
