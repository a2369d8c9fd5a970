#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "models/result.h"

namespace prongsai::thai {

/// Masks what tells who a person is, in text for readers who need not know: "[phone]", "[id]", "[email]", "[name]". Thai digits are as good as
/// others. Not masked: amounts, dates, document numbers, positions, names without a title that no signature stands before.
class Redactor {
 public:
  /// The words of redaction.csv in data/lexicon.
  static Result<Redactor> read(const std::filesystem::path& lexicon_folder);

  std::string redact(std::string_view text) const;

 private:
  friend class Redaction;
  using Words = std::vector<std::u32string>;
  Words titles_, no_names_, positions_, signatures_, phone_words_, identity_words_;
};

/// Whether thirteen digits are the identity number of a person: the last one follows from the others, and the first is none of an organisation's.
bool is_identity_number(std::string_view digits);

}  // namespace prongsai::thai
