#include "extractors/pdf/font_program.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_CID_H
#include FT_OUTLINE_H

#include <array>
#include <type_traits>
#include <unordered_map>
#include <utility>

namespace prongsai {

namespace {

struct CloseLibrary {
  void operator()(FT_Library library) const noexcept { FT_Done_FreeType(library); }
};
struct CloseFace {
  void operator()(FT_Face face) const noexcept { FT_Done_Face(face); }
};
using Library = std::unique_ptr<std::remove_pointer_t<FT_Library>, CloseLibrary>;
using Face = std::unique_ptr<std::remove_pointer_t<FT_Face>, CloseFace>;

constexpr std::size_t most_points = 4000;  // Thai marks have some forty; a picture drawn as a glyph has no end

/// Takes an outline apart into polygons. Curves become a few straight pieces: a grid of 24 shows no more.
class Flattener {
 public:
  std::vector<GlyphShape::Polygon> polygons;

  bool run(FT_Outline& outline) {
    const FT_Outline_Funcs functions{move_to, line_to, conic_to, cubic_to, 0, 0};
    return FT_Outline_Decompose(&outline, &functions, this) == 0;
  }

 private:
  using Point = GlyphShape::Point;
  static Point point(const FT_Vector* at) noexcept { return {static_cast<double>(at->x), static_cast<double>(at->y)}; }
  static Flattener& self(void* user) noexcept { return *static_cast<Flattener*>(user); }

  // Called from C: nothing may be thrown, a number that is not 0 ends it.
  template <typename Step>
  static int guarded(void* user, Step step) noexcept {
    try {
      if (self(user).points_ > most_points) return 1;
      step(self(user));
      return 0;
    } catch (...) {
      return 1;
    }
  }

  void add(Point at) {
    if (polygons.empty()) polygons.emplace_back();
    polygons.back().push_back(at);
    ++points_;
  }
  Point last() const { return polygons.empty() || polygons.back().empty() ? Point{} : polygons.back().back(); }

  static int move_to(const FT_Vector* to, void* user) {
    return guarded(user, [to](Flattener& it) {
      it.polygons.emplace_back();
      it.add(point(to));
    });
  }
  static int line_to(const FT_Vector* to, void* user) {
    return guarded(user, [to](Flattener& it) { it.add(point(to)); });
  }
  static int conic_to(const FT_Vector* control, const FT_Vector* to, void* user) {
    return guarded(user, [control, to](Flattener& it) {
      const Point a = it.last(), b = point(control), c = point(to);
      for (const double t : {0.25, 0.5, 0.75, 1.0}) {
        const double u = 1 - t;
        it.add({u * u * a.x + 2 * u * t * b.x + t * t * c.x, u * u * a.y + 2 * u * t * b.y + t * t * c.y});
      }
    });
  }
  static int cubic_to(const FT_Vector* control1, const FT_Vector* control2, const FT_Vector* to, void* user) {
    return guarded(user, [control1, control2, to](Flattener& it) {
      const Point a = it.last(), b = point(control1), c = point(control2), d = point(to);
      for (const double t : {0.2, 0.4, 0.6, 0.8, 1.0}) {
        const double u = 1 - t;
        it.add({u * u * u * a.x + 3 * u * u * t * b.x + 3 * u * t * t * c.x + t * t * t * d.x,
                u * u * u * a.y + 3 * u * u * t * b.y + 3 * u * t * t * c.y + t * t * t * d.y});
      }
    });
  }

  std::size_t points_ = 0;
};

constexpr FT_ULong first_thai = 0x0E01, last_thai = 0x0E5B;

}  // namespace

/// The face reads from the bytes for as long as it lives: declared after them, it dies before them.
struct FontProgram::State {
  std::vector<unsigned char> bytes;
  Library library;
  Face face;
  std::unordered_map<int, char32_t> characters;  // of the glyphs that the font's own map gives a Thai character
  std::unordered_map<unsigned, int> cids;        // of a font whose glyphs are numbered by CIDs

  void read_map() {
    if (FT_Select_Charmap(face.get(), FT_ENCODING_UNICODE) != 0) return;
    for (FT_ULong c = first_thai; c <= last_thai; ++c) {
      const auto glyph = static_cast<int>(FT_Get_Char_Index(face.get(), c));
      if (glyph == 0) continue;
      const auto [entry, is_new] = characters.try_emplace(glyph, static_cast<char32_t>(c));
      if (!is_new) entry->second = 0;  // one glyph for two characters tells neither
    }
  }

  void read_cids() {
    for (int glyph = 0; glyph < face->num_glyphs; ++glyph) {
      FT_UInt cid = 0;
      if (FT_Get_CID_From_Glyph_Index(face.get(), static_cast<FT_UInt>(glyph), &cid) == 0) cids.try_emplace(cid, glyph);
    }
  }
};

FontProgram::FontProgram(std::unique_ptr<State> state) : state_(std::move(state)) {}
FontProgram::~FontProgram() = default;

std::unique_ptr<FontProgram> FontProgram::open(std::vector<unsigned char> bytes) {
  auto state = std::make_unique<State>();
  state->bytes = std::move(bytes);
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0) return nullptr;
  state->library.reset(library);
  FT_Face face = nullptr;
  if (FT_New_Memory_Face(library, state->bytes.data(), static_cast<FT_Long>(state->bytes.size()), 0, &face) != 0) return nullptr;
  state->face.reset(face);
  state->read_map();
  if (FT_IS_CID_KEYED(face)) state->read_cids();
  return std::unique_ptr<FontProgram>(new FontProgram(std::move(state)));
}

int FontProgram::glyph_count() const noexcept { return static_cast<int>(state_->face->num_glyphs); }

int FontProgram::glyph_of_cid(unsigned cid) const {
  if (!FT_IS_CID_KEYED(state_->face.get())) return static_cast<int>(cid);
  const auto known = state_->cids.find(cid);
  return known == state_->cids.end() ? 0 : known->second;
}

int FontProgram::glyph_named(const char* name) const { return static_cast<int>(FT_Get_Name_Index(state_->face.get(), name)); }

char32_t FontProgram::mapped_character(int glyph) const {
  const auto known = state_->characters.find(glyph);
  return known == state_->characters.end() ? 0 : known->second;
}

std::string FontProgram::name(int glyph) const {
  std::array<char, 64> buffer{};
  if (!FT_HAS_GLYPH_NAMES(state_->face.get())) return {};
  if (FT_Get_Glyph_Name(state_->face.get(), static_cast<FT_UInt>(glyph), buffer.data(), buffer.size()) != 0) return {};
  return buffer.data();
}

std::optional<GlyphShape> FontProgram::shape(int glyph) const {
  constexpr FT_Int32 as_designed = FT_LOAD_NO_SCALE | FT_LOAD_NO_BITMAP;
  if (glyph <= 0 || glyph >= glyph_count()) return std::nullopt;
  if (FT_Load_Glyph(state_->face.get(), static_cast<FT_UInt>(glyph), as_designed) != 0) return std::nullopt;
  if (state_->face->glyph->format != FT_GLYPH_FORMAT_OUTLINE) return std::nullopt;
  Flattener flattener;
  if (!flattener.run(state_->face->glyph->outline)) return std::nullopt;
  return GlyphShape::of(flattener.polygons);
}

}  // namespace prongsai
