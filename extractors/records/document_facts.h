#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "models/document.h"
#include "models/result.h"

namespace prongsai {

/// The phrases of data/lexicon/document_kinds.csv.
class DocumentKinds {
 public:
  static Result<DocumentKinds> load(const std::filesystem::path& document_kinds_csv);

  /// What the document calls itself in its first paragraphs: the name of a kind, "other" where it does not say.
  std::string kind_of(const Document& document) const;

 private:
  struct Phrase {
    std::string text;  // squeezed
    std::string kind;
    int rank;
  };
  std::vector<Phrase> phrases_;
};

/// The paragraphs with text that are no headers, footers or notes, in their order; they belong to the document.
std::vector<const Paragraph*> body_paragraphs(const Document& document);

/// The fiscal year (B.E.) a document is about, and the last one where it is a plan over years (else 0).
struct DocumentYears {
  int first = 0, last = 0;
  int results = 0;  ///< the year of the results that it says it goes on from, where that is another one
};

/// Taken from how often a year is named as fiscal year, titles before prose and earlier titles before later; a range of years in the
/// title (`ปีงบประมาณ พ.ศ. ๒๕๖๖ - ๒๕๗๐`) makes it a plan from its first to its last.
DocumentYears years_of(const Document& document);

}  // namespace prongsai
