#pragma once

#include <string>
#include <vector>

#include "extractors/records/place_evidence.h"
#include "models/gazetteer.h"
#include "models/organisation_register.h"

namespace prongsai {

/// The organisation whose place is looked for. All outlive what is built of them.
struct Sought {
  const OrganisationForm& form;
  const std::string& name;  ///< without the form
  std::size_t times_named;  ///< how often the document writes the name in the same way
};

/// A place that the organisation may be at.
struct PlaceCandidate {
  const Province* province = nullptr;
  const District* district = nullptr;                  ///< null for an organisation of a province
  const Subdistrict* subdistrict = nullptr;            ///< where it has the organisation's name
  const RegisteredOrganisation* registered = nullptr;  ///< where it is one of the register
  int letters_off = 0;                                 ///< by which the name differs
  double score = 0;                                    ///< what speaks for it; no unit, only to be compared

  /// Whether the organisation may be named after the place.
  bool bears(const std::string& name) const;
};

/// Those of the register that bear the name; where none of them is in the likely province, also those a letter off there.
std::vector<PlaceCandidate> registered_candidates(const Sought& sought, const PlaceEvidence& evidence, const OrganisationRegister& organisations);

/// The gazetteer's places of the name, those a slip of the pen away where the stated ones have none, and the stated districts.
std::vector<PlaceCandidate> named_candidates(const Sought& sought, const PlaceEvidence& evidence, const Gazetteer& gazetteer);

/// Scores them; the likeliest first, equals in their order.
void rate(std::vector<PlaceCandidate>& candidates, const Sought& sought, const PlaceEvidence& evidence);

/// Whether the first speaks more for itself than any other.
bool is_alone(const std::vector<PlaceCandidate>& rated);

/// Places of the organisation's name that are as likely as the likeliest, as one writes them ("อ.บ้านฝาง จ.ขอนแก่น"), at most five and a
/// "+12" for the others; empty where there are not two.
std::vector<std::string> rivals(const std::vector<PlaceCandidate>& rated, const std::string& name);

}  // namespace prongsai
