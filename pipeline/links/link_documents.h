#pragma once

#include "extractors/links/link_rules.h"
#include "models/result.h"
#include "pipeline/store/store.h"

namespace prongsai {

/// Whether what several documents tell is as the documents now stand, and worked out by these rules.
bool are_links_current(Database& database, const LinkRules& rules);

/// Works out what only several documents tell, and keeps it in the tables link_*: the scores of organisations by year, which files are one
/// report, which measures were taken over, what became of promises; and the findings that follow. Does nothing where all that is current.
/// All of it is one transaction: at an interrupt, or after a kill, what stood before still stands, and the next run does it. What comes
/// out follows from what the documents say, and not from when or in which order they were read.
Status link_documents(Store& store, const LinkRules& rules);

}  // namespace prongsai
