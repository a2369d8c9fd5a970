#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "pipeline/store/dump.h"

namespace prongsai::testing {

/// What a database says, as prongsai::dump() tells it; its search index has been found whole.
inline std::string logical_dump(Database& database) {
  std::string lines;
  const Status status = dump(database, [&](const std::string& line) { lines += line + '\n'; });
  EXPECT_TRUE(status) << render(status.error());
  for (const char* search : {"page_search", "measure_search"}) {
    database.execute(std::string("INSERT INTO ") + search + " (" + search + ", rank) VALUES ('integrity-check', 1)");
    const Status whole = database.take_status();
    EXPECT_TRUE(whole) << search << ": " << render(whole.error());
  }
  return lines;
}

inline std::string logical_dump(const std::filesystem::path& file) {
  auto database = Database::open(file, Database::Mode::read_write);
  EXPECT_TRUE(database) << render(database.error());
  return database ? logical_dump(*database) : "";
}

}  // namespace prongsai::testing
