#pragma once

#include <cstdlib>
#include <fstream>
#include <string>

#include "tests/support/temp_folder.h"

namespace prongsai::serve::mock {

/// Pages at which a mock painter dies; dies the first time; fails; throws; and waits until it may go on. Others are drawn.
enum Page : int { deadly_page = 13, deadly_once_page = 14, failing_page = 15, throwing_page = 16, slow_page = 17 };

/// Where mock painters that are started from now on say what they were asked.
class Log {
 public:
  Log() { setenv("MOCK_PAINTER_LOG", file().c_str(), 1); }

  int requests() const {
    std::ifstream lines(file());
    int count = 0;
    for (std::string line; std::getline(lines, line);) ++count;
    return count;
  }

  /// Lets the slow page be drawn.
  void go() const { folder_.write("log.go", ""); }

 private:
  std::string file() const { return (folder_ / "log").string(); }

  prongsai::testing::TempFolder folder_;
};

}  // namespace prongsai::serve::mock
