#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extractors/records/stated_places.h"
#include "models/gazetteer.h"

namespace prongsai {

/// What the folders that a file lies in say of whose it is.
struct FolderNames {
  const OrganisationForm* form = nullptr;  ///< of the organisation that the nearest folder names; null where none names one
  std::string name;                        ///< behind the form
  std::string folder;                      ///< the folder that names it, or else the place
  std::optional<StatedPlace> place;        ///< the nearest district and province that folders name, with their words or alone
};

/// Reads the names of the folders in a path, from the nearest to the farthest. The file's own name does not count.
FolderNames read_folder_names(std::string_view path, const Gazetteer& gazetteer);

}  // namespace prongsai
