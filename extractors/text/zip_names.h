#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace prongsai::text {

/// Names of the files in a zip archive, from its directory, or from the entries themselves where the end
/// of the archive is missing. Nothing is inflated; offsets that lead outside the bytes end the list.
std::vector<std::string_view> zip_names(std::string_view bytes);

/// What the first entry holds where it is stored uncompressed and named "mimetype" (OpenDocument, EPUB).
std::string_view zip_mimetype(std::string_view bytes);

}  // namespace prongsai::text
