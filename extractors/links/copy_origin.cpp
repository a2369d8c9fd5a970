#include "extractors/links/copy_origin.h"

#include <algorithm>
#include <set>

namespace prongsai {
namespace {

/// The only organisation of the earliest year, by its first member there; nothing where there are several, or no year is known.
std::optional<std::size_t> source_of(std::span<const CopyMember> family) {
  std::optional<std::size_t> source;
  bool is_alone = true;
  for (std::size_t i = 0; i < family.size(); ++i) {
    const CopyMember& member = family[i];
    if (member.fiscal_year == 0) continue;
    if (!source || member.fiscal_year < family[*source].fiscal_year) {
      source = i;
      is_alone = true;
    } else if (member.fiscal_year == family[*source].fiscal_year && member.organisation != family[*source].organisation) {
      is_alone = false;
    }
  }
  return is_alone ? source : std::nullopt;
}

CopyRole role_of(const CopyMember& member, const CopyMember* source) {
  if (source == nullptr || member.fiscal_year == 0) return CopyRole::open;
  if (member.organisation != source->organisation) return CopyRole::copy;
  return member.fiscal_year == source->fiscal_year ? CopyRole::source : CopyRole::repetition;
}

}  // namespace

std::string_view to_string(CopyRole role) noexcept {
  switch (role) {
    case CopyRole::source: return "source";
    case CopyRole::repetition: return "repetition";
    case CopyRole::copy: return "copy";
    case CopyRole::open: break;
  }
  return "open";
}

CopyOrigin origin_of(std::span<const CopyMember> family, double verbatim_similarity) {
  CopyOrigin origin;
  std::set<int> organisations, close;
  for (const CopyMember& member : family) {
    organisations.insert(member.organisation);
    if (member.similarity >= verbatim_similarity) close.insert(member.organisation);
  }
  origin.organisations = static_cast<int>(organisations.size());
  if (origin.organisations > 1) origin.source = source_of(family);
  for (const CopyMember& member : family) {
    origin.roles.push_back(role_of(member, origin.source ? &family[*origin.source] : nullptr));
    origin.verbatim.push_back(member.similarity >= verbatim_similarity && close.size() > 1);
  }
  return origin;
}

}  // namespace prongsai
