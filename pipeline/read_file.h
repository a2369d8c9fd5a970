#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "models/result.h"
#include "pipeline/descriptor.h"

namespace prongsai {

/// Opens a regular file of at most 512 MiB. `size` is set to the file's size where it is known, whether it could be opened or not.
/// Never waits for a pipe or a device.
Result<Descriptor> open_regular_file(const std::filesystem::path& file, std::int64_t& size);

/// All bytes of such a file.
Result<std::string> read_file(const std::filesystem::path& file, std::int64_t& size);

/// True where no such file is there; false where that cannot be told.
bool is_gone(const std::filesystem::path& file);

/// Of a failed read() just now.
Error unreadable_file();

}  // namespace prongsai
