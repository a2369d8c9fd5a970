#include "models/words_after_names.h"

#include <algorithm>

#include "models/csv.h"

namespace prongsai {

Result<WordsAfterNames> WordsAfterNames::read(const std::filesystem::path& file) {
  const auto table = CsvTable::read(file);
  if (!table) return table.error();
  WordsAfterNames words;
  for (std::size_t row = 0; row < table->size(); ++row) {
    const std::string& word = table->field(row, "word");
    const std::string& role = table->field(row, "role");
    // An empty word would begin every text, and end every name.
    if (word.empty() || (role != "follows" && role != "ends" && role != "department"))
      return Error{ErrorCode::damaged, "words_after_names.csv: no such role: " + role + " (" + word + ")", "data", 0};
    words.follow_.push_back(word);
    if (role == "ends") words.end_.push_back(word);
    if (role == "department") words.department_.push_back(word);
  }
  return words;
}

bool WordsAfterNames::begins_with(const std::vector<std::string>& words, std::string_view text) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return text.starts_with(word); });
}

}  // namespace prongsai
