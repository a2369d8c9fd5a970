#pragma once

#include <string_view>

#include "pipeline/extractor_version.h"
#include "pipeline/store/sqlite.h"

namespace prongsai {

/// Makes the temporary table accepted_version (format, version): by whichever of these rules a document was read, it need not
/// be read again. It holds those of this program. Failures wait in the Database.
void accept_versions(Database& database, const ExtractorVersion& version);

/// Accepts besides what any version has read that is not older than the one given.
void accept_versions_since(Database& database, std::string_view version);

}  // namespace prongsai
