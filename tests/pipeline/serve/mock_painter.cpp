// A painter that draws nothing, and does what no painter is supposed to do, by the page that is asked for (mock_painter.h). Of each request a
// line is left in the file that MOCK_PAINTER_LOG names.

#include "tests/pipeline/serve/mock_painter.h"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>

#include "pipeline/serve/painter.h"

namespace prongsai::serve {
namespace {

Result<std::string> draw(Descriptor, const PaintRequest& wanted) {
  const std::string log = std::getenv("MOCK_PAINTER_LOG");
  std::ofstream(log, std::ios::app) << wanted.picture.page << '\n';
  switch (wanted.picture.page) {
    case mock::deadly_page: raise(SIGKILL); break;
    case mock::deadly_once_page:
      if (!std::filesystem::exists(log + ".died")) {
        std::ofstream(log + ".died") << "x";
        raise(SIGKILL);
      }
      break;
    case mock::failing_page: return Error{ErrorCode::out_of_memory, "too large", "", 0};
    case mock::throwing_page: throw std::runtime_error("unexpected");
    case mock::slow_page:
      while (!std::filesystem::exists(log + ".go")) std::this_thread::sleep_for(std::chrono::milliseconds(5));
      break;
    default: break;
  }
  return "page " + std::to_string(wanted.picture.page) + " of " + std::to_string(wanted.size) + " bytes";
}

}  // namespace
}  // namespace prongsai::serve

int main() { return prongsai::serve::paint(prongsai::serve::draw); }
