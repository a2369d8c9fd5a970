#pragma once

#include <optional>
#include <string>
#include <unordered_map>

#include "extractors/docx/symbols.h"
#include "extractors/docx/xml_reader.h"

namespace prongsai::docx {

/// What a run says about its looks, as far as we ask. Absent: not said here.
struct RunFormat {
  std::optional<bool> bold, complex_bold;
  std::optional<double> size_pt, complex_size_pt;  ///< "complex": for complex scripts, which Thai is
  std::optional<bool> hidden;
  std::optional<SymbolFont> font;
  std::string style;  ///< id of its character style

  /// Takes from `base` what is not said here.
  void inherit(const RunFormat& base);
};

/// The list level that a paragraph stands on. num_id 0 is "no list".
struct ListReference {
  std::optional<int> num_id, level;
};

/// What a paragraph says about itself.
struct ParagraphFormat {
  std::optional<bool> centered;
  ListReference list;
  RunFormat run;      ///< of its style: the default of its runs
  std::string style;  ///< id of its paragraph style
  bool mark_deleted = false;
  bool mark_hidden = false;
};

/// Reads w:rPr, on which the reader stands.
RunFormat read_run_format(XmlReader& xml);

/// Reads w:pPr, on which the reader stands.
ParagraphFormat read_paragraph_format(XmlReader& xml);

/// The styles of a document, with everything that they inherit. Empty where styles.xml is missing.
class Styles {
 public:
  Styles() = default;
  /// Reads as far as the part goes; the reader knows of failures.
  explicit Styles(XmlReader& xml);

  /// A paragraph style; the default one for an id that is empty or unknown.
  const ParagraphFormat& paragraph(const std::string& id) const;
  /// A character style; nothing said where unknown.
  const RunFormat& character(const std::string& id) const;
  /// The list that a numbering style stands for, or 0.
  int list_of(const std::string& numbering_style) const;

 private:
  struct Style {
    std::string based_on;
    ParagraphFormat format;
  };

  void read_style(XmlReader& xml);
  void resolve(Style& style, int depth);

  std::unordered_map<std::string, Style> styles_;
  RunFormat defaults_;
  std::string default_paragraph_style_;
  ParagraphFormat plain_;
};

}  // namespace prongsai::docx
