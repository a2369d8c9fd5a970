#pragma once

#include <string_view>
#include <vector>

#include "models/report.h"
#include "models/units.h"

namespace prongsai {

/// The responsible units that a cell names, one a unit, each once, in their order (rules: DATABASE,
/// "Units"). Names that units.csv does not know are kept as written, their kind guessed from how
/// they begin; names of persons, numbers and sentences are no units.
std::vector<Unit> read_units(std::string_view cell_text, const UnitNames& names);

/// Whether a text consists of units and nothing else, at least one of them known: how a unit in the
/// wrong column is told from a title.
bool looks_like_units(std::string_view text, const UnitNames& names);

/// Whether a text has a letter or a digit, Thai or Latin: what a stamp or worn rules leave in a scan's cell has dashes and dots alone.
bool has_letter_or_digit(std::string_view text);

}  // namespace prongsai
