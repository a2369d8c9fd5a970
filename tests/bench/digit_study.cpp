// digit_study DATA/OCR DPI PAGE.pgm LINES.txt: how well the second reader of digits checks the first one on a drawn page.
//
// LINES.txt holds the lines of the page from top to bottom, as they were drawn. Printed are counts, one a line: see Counts.
// A reading is made wrong ("planted") by putting a digit that looks alike in the place of each digit that was read right.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <map>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/ocr/digit_reader.h"
#include "extractors/ocr/digit_text.h"
#include "extractors/ocr/engine.h"
#include "extractors/ocr/page_frame.h"
#include "extractors/ocr/text_line.h"

namespace prongsai::ocr {
namespace {

struct Counts {
  int lines = 0, paired = 0;                ///< lines drawn; those that were read with as many characters
  int digits = 0, opinions = 0, right = 0;  ///< digits read right; those with an opinion; with the right one
  int contradicted = 0;                     ///< right readings with a wrong opinion
  int planted = 0, caught = 0;              ///< wrong readings made; those with another opinion
  int wrong = 0, wrong_caught = 0;          ///< the first reader's own wrong digits; those with another opinion
};

const std::map<std::string, std::vector<std::string>, std::less<>> look_alikes{
    {"๐", {"๑"}}, {"๑", {"๐", "๙"}}, {"๒", {"๖"}},      {"๓", {"๗"}}, {"๔", {"๕"}}, {"๕", {"๔", "๘"}}, {"๖", {"๒"}},
    {"๗", {"๓"}}, {"๘", {"๕", "๔"}}, {"๙", {"๕"}},      {"0", {"8"}}, {"1", {"7"}}, {"2", {"7"}},      {"3", {"8"}},
    {"4", {"9"}}, {"5", {"6"}},      {"6", {"5", "8"}}, {"7", {"1"}}, {"8", {"3"}}, {"9", {"4"}}};

PageImage read_pgm(const char* file, double dpi) {
  std::ifstream in(file, std::ios::binary);
  std::string magic;
  PageImage image;
  int most = 0;
  in >> magic >> image.width >> image.height >> most;
  in.get();
  image.pixels.resize(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height));
  in.read(reinterpret_cast<char*>(image.pixels.data()), static_cast<std::streamsize>(image.pixels.size()));
  image.width_pt = image.width * 72 / dpi;
  image.height_pt = image.height * 72 / dpi;
  return image;
}

/// Code points without white space.
std::vector<std::string> characters_of(std::string_view text) {
  std::vector<std::string> characters;
  for (const char c : text) {
    if (c == ' ') continue;
    if ((static_cast<unsigned char>(c) & 0xC0) == 0x80) {
      characters.back() += c;
    } else {
      characters.emplace_back(1, c);
    }
  }
  return characters;
}

class Study {
 public:
  Study(const PageImage& image, Engine& engine, const DigitReader& digits) : engine_(engine), digits_(digits), frame_(*frame_of(image)) {}

  void read(const std::vector<std::string>& drawn) {
    const PageInk ink(frame_.ink);
    PageText text = find_text(ink.parts(), {}, frame_.dpi);
    std::ranges::sort(text.lines, {}, &TextLine::baseline);
    counts_.lines += static_cast<int>(drawn.size());
    // What stands far apart on a line is found in several pieces.
    std::size_t next = 0;
    for (std::size_t first = 0; first < text.lines.size() && next < drawn.size(); ++next) {
      std::size_t last = first + 1;
      TextLine line = text.lines[first];
      while (last < text.lines.size() && text.lines[last].baseline - line.baseline < line.body()) {
        line.parts.insert(line.parts.end(), text.lines[last].parts.begin(), text.lines[last].parts.end());
        line.box = united(line.box, text.lines[last++].box);
      }
      first = last;
      read_line(line, ink, characters_of(drawn[next]));
    }
  }

  const Counts& counts() const { return counts_; }

 private:
  void read_line(const TextLine& line, const PageInk& ink, const std::vector<std::string>& drawn) {
    const double body = line.body();
    const Box area{std::max(line.box.x0 - 4, 0.0), std::max(std::min(line.box.y0, line.top - 0.45 * body) - 4, 0.0),
                   std::min(line.box.x1 + 4, double(width_of(frame_.grey))), std::min(line.box.y1 + 4, double(height_of(frame_.grey)))};
    ReadLine read = engine_.read_line(ink.cut(frame_.grey, line.parts, area));
    if (read.symbols.size() != drawn.size()) return;
    ++counts_.paired;
    const LineInk line_ink{ink, line.parts, area.x0, line.top, line.baseline};
    const auto opinions = digits_.opinions(read, line_ink);
    for (std::size_t i = 0; i < drawn.size(); ++i) {
      const auto truth = digit_value(drawn[i]), got = digit_value(read.symbols[i].text);
      if (!truth || !got) continue;
      if (*truth != *got) {
        ++counts_.wrong;
        counts_.wrong_caught += opinions[i].value_or(*got) != *got;
        continue;
      }
      ++counts_.digits;
      counts_.opinions += opinions[i].has_value();
      counts_.right += opinions[i] == truth;
      counts_.contradicted += opinions[i].value_or(*truth) != *truth;
      plant(read, line_ink, i);
    }
  }

  void plant(ReadLine& read, const LineInk& ink, std::size_t at) {
    const auto others = look_alikes.find(read.symbols[at].text);
    if (others == look_alikes.end()) return;
    const std::string own = read.symbols[at].text;
    for (const std::string& other : others->second) {
      read.symbols[at].text = other;
      ++counts_.planted;
      const int value = *digit_value(other);
      counts_.caught += digits_.opinions(read, ink)[at].value_or(value) != value;
    }
    read.symbols[at].text = own;
  }

  Engine& engine_;
  const DigitReader& digits_;
  PageFrame frame_;
  Counts counts_;
};

int study(const char* models, double dpi, const char* page, const char* lines) {
  auto engine = Engine::create(models, "ThaiGov");
  const auto digits = DigitReader::load(std::filesystem::path(models) / "digits.csv");
  if (!engine || !digits) {
    std::cerr << render(engine ? digits.error() : engine.error()) << '\n';
    return 3;
  }
  std::vector<std::string> drawn;
  std::ifstream in(lines);
  for (std::string line; std::getline(in, line);) drawn.push_back(line);
  Study study(read_pgm(page, dpi), *engine, *digits);
  study.read(drawn);
  const Counts& c = study.counts();
  std::cout << "lines " << c.lines << "\npaired " << c.paired << "\ndigits " << c.digits << "\nopinions " << c.opinions << "\nright " << c.right
            << "\ncontradicted " << c.contradicted << "\nplanted " << c.planted << "\ncaught " << c.caught << "\nwrong " << c.wrong
            << "\nwrong_caught " << c.wrong_caught << '\n';
  return 0;
}

}  // namespace
}  // namespace prongsai::ocr

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "digit_study DATA/OCR DPI PAGE.pgm LINES.txt\n";
    return 2;
  }
  return prongsai::ocr::study(argv[1], std::stod(argv[2]), argv[3], argv[4]);
}
