#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "models/report.h"
#include "models/result.h"

namespace prongsai {

/// A responsible unit as data/reference/units.csv lists it.
struct KnownUnit {
  std::string canonical;
  UnitKind kind = UnitKind::division;
};

/// What a word of data/reference/unit_words.csv does in a list of units.
enum class UnitWordUse { prefix, head, level, group, connector, label, tail, person, organisation, other };

/// A word that names of units begin with or that stands around them.
struct UnitWord {
  std::string text;  ///< without white space
  UnitWordUse use = UnitWordUse::prefix;
  std::string full;  ///< what is written instead (ผอ. → ผู้อำนวยการ); for organisations the full form
  UnitKind kind = UnitKind::division;
};

/// The names of units and the words that they are made of. Texts to look up are compact: normal
/// form, no white space, Latin letters in lower case.
class UnitNames {
 public:
  /// Reads units.csv, unit_words.csv and organisation_types.csv of a folder.
  static Result<UnitNames> read(const std::filesystem::path& reference_folder);

  struct Match {
    const KnownUnit* unit = nullptr;
    std::size_t length = 0;  ///< bytes of the compact text
  };

  /// The known unit whose name or variant is the whole text, or null.
  const KnownUnit* find(std::string_view compact) const;

  /// All known names that the text begins with, longest first.
  std::vector<Match> beginnings(std::string_view compact) const;

  /// The longest word of a use that the text begins with, or null.
  const UnitWord* word_at(std::string_view compact, UnitWordUse use) const;

  /// Every variant with its unit, to compare misspelt names with.
  struct Variant {
    std::string compact;
    std::size_t unit = 0;  ///< index into units()
  };
  const std::vector<Variant>& variants() const noexcept { return variants_; }
  const std::vector<KnownUnit>& units() const noexcept { return units_; }

 private:
  void add_variant(std::string_view name, std::size_t unit);

  std::vector<KnownUnit> units_;
  std::vector<Variant> variants_;
  std::unordered_map<std::string, std::size_t> by_variant_;
  // Most places of a text begin no name: two letters tell so, and how long one could be.
  std::unordered_map<std::string, std::size_t> longest_by_beginning_;
  std::map<std::pair<UnitWordUse, std::string>, std::vector<UnitWord>> words_;  ///< by use and first letter, longest first
};

}  // namespace prongsai
