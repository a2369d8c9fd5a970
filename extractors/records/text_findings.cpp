#include "extractors/records/text_findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "extractors/thai/characters.h"
#include "extractors/thai/words.h"

namespace prongsai {
namespace {

struct Message {
  std::string thai, english;
};

void add(Report& report, Severity severity, std::string code, Message message, int page) {
  report.findings.push_back({severity, std::move(code), std::move(message.thai), std::move(message.english), RecordKind::document, -1,
                             Source{{page, std::nullopt}, -1, -1}});
}

/// Why a page's text layer says something else than the page shows.
Message reason_of(const TextVerdict& verdict) {
  switch (verdict.fault) {
    case TextFault::unnamed_glyphs:
      return {fmt::format("อักขระที่พิมพ์ {} จาก {} ตัวไม่มีรหัสอักขระ (แบบอักษร {})", verdict.faulty, verdict.glyphs, verdict.font),
              fmt::format("{} of {} drawn characters have no code (font {})", verdict.faulty, verdict.glyphs, verdict.font)};
    case TextFault::lost_tones:
      return {fmt::format("สระบน {} ตัวไม่มีวรรณยุกต์ (แบบอักษร {})", verdict.faulty, verdict.font),
              fmt::format("the tone marks over {} upper vowels are missing (font {})", verdict.faulty, verdict.font)};
    case TextFault::misspelt:
      return {fmt::format("สระหรือวรรณยุกต์ {} ตัวอยู่ในที่ที่เป็นไปไม่ได้", verdict.faulty),
              fmt::format("{} vowel or tone marks stand where none can", verdict.faulty)};
    case TextFault::no_words:
      return {fmt::format("อักษรไทย {} ตัวไม่ประกอบเป็นคำ", verdict.faulty), fmt::format("{} Thai letters make no words", verdict.faulty)};
    case TextFault::western_letters:
      return {fmt::format("อักษรไทยถูกบันทึกเป็นอักษรตะวันตก {} ตัว (แบบอักษร {})", verdict.faulty, verdict.font),
              fmt::format("{} Thai letters are written as Western ones (font {})", verdict.faulty, verdict.font)};
    case TextFault::foreign_layer:
      return {fmt::format("ชั้นข้อความที่มองไม่เห็น {} ตัวไม่ใช่ภาษาไทย", verdict.faulty),
              fmt::format("an invisible layer of {} characters under the picture is not Thai", verdict.faulty)};
    case TextFault::none: break;
  }
  return {};
}

Message proof_of(GlyphEvidence evidence) {
  switch (evidence) {
    case GlyphEvidence::order: return {"ลำดับในแบบอักษร", "by the order of the font's glyphs"};
    case GlyphEvidence::program: return {"ตารางอักขระในแบบอักษร", "by the font's own character map"};
    case GlyphEvidence::name: return {"ชื่อในแบบอักษร", "by its name in the font"};
    case GlyphEvidence::outline: return {"รูปร่าง", "by its shape"};
    case GlyphEvidence::words: return {"คำที่ประกอบได้", "by the words it makes"};
  }
  return {};
}

/// A mark is shown on a dotted circle, so that it does not sit on what stands before it.
std::string shown(const std::string& text) {
  const std::u32string characters = thai::to_utf32(text);
  return characters.size() == 1 && thai::is_mark(thai::cluster_of(characters[0])) ? "◌" + text : text;
}

/// One finding a font: its rules, in the order in which pages needed them.
void tell_rules(const std::vector<GlyphRule>& rules, Report& report) {
  constexpr std::size_t most_listed = 12;
  std::set<std::string> told;
  for (const GlyphRule& first : rules) {
    if (!told.insert(first.font).second) continue;
    Message list;
    std::size_t listed = 0, all = 0;
    int page = first.first_page;
    for (const GlyphRule& rule : rules) {
      if (rule.font != first.font || ++all > most_listed) continue;
      const Message proof = proof_of(rule.evidence);
      list.thai += fmt::format("{}{} → {} ({} ครั้ง, {})", listed > 0 ? "; " : "", rule.code, shown(rule.text), rule.times, proof.thai);
      list.english += fmt::format("{}{} → {} ({} times, {})", listed > 0 ? "; " : "", rule.code, shown(rule.text), rule.times, proof.english);
      ++listed;
    }
    if (all > listed) {
      list.thai += fmt::format("; และอีก {} ข้อ", all - listed);
      list.english += fmt::format("; and {} more", all - listed);
    }
    add(report, Severity::info, "text.repaired",
        {fmt::format("แบบอักษร {} บอกอักขระไม่ครบหรือผิด แก้ทั้งเอกสารดังนี้ {}", first.font, list.thai),
         fmt::format("font {} maps characters wrongly or not at all; mended in the whole document: {}", first.font, list.english)},
        page);
  }
}

/// Pages of pictures only: one finding for each run of them.
void tell_empty_pages(const Document& document, Report& report) {
  const auto is_empty = [](const Page& page) { return !page.has_text && page.images > 0; };
  for (auto page = document.pages.begin(); page != document.pages.end();) {
    const auto first = std::find_if(page, document.pages.end(), is_empty);
    page = std::find_if_not(first, document.pages.end(), is_empty);
    if (first == page) break;
    const int last = std::prev(page)->number;
    const bool one = last == first->number;
    add(report, Severity::warning, "page.empty",
        {fmt::format("หน้า {} ไม่มีข้อความที่อ่านได้", one ? std::to_string(last) : fmt::format("{}–{}", first->number, last)),
         one ? fmt::format("page {} has no text that can be read", last)
             : fmt::format("pages {} to {} have no text that can be read", first->number, last)},
        first->number);
  }
}

/// The pages on which a block was mended word by word.
std::set<int> mended_pages(const Document& document) {
  std::set<int> pages;
  for (const Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
      if (paragraph->source == TextSource::repaired) pages.insert(paragraph->place.page);
      continue;
    }
    for (const Cell& cell : std::get<Table>(block).cells) {
      if (cell.source != TextSource::repaired) continue;
      for (const Place& place : cell.places) pages.insert(place.page);
    }
  }
  return pages;
}

}  // namespace

void check_text(const Document& document, Report& report) {
  const std::set<int> mended = mended_pages(document);
  for (const Page& page : document.pages) {
    if (page.verdict.needs_ocr()) {
      const bool whole = page.source == TextSource::ocr, was_read_again = whole || page.ocr_confidence;
      const char* thai = whole ? " จึงอ่านจากภาพแทน" : was_read_again ? " จึงอ่านบรรทัดเหล่านั้นจากภาพแทน" : "";
      const char* english = whole ? "; read from its picture instead" : was_read_again ? "; those lines were read from its picture instead" : "";
      const Message reason = reason_of(page.verdict);
      add(report, was_read_again ? Severity::info : Severity::warning, "text.broken_encoding",
          {fmt::format("ชั้นข้อความของหน้า {} เชื่อไม่ได้: {}{}", page.number, reason.thai, thai),
           fmt::format("the text layer of page {} cannot be trusted: {}{}", page.number, reason.english, english)},
          page.number);
    }
    if (page.source == TextSource::repaired && (page.verdict.mended == 0 || mended.contains(page.number))) {
      add(report, Severity::info, "text.repaired",
          {fmt::format("ซ่อมสระอำที่หายไปในหน้า {}", page.number), fmt::format("lost sara am was restored on page {}", page.number)}, page.number);
    }
  }
  tell_empty_pages(document, report);
  tell_rules(document.glyph_rules, report);
}

}  // namespace prongsai
