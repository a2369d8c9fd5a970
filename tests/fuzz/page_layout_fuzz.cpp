#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "extractors/tables/page_layout.h"
#include "extractors/tables/running_lines.h"

namespace {

/// Hands out the bytes of an input as what a page is made of.
class Dice {
 public:
  Dice(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}
  bool empty() const { return at_ >= size_; }
  std::uint8_t byte() { return empty() ? std::uint8_t{0} : data_[at_++]; }
  double place(double length) { return byte() / 250.0 * length; }

 private:
  const std::uint8_t* data_;
  std::size_t size_, at_ = 0;
};

prongsai::PageContent page_of(Dice& dice) {
  const std::vector<std::string> letters{"ก", "ข้อ", "า", "ำ", "้", "ี", "เ", "๑", "1", ".", "-", "a", "", "\uFFFD", "\xE0", "☑"};
  prongsai::PageContent page;
  page.number = 1;
  page.width_pt = 595;
  page.height_pt = 842;
  while (!dice.empty()) {
    const std::uint8_t kind = dice.byte();
    const double x = dice.place(page.width_pt), y = dice.place(page.height_pt);
    if (kind % 4 == 0) {
      const double length = dice.place(400);
      page.rulings.push_back({kind & 16 ? prongsai::Box{x, y, x + length, y} : prongsai::Box{x, y, x, y + length}});
      continue;
    }
    prongsai::Glyph glyph;
    glyph.text = letters[kind / 4 % letters.size()];
    glyph.size_pt = static_cast<float>(dice.byte() % 40);
    glyph.box = {x, y, x + dice.byte() % 20, y + static_cast<double>(glyph.size_pt)};
    glyph.baseline_y = y + 0.8 * static_cast<double>(glyph.size_pt);
    const std::uint8_t flags = dice.byte();
    glyph.bold = flags & 1;
    glyph.invisible = flags & 2;
    glyph.space_before = flags & 4;
    glyph.rotation = static_cast<std::int16_t>(flags / 8 % 16 == 0 ? 90 * (flags >> 7) : 0);
    page.glyphs.push_back(std::move(glyph));
  }
  return page;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Dice dice(data, size);
  auto layout = prongsai::lay_out_page(page_of(dice));
  std::vector<std::vector<prongsai::Block>> pages(4, layout.blocks);
  prongsai::mark_running_lines(pages);
  return 0;
}
