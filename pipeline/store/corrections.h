#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "models/result.h"
#include "pipeline/store/sqlite.h"

namespace prongsai {

/// Brings what people have corrected into the records of documents, and out of them again (table `correction`). The tables of records hold
/// the corrected values; a correction knows what was read. All of it runs inside the caller's transaction; failures wait in the Database. Texts of
/// measures that change leave the search index: whoever calls this brings the document in again.
class Corrections {
 public:
  explicit Corrections(Database& database);

  /// Whether anything was ever corrected of the document at a location.
  bool has_any(const std::string& location);

  /// Makes the records of the document say what was read.
  void undo(const std::string& location);

  /// undo(), then applies every correction whose record is there with the value that was corrected; says of the others why not.
  void renew(const std::string& location);

  /// Finds again the findings that people have looked at, where they were written anew.
  void renew_reviews();

 private:
  void apply(const std::string& location, std::string_view kinds);

  Database& database_;
  Statement any_, applied_;
};

/// What somebody says about a value.
struct CorrectionRequest {
  std::string record_kind;     ///< document, score, measure, budget, disclosure_item, risk; finding for a review (column "state")
  std::int64_t record_id = 0;  ///< of a document: document_id
  std::string column;
  std::string value;  ///< empty: the report says none
  std::string by = {}, note = {};
};

/// Corrects values, all of them or none, and gives the numbers of the corrections: 0 for a review back to "open". Fails with `unsupported` where
/// there is no such record, column or value, or nothing to correct; the message begins with the number of the request ("2: …") where
/// there are several. What only several documents tell is worked out again by the next run (v_organisation_scores at once).
Result<std::vector<std::int64_t>> correct(Database& database, std::span<const CorrectionRequest> requests);

/// What the column that a request names holds now; nothing where it is null or not there.
std::optional<std::string> current_value(Database& database, const CorrectionRequest& request);

/// Takes a correction back: the value is the one that was read.
Status withdraw_correction(Database& database, std::int64_t correction_id);

}  // namespace prongsai
