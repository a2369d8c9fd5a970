#pragma once

#include <string>
#include <vector>

#include "extractors/records/place_evidence.h"
#include "models/gazetteer.h"
#include "models/organisation_register.h"

namespace prongsai {

/// Where an organisation sits. Null and empty where it cannot be told.
struct Location {
  std::string name;  ///< the organisation's name as it should be spelt, without the form; as given where nothing corrects it
  std::string subdistrict;
  const District* district = nullptr;
  const Province* province = nullptr;
  const RegisteredOrganisation* registered = nullptr;  ///< where it is one of the register
  bool province_stated = false;
  bool from_folder = false;               ///< told by the folder and not by the document
  bool name_known = false;                ///< the gazetteer, or the register, has that name there
  std::vector<std::string> contradicted;  ///< districts and provinces as written that it is not in
  std::vector<std::string> candidates;  ///< the places that it may be at, where it is not told which: "อ.บ้านฝาง จ.ขอนแก่น"
};

/// Weighs what is stated against what there is: a place of the organisation's name in the stated
/// province outweighs a district that has no such place; what stays ambiguous stays empty. With a register the organisation is
/// one of those that bear its name there; only one that bears no name of the register is looked for in the gazetteer.
/// The folder counts where the document alone does not tell.
Location locate(const OrganisationForm& form, const std::string& name, const PlaceClues& clues, const Gazetteer& gazetteer,
                const OrganisationRegister* organisations = nullptr);

}  // namespace prongsai
