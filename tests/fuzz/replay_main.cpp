// Stands in for libFuzzer in an ordinary build: runs a fuzzer over the files of the given folders, each
// whole and cut short, so that what fuzzing once found stays found.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void replay(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  constexpr std::size_t parts = 4;
  for (std::size_t part = 0; part <= parts; ++part) {
    // A buffer of exactly this size: one byte too many read is one that a sanitizer sees.
    const std::string cut(bytes, 0, bytes.size() * part / parts);
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(cut.data()), cut.size());
  }
}

}  // namespace

int main(int argc, char** argv) {
  int files = 0;
  for (int argument = 1; argument < argc; ++argument) {
    for (const auto& entry : std::filesystem::directory_iterator(argv[argument])) {
      if (!entry.is_regular_file()) continue;
      replay(entry.path());
      ++files;
    }
  }
  std::cout << files << " files\n";
  return files > 0 ? 0 : 1;
}
