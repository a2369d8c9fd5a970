#include "extractors/pdf/embedded_font.h"

#include <poppler/GfxFont.h>
#include <poppler/fofi/FoFiTrueType.h>
#include <poppler/goo/gmem.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "extractors/pdf/glyph_order.h"

namespace prongsai {

namespace {

constexpr char32_t first_thai = 0x0E01, last_thai = 0x0E5B;

bool is_thai(char32_t c) noexcept { return c >= first_thai && c <= last_thai; }

/// The one character that the PDF maps a code to; 0 where it maps none or several. Asks the font to read the code as text:
/// Poppler exports no other way to its map.
char32_t mapped_by_file(GfxFont& font, std::uint32_t code) {
  const char composite[] = {static_cast<char>(code >> 8), static_cast<char>(code)};
  const char simple[] = {static_cast<char>(code)};
  const int size = font.isCIDFont() ? 2 : 1;
  CharCode read_code;
  const Unicode* unicode = nullptr;
  int length = 0;
  double dx, dy, origin_x, origin_y;
  const int bytes = font.getNextChar(size == 2 ? composite : simple, size, &read_code, &unicode, &length, &dx, &dy, &origin_x, &origin_y);
  return bytes == size && read_code == code && length == 1 && unicode != nullptr ? unicode[0] : 0;
}

bool has_glyphs_numbered_by_cid(const GfxFont& font) noexcept { return font.getType() == fontCIDType0C || font.getType() == fontCIDType0COT; }

/// How far something agrees with what the PDF maps.
struct Agreement {
  int yes = 0, no = 0;

  void count(char32_t expected, char32_t told) noexcept {
    if (told != 0) ++(expected == told ? yes : no);
  }
  bool believed() const noexcept {
    constexpr int enough = 3, most_errors = 10;  // one in ten: the PDF's own map may lie
    return yes >= enough && no * most_errors <= yes + no;
  }
};

}  // namespace

char32_t thai_character_named(std::string_view glyph_name) noexcept {
  const std::string_view base = glyph_name.substr(0, glyph_name.find('.'));
  if (base.size() != 7 || !base.starts_with("uni")) return 0;
  unsigned value = 0;
  const auto [end, error] = std::from_chars(base.data() + 3, base.data() + base.size(), value, 16);
  return error == std::errc() && end == base.data() + base.size() && is_thai(value) ? value : 0;
}

std::unique_ptr<EmbeddedFont> EmbeddedFont::open(GfxFont& font, XRef* file) {
  auto bytes = font.readEmbFontFile(file);
  if (!bytes || bytes->empty()) return nullptr;
  auto program = FontProgram::open(*bytes);
  if (!program) return nullptr;
  std::unique_ptr<EmbeddedFont> opened(new EmbeddedFont(std::move(program)));
  if (!font.isCIDFont() && (font.getType() == fontTrueType || font.getType() == fontTrueTypeOT)) {
    const auto tables = FoFiTrueType::make(bytes->data(), static_cast<int>(bytes->size()));
    if (!tables) return nullptr;
    const std::unique_ptr<int, decltype(&gfree)> map(static_cast<Gfx8BitFont&>(font).getCodeToGIDMap(tables.get()), &gfree);
    if (map) opened->glyphs_.assign(map.get(), map.get() + 256);
  } else {
    opened->read_glyph_numbers(font);
  }
  opened->compare_with_mapping(font);
  return opened;
}

void EmbeddedFont::read_glyph_numbers(GfxFont& font) {
  if (!font.isCIDFont()) {
    char** names = static_cast<Gfx8BitFont&>(font).getEncoding();
    for (int code = 0; code < 256; ++code) glyphs_.push_back(names[code] != nullptr ? program_->glyph_named(names[code]) : 0);
    return;
  }
  // Codes of composite fonts are CIDs where the encoding is Identity, which all but East Asian fonts use.
  const auto& composite = static_cast<GfxCIDFont&>(font);
  const int* map = composite.getCIDToGID();
  const bool by_cid = map == nullptr && has_glyphs_numbered_by_cid(font);
  const std::uint32_t codes = 0x10000, glyphs = static_cast<std::uint32_t>(program_->glyph_count());
  const std::uint32_t count = map != nullptr ? std::min<std::uint32_t>(composite.getCIDToGIDLen(), codes) : by_cid ? codes : std::min(glyphs, codes);
  for (std::uint32_t cid = 0; cid < count; ++cid) {
    glyphs_.push_back(map != nullptr ? map[cid] : by_cid ? program_->glyph_of_cid(cid) : static_cast<int>(cid));
  }
}

void EmbeddedFont::compare_with_mapping(GfxFont& font) {
  Agreement map, names;
  int mapped = 0;
  for (std::uint32_t code = 0; code < glyphs_.size(); ++code) {
    const int glyph = glyphs_[code];
    if (glyph <= 0 || glyph >= program_->glyph_count()) continue;
    const char32_t character = mapped_by_file(font, code);
    if (!is_thai(character)) continue;
    ++mapped;
    map.count(character, program_->mapped_character(glyph));
    names.count(character, thai_character_named(program_->name(glyph)));
    if (is_thai_mark(character)) learn_shape(character, glyph);
  }
  map_is_believed_ = mapped == 0 || map.believed();
  names_are_believed_ = mapped == 0 || names.believed();
  drop_disputed_shapes();
}

/// A mark of above that hangs below is mapped wrongly: LibreOffice exchanges ุ and a tone mark on one consonant.
void EmbeddedFont::learn_shape(char32_t character, int glyph) {
  const auto shape = program_->shape(glyph);
  const bool belongs_below = character >= 0x0E38 && character <= 0x0E3A;
  if (shape && shape->hangs_below() == belongs_below) shapes_.push_back({character, *shape});
}

/// Two shapes that have little in common under one character: the PDF's map lies about it.
void EmbeddedFont::drop_disputed_shapes() {
  constexpr double little_in_common = 0.35;  // variants of one mark stay below: see match()
  std::vector<char32_t> disputed;
  for (const KnownShape& a : shapes_) {
    for (const KnownShape& b : shapes_) {
      if (a.character == b.character && a.shape.distance(b.shape) > little_in_common) disputed.push_back(a.character);
    }
  }
  std::erase_if(shapes_, [&disputed](const KnownShape& known) { return std::ranges::find(disputed, known.character) != disputed.end(); });
}

std::optional<EmbeddedFont::Proof> EmbeddedFont::prove(std::uint32_t code, bool is_mark) {
  const int glyph = glyph_of(code);
  if (glyph <= 0) return std::nullopt;
  if (const char32_t c = map_is_believed_ ? program_->mapped_character(glyph) : 0) return Proof{c, GlyphEvidence::program};
  if (const char32_t c = names_are_believed_ ? thai_character_named(program_->name(glyph)) : 0) return Proof{c, GlyphEvidence::name};
  if (!is_mark || shapes_.empty() || --shapes_left_ < 0) return std::nullopt;
  const auto shape = program_->shape(glyph);
  if (const char32_t c = shape ? match(*shape, shapes_) : 0) return Proof{c, GlyphEvidence::outline};
  return std::nullopt;
}

}  // namespace prongsai
