#pragma once

#include <bitset>

class GfxFont;
class XRef;

namespace prongsai {

/// The codes of a simple font (one byte a code) that its ToUnicode map names. All where the map cannot be found: nothing
/// is then said against any. Poppler keeps the map, but not which part of its own came from it.
std::bitset<256> codes_mapped_by(const GfxFont& font, XRef& file);

}  // namespace prongsai
