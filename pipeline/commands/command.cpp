#include "pipeline/commands/command.h"

#include <fmt/core.h>

#include <cstdio>

namespace prongsai {

int complain(std::string_view message, int exit_code) {
  fmt::print(stderr, "prongsai: {}\n", message);
  return exit_code;
}

int complain(const Error& error) { return complain(render(error)); }

}  // namespace prongsai
