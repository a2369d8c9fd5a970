#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "extractors/records/document_facts.h"
#include "extractors/records/form_labels.h"
#include "extractors/records/progress.h"
#include "extractors/records/score_words.h"
#include "models/document.h"
#include "models/gazetteer.h"
#include "models/ita.h"
#include "models/organisation_register.h"
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
  std::optional<OrganisationRegister> organisations;  ///< a user's; it refers to the gazetteer

  /// `organisations` is the file of a user's register; empty: none.
  static Result<RecordData> load(const std::filesystem::path& data_folder, const std::filesystem::path& organisations = {});
};

/// Document → Report: who it is about and which year, then each kind of record, then what does not add up. The folders in `path`
/// tell of whom the document is where it does not; empty: they do not count.
Report recognise(const Document& document, const RecordData& data, std::string_view path = {});

}  // namespace prongsai
