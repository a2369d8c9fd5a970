#pragma once

#include <functional>

#include "extractors/records/arithmetic.h"
#include "models/document.h"
#include "models/report.h"

namespace prongsai {

/// A report and how its numbers fit together.
struct Judged {
  Report report;
  Arithmetic arithmetic;
};

/// Makes a report of a document; the same one for the same document.
using Judge = std::function<Judged(const Document&)>;

/// The report of a document some of whose numbers two readers of its pictures read differently (Cell::doubts, Paragraph::doubts).
///
/// Where a value hinges on such a number, it is read both ways. The reading stands with which sums, means and weighted totals hold that
/// fail with the other one, or that alone names a fiscal year of the document (finding number.decided). Where nothing tells, the value is
/// left out (number.doubtful): arithmetic chooses between readings, it never makes one. Texts keep what the first reader read unless the
/// second one was right; numbers on which no value hinges stay as they are.
Report settle_doubts(const Document& document, const Judge& judge);

}  // namespace prongsai
