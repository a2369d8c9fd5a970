#include "models/text_verdict.h"

namespace prongsai {

std::string_view to_string(TextTrust trust) noexcept {
  switch (trust) {
    case TextTrust::trusted: return "trusted";
    case TextTrust::repaired: return "repaired";
    case TextTrust::read_again: return "read_again";
  }
  return "";
}

std::string_view to_string(TextFault fault) noexcept {
  switch (fault) {
    case TextFault::none: return "";
    case TextFault::unnamed_glyphs: return "unnamed_glyphs";
    case TextFault::lost_tones: return "lost_tones";
    case TextFault::misspelt: return "misspelt";
    case TextFault::no_words: return "no_words";
    case TextFault::western_letters: return "western_letters";
    case TextFault::foreign_layer: return "foreign_layer";
  }
  return "";
}

std::string_view to_string(GlyphEvidence evidence) noexcept {
  switch (evidence) {
    case GlyphEvidence::order: return "order";
    case GlyphEvidence::program: return "program";
    case GlyphEvidence::name: return "name";
    case GlyphEvidence::outline: return "outline";
    case GlyphEvidence::words: return "words";
  }
  return "";
}

}  // namespace prongsai
