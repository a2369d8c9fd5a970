#include "extractors/pdf/glyph_shape.h"

#include <gtest/gtest.h>

namespace prongsai {
namespace {

using Polygon = GlyphShape::Polygon;

Polygon rectangle(double x0, double y0, double x1, double y1) { return {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}; }

GlyphShape shape_of(std::vector<Polygon> polygons) { return GlyphShape::of(polygons).value(); }

GlyphShape hook(double x, double y, double scale = 1) {
  const auto at = [&](double dx, double dy) { return GlyphShape::Point{x + dx * scale, y + dy * scale}; };
  return shape_of({{at(0, 0), at(100, 0), at(100, 200), at(70, 200), at(70, 40), at(0, 40)}});
}

GlyphShape bar(double x, double y) { return shape_of({rectangle(x, y, x + 40, y + 200)}); }

constexpr char32_t mai_ek = 0x0E48, mai_tho = 0x0E49;

TEST(GlyphShape, OfNothingIsNone) {
  EXPECT_FALSE(GlyphShape::of({}));
  const std::vector<Polygon> line{{{0, 0}, {10, 0}}};
  EXPECT_FALSE(GlyphShape::of(line));
}

TEST(GlyphShape, IsTheSameWhereverItStands) { EXPECT_EQ(hook(0, 0).distance(hook(-300, 500)), 0); }

TEST(GlyphShape, IsNearlyTheSameALittleSmaller) { EXPECT_LT(hook(0, 0).distance(hook(0, 0, 0.9)), 0.05); }

TEST(GlyphShape, DiffersFromAnother) { EXPECT_GT(hook(0, 0).distance(bar(0, 0)), 0.4); }

TEST(GlyphShape, KnowsAHole) {
  const Polygon hole{{30, 30}, {30, 70}, {70, 70}, {70, 30}};  // the other way round
  EXPECT_GT(shape_of({rectangle(0, 0, 100, 100), hole}).distance(shape_of({rectangle(0, 0, 100, 100)})), 0.1);
}

TEST(Match, IsTheKnownShapeThatIsNear) {
  const std::vector<KnownShape> known{{mai_ek, bar(0, 0)}, {mai_tho, hook(0, 0)}};
  EXPECT_EQ(match(hook(-200, 300, 0.95), known), mai_tho);
}

TEST(Match, IsNothingWhereNoneIsNear) {
  const std::vector<KnownShape> known{{mai_ek, bar(0, 0)}};
  EXPECT_EQ(match(hook(0, 0), known), 0u);
}

TEST(Match, IsNothingWhereTwoCharactersHaveTheShape) {
  const std::vector<KnownShape> known{{mai_ek, hook(0, 0)}, {mai_tho, hook(0, 0)}};
  EXPECT_EQ(match(hook(0, 300), known), 0u);
}

TEST(Match, TakesTwoGlyphsOfOneCharacterForOneWitness) {
  const std::vector<KnownShape> known{{mai_tho, hook(0, 0)}, {mai_tho, hook(0, 100)}, {mai_ek, bar(0, 0)}};
  EXPECT_EQ(match(hook(0, 300), known), mai_tho);
}

TEST(Match, TellsVowelsThatDifferByAStrokeOnlyWhereAllAreKnown) {
  std::vector<KnownShape> known{{0x0E35, hook(0, 0)}, {0x0E34, bar(0, 0)}, {0x0E36, bar(0, 0)}};
  EXPECT_EQ(match(hook(0, 300), known), 0u);
  known.push_back({0x0E37, bar(0, 0)});
  EXPECT_EQ(match(hook(0, 300), known), 0x0E35u);
}

TEST(Match, NeverTakesAMarkAboveForOneBelow) {
  EXPECT_EQ(match(hook(0, 300), std::vector<KnownShape>{{0x0E38, hook(0, -300)}}), 0u);
  EXPECT_EQ(match(hook(0, -310), std::vector<KnownShape>{{0x0E38, hook(0, -300)}}), 0x0E38u);
}

}  // namespace
}  // namespace prongsai
