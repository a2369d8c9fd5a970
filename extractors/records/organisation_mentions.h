#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractors/records/running_text.h"
#include "models/gazetteer.h"

namespace prongsai {

/// A place in a document that names an agency.
struct Mention {
  const OrganisationForm* form = nullptr;
  std::string name;       ///< the proper name after the form, without white space; empty for กรุงเทพมหานคร …
  std::size_t begin = 0;  ///< offsets in the running text
  std::size_t name_begin = 0;
  std::size_t end = 0;
  bool is_parent = false;  ///< it is said whom another agency belongs to
  double weight = 1;       ///< how much its place says that the document is about it: titles, letter heads and signatures most
};

/// All mentions of agencies by name, in their order. A name ends where the gazetteer, the spaces, the
/// words that follow and the other mentions of the document say so: Thai does not part words. Where none of their words is spelt
/// rightly, those with a letter wrong are taken.
std::vector<Mention> find_mentions(const RunningText& text, const Gazetteer& gazetteer);

}  // namespace prongsai
