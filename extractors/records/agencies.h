#pragma once

#include <string>
#include <vector>

#include "extractors/records/organisation_mentions.h"
#include "extractors/records/running_text.h"
#include "models/gazetteer.h"

namespace prongsai {

/// All mentions of one name of one type. Points into the mentions that it was made of.
struct Agency {
  const OrganisationForm* form = nullptr;
  std::string name;  ///< without the form
  std::vector<const Mention*> mentions;
  double weight = 0;  ///< how much speaks for the document to be the agency's

  std::string full_name() const { return form->full_form + name; }
};

/// The agencies that a document names, the one that most speaks for first.
std::vector<Agency> agencies_of(const std::vector<Mention>& mentions);

/// Whether the document may be the agency's. Departments, ministries and the capital are named in passing everywhere: they must stand in a
/// title or a letter head.
bool may_be_own(const Agency& agency, const RunningText& text);

/// A name so near the own one that it is that misspelt: one letter off, or two where no place has it.
bool near_spelling(const std::string& name, const std::string& own, const Gazetteer& gazetteer);

}  // namespace prongsai
