#include "extractors/pdf/glyph_rules.h"

#include <poppler/GfxFont.h>

#include <algorithm>

#include "extractors/pdf/glyph_order.h"
#include "extractors/pdf/to_unicode.h"
#include "extractors/pdf/utf8.h"

namespace prongsai {

GlyphRules::FontFindings& GlyphRules::of(const GfxFont& font) {
  const Ref* id = font.getID();
  return fonts_[{id->num, id->gen}];
}

GlyphRules::~GlyphRules() = default;

EmbeddedFont* GlyphRules::program_of(FontFindings& findings, GfxFont& font) {
  if (!findings.program_was_opened && programs_left_ > 0) {
    --programs_left_;
    findings.program_was_opened = true;
    findings.program = EmbeddedFont::open(font, file_);
  }
  return findings.program.get();
}

GlyphRules::Finding& GlyphRules::find(FontFindings& findings, GfxFont& font, std::uint32_t code, bool is_mark) {
  const auto [entry, is_new] = findings.by_code.try_emplace(code);
  Finding& finding = entry->second;
  if (!is_new) return finding;
  finding.character = implied_by_neighbours(font, code);
  if (finding.character != 0) return finding;
  if (EmbeddedFont* program = program_of(findings, font)) {
    const auto proof = program->prove(code, is_mark);
    if (proof) finding = {proof->character, proof->evidence, -1, 0};
  }
  return finding;
}

bool GlyphRules::is_mapped(FontFindings& findings, const GfxFont& font, std::uint32_t code) const {
  if (font.isCIDFont() || !font.hasToUnicodeCMap() || code > 0xFF) return true;
  if (!findings.mapped) findings.mapped = codes_mapped_by(font, *file_);
  return findings.mapped->test(code);
}

std::uint32_t GlyphRules::number_of(Finding& finding) {
  if (finding.undecided == 0) {
    undecided_.push_back(&finding);
    finding.undecided = static_cast<std::uint32_t>(undecided_.size());
  }
  return finding.undecided;
}

void GlyphRules::teach(std::uint32_t number, char32_t character, GlyphEvidence evidence) {
  if (number == 0 || number > undecided_.size()) return;
  Finding& finding = *undecided_[number - 1];
  finding.character = character;
  finding.evidence = evidence;
}

void GlyphRules::apply(Finding& finding, const std::string& font_name, std::uint32_t code, int page) {
  if (finding.rule < 0) {
    std::string text;
    append_utf8(text, finding.character);
    const auto known = std::find_if(rules_.begin(), rules_.end(), [&](const GlyphRule& rule) {
      return rule.code == code && rule.text == text && rule.evidence == finding.evidence && rule.font == font_name;
    });
    finding.rule = static_cast<int>(known - rules_.begin());
    if (known == rules_.end()) rules_.push_back({font_name, code, std::move(text), finding.evidence, 0, page});
  }
  const bool was_counted = is_again_ && finding.evidence != GlyphEvidence::words;  // those are learnt when all was read
  if (!was_counted) ++rules_[static_cast<std::size_t>(finding.rule)].times;
}

}  // namespace prongsai
