#include "extractors/thai/repair.h"

namespace prongsai::thai {

Repaired repair_sara_am(std::string_view text) { return {std::string(text), false}; }

}  // namespace prongsai::thai
