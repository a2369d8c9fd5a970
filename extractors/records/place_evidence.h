#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extractors/records/stated_places.h"
#include "models/gazetteer.h"

namespace prongsai {

/// What tells namesakes apart.
struct PlaceClues {
  std::vector<StatedPlace> stated;       ///< in the document
  const Province* by_letters = nullptr;  ///< by the letters of the document's own numbers
  std::size_t times_named = 1;           ///< how often the document writes the organisation's name in the same way
  std::optional<StatedPlace> folder;     ///< in the names of the folders that the file lies in
};

/// Letters that two names differ by, counted up to `limit` + 1.
int letters_between(const std::string& a, const std::string& b, int limit);

/// How alike two names of districts are: the same, a slip of the pen, or different.
enum class Likeness { same, near, other };

Likeness likeness(const std::string& written, const District& district, const Gazetteer& gazetteer);

/// What the statements of places say about where the organisation sits: those that stand at its name where any does, else all of them,
/// and the folder's where there is none. Keeps references to the clues and the gazetteer.
class PlaceEvidence {
 public:
  PlaceEvidence(const PlaceClues& clues, const Gazetteer& gazetteer, bool with_folder);

  /// Whether places are stated at the organisation's own name.
  bool own() const { return own_; }

  /// The province that most statements name; null on a draw.
  const Province* province() const { return province_; }

  /// The same, or else the one that the document's own numbers tell.
  const Province* likely_province() const { return province_ != nullptr ? province_ : clues_.by_letters; }

  /// The districts that are named, misspelt ones too where the province is known.
  const std::vector<const District*>& districts() const { return districts_; }

  /// Whether the organisation is said to be in the district, in as many letters or with a slip of the pen.
  bool places_in(const District& district) const;

  /// Whether the document itself states the province, for the organisation where it states any for it.
  bool states(const Province* province) const;

  /// The subdistrict of the district that the organisation's address names; empty where it names none.
  std::string subdistrict_of_address(const District& district) const;

  /// How much speaks for a place: of the statements on average, of the letters of the document's numbers, of the folder. `district` may
  /// be null.
  double for_place(const Province* province, const District* district) const;

  /// What is said of the organisation's place and is not so, as written. A district that merely stands elsewhere in the document
  /// contradicts nothing. Both may be null.
  std::vector<std::string> contradicted_by(const Province* province, const District* district) const;

 private:
  const Province* most_named() const;
  std::vector<const District*> named_districts() const;
  double of_folder(const Province* province, const District* district) const;

  const PlaceClues& clues_;
  const Gazetteer& gazetteer_;
  const StatedPlace* folder_ = nullptr;  ///< null where it does not count
  std::vector<StatedPlace> statements_;
  bool own_ = false;
  const Province* province_ = nullptr;
  std::vector<const District*> districts_;
};

}  // namespace prongsai
