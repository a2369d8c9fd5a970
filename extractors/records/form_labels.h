#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/result.h"

namespace prongsai {

enum class FormField { title, method, period, budget, units, output, outcome, other };

/// A line of a project form that begins a field.
struct FormLabel {
  FormField field = FormField::other;
  std::string number;   ///< the label's own enumerator, Arabic
  std::string content;  ///< what stands behind the label on the same line
};

/// The labels of data/lexicon/form_labels.csv.
class FormLabels {
 public:
  static Result<FormLabels> load(const std::filesystem::path& form_labels_csv);

  /// The label a line begins with: alone on the line (an enumerator before it), or with a colon behind it.
  /// Without a colon, text behind the label counts only where an enumerator stands before it.
  std::optional<FormLabel> read(std::string_view line) const;

 private:
  struct Label {
    std::string text;  // without white space
    FormField field;
    bool needs_colon;
  };
  std::vector<Label> labels_;  // longest first
};

}  // namespace prongsai
