#pragma once

#include "models/document.h"
#include "models/report.h"

namespace prongsai {

/// Adds what is to be known about a document's text itself: pages without any, pages whose text layer is not to be
/// trusted (`text.broken_encoding`), what was repaired on a page and by which rules in the whole document
/// (`text.repaired`).
void check_text(const Document& document, Report& report);

}  // namespace prongsai
