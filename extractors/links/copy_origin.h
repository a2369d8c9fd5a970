#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace prongsai {

/// A measure of a family of copies.
struct CopyMember {
  int organisation = -1;  ///< its identity, see organisation_identities()
  int fiscal_year = 0;    ///< 0 where unknown
  double similarity = 1;  ///< to the family's first text
};

/// What a measure is in its family.
enum class CopyRole {
  source,      ///< of the one organisation that had it first
  repetition,  ///< the source's own, in a later year
  copy,        ///< another organisation's, in a later year
  open,        ///< several had it first, or its year is unknown
};
std::string_view to_string(CopyRole role) noexcept;

struct CopyOrigin {
  int organisations = 0;              ///< in the family; a family of one is repetition and no copy
  std::optional<std::size_t> source;  ///< the member that is likely the source: the first of the only organisation of the earliest year
  std::vector<CopyRole> roles;        ///< by member
  std::vector<bool> verbatim;         ///< by member: word for word also with another organisation
};

/// Tells copies from repetitions. Members are in the order in which they came to the family.
CopyOrigin origin_of(std::span<const CopyMember> family, double verbatim_similarity);

}  // namespace prongsai
