#pragma once

#include <span>
#include <string>
#include <string_view>

#include "pipeline/store/sqlite.h"

namespace prongsai {

/// One numbered file of data/schema. Its position in the list, from 1, is the user_version after it.
struct Migration {
  std::string_view name;
  std::string_view sql;
};

/// Written into every database (PRAGMA application_id): "PRNG".
constexpr std::int64_t application_id = 0x50524e47;

/// The files of data/schema in order, as they were when the program was built.
std::span<const Migration> migrations();

/// Brings an empty database, or one of an earlier version, up to the last of the list, all or nothing.
/// Refuses a file that is some other program's database, and one newer than the list.
Status migrate(Database& database, std::span<const Migration> list = migrations());

/// That a database is ours and of the version that the list ends with, for those who only read it.
Status check_schema(Database& database, std::span<const Migration> list = migrations());

}  // namespace prongsai
