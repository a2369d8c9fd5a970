#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>

#include "extractors/docx/number_format.h"
#include "extractors/docx/styles.h"
#include "extractors/docx/symbols.h"
#include "extractors/docx/xml_reader.h"

namespace prongsai::docx {

constexpr int list_levels = 9;

/// How one level of a list counts and looks.
struct ListLevel {
  NumberFormat format = NumberFormat::decimal;
  std::string text;  ///< "%1.%2": %n is the number of level n
  int start = 1;
  std::optional<int> restart_after;  ///< 1-based level whose numbers restart this one; 0: it never restarts
  bool decimal_only = false;         ///< all numbers of the text in Arabic digits
  bool glued = false;                ///< nothing between the number and the text
  SymbolFont font = SymbolFont::none;
  std::string paragraph_style;  ///< paragraphs of this style stand on this level
};

/// Counts the automatically numbered paragraphs of a document in reading order. Lists made from the
/// same definition go on counting where the other stopped, unless they say where they start.
class Numbering {
 public:
  Numbering() = default;
  /// Reads as far as the part goes; the reader knows of failures. The styles must outlive this.
  Numbering(XmlReader& xml, const Styles& styles);

  /// The number, with the space behind it, of the next paragraph; empty where it has none.
  std::string next(const ParagraphFormat& paragraph, const ParagraphFormat& style);

 private:
  using Levels = std::array<ListLevel, list_levels>;
  struct Definition {
    Levels levels;
    std::string linked_style;  ///< the numbering style that has the levels instead
  };
  struct List {
    int definition = 0;
    std::map<int, int> starts;        ///< level → number it starts with
    std::map<int, ListLevel> levels;  ///< levels that the list defines for itself
  };
  struct Counters {
    std::array<std::optional<int>, list_levels> numbers;
  };

  void read_definition(XmlReader& xml);
  void read_list(XmlReader& xml);
  void follow_style_links(const Styles& styles);
  const ListLevel& level_of(const List& list, int level) const;
  int start_of(const List& list, int level) const;
  int level_for(const List& list, const ParagraphFormat& paragraph, const ParagraphFormat& style) const;
  void count(int num_id, const List& list, int level);
  std::string written(const List& list, int level) const;

  std::unordered_map<int, Definition> definitions_;
  std::unordered_map<int, List> lists_;
  std::unordered_map<int, Counters> counters_;  ///< by definition
  std::set<int> begun_;                         ///< lists that had a paragraph
};

}  // namespace prongsai::docx
