#pragma once

#include <vector>

#include "models/document.h"

namespace prongsai {

/// Tables that an author made of paragraphs with tabs. Three and more body paragraphs in a row that tabs part into equally many pieces become a
/// table where they have three pieces or more, or two of which the second is a number in all rows but the first; several tabs in a row part once.
/// All other blocks stay as they are: lists of persons and their offices, signatures and heads of letters hold tabs too.
std::vector<Block> tables_of_tabs(std::vector<Block> blocks);

}  // namespace prongsai
