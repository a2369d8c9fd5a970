#pragma once

#include <stdexcept>

#include "extractors/links/link_rules.h"

namespace prongsai::testing {

/// The rules of data/.
inline const LinkRules& link_rules() {
  static const LinkRules rules = [] {
    auto read = LinkRules::read(PRONGSAI_SOURCE_DIR "/data");
    if (!read) throw std::runtime_error(render(read.error()));
    return *std::move(read);
  }();
  return rules;
}

}  // namespace prongsai::testing
