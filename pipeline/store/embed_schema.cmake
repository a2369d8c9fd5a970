# Writes the numbered files of data/schema into one .cpp, so that the program needs no file to make a database.
file(GLOB schema_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/data/schema/[0-9][0-9][0-9]_*.sql)
list(SORT schema_files)
set(entries "")
foreach(file IN LISTS schema_files)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  get_filename_component(name ${file} NAME_WE)
  file(READ ${file} sql)
  string(APPEND entries "    Migration{\"${name}\", R\"schema(${sql})schema\"},\n")
endforeach()
file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/schema_files.cpp @ONLY CONTENT [[
// Made from data/schema by pipeline/store/embed_schema.cmake.
#include "pipeline/store/schema.h"

#include <array>

namespace prongsai {

std::span<const Migration> migrations() {
  static constexpr auto files = std::to_array<Migration>({
@entries@  });
  return files;
}

}  // namespace prongsai
]])
