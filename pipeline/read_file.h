#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "models/result.h"

namespace prongsai {

/// All bytes of a regular file, at most 512 MiB. `size` is set to the file's size where it is known,
/// whether it could be read or not. Never waits for a pipe or a device.
Result<std::string> read_file(const std::filesystem::path& file, std::int64_t& size);

}  // namespace prongsai
