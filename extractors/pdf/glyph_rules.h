#pragma once

#include <bitset>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extractors/pdf/embedded_font.h"
#include "models/text_verdict.h"

class GfxFont;
class XRef;

namespace prongsai {

/// What is learnt about one document's fonts: the characters of codes whose mapping is missing or lies. A mapping is a
/// property of a font and a code, so each is looked into once, where a page first needs it, and kept for all pages.
class GlyphRules {
 public:
  /// What a code of one font is; no character where nothing proves one.
  struct Finding {
    char32_t character = 0;
    GlyphEvidence evidence = GlyphEvidence::order;
    int rule = -1;                ///< into rules(), once applied
    std::uint32_t undecided = 0;  ///< number among the undecided marks, once one was drawn
  };

  /// What is known of one font. Stays where it is for as long as the rules live.
  struct FontFindings {
    std::unordered_map<std::uint32_t, Finding> by_code;
    std::unique_ptr<EmbeddedFont> program;
    bool program_was_opened = false;
    std::optional<std::bitset<256>> mapped;  ///< codes that the ToUnicode map of a simple font names, once asked for
  };

  /// The file must outlive the rules.
  explicit GlyphRules(XRef* file) : file_(file) {}
  ~GlyphRules();

  /// Says which page is read from now on. What a rule does is counted at the first reading of a page.
  void begin_page(int number) { is_again_ = !pages_.insert(number).second; }

  FontFindings& of(const GfxFont& font);

  /// What proves the code's character, looked for at the first call. A mark is what has no width.
  Finding& find(FontFindings& findings, GfxFont& font, std::uint32_t code, bool is_mark);

  /// False where a simple font has a ToUnicode map and the map leaves the code out: what Poppler then gives is what a Western
  /// font would draw, a digit or a comma for a Thai mark.
  bool is_mapped(FontFindings& findings, const GfxFont& font, std::uint32_t code) const;

  /// Notes that a finding named a glyph of a page.
  void apply(Finding& finding, const std::string& font_name, std::uint32_t code, int page);

  /// The number, from 1, under which a mark that nothing proved is known outside.
  std::uint32_t number_of(Finding& finding);

  /// Tells what an undecided mark is. Pages read from now on show it.
  void teach(std::uint32_t number, char32_t character, GlyphEvidence evidence);

  /// The rules that were applied so far, one a font name, code and character.
  const std::vector<GlyphRule>& rules() const noexcept { return rules_; }

 private:
  EmbeddedFont* program_of(FontFindings& findings, GfxFont& font);

  XRef* file_;
  std::set<int> pages_;  // that were read
  bool is_again_ = false;
  int programs_left_ = 64;                             // that will still be opened: each keeps its bytes
  std::map<std::pair<int, int>, FontFindings> fonts_;  // by object number and generation
  std::vector<GlyphRule> rules_;
  std::vector<Finding*> undecided_;  // where they are kept by font and code, which they never leave
};

}  // namespace prongsai
