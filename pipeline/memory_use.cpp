#include "pipeline/memory_use.h"

#include <fmt/core.h>
#include <malloc.h>
#include <sys/resource.h>

#include <cstdio>
#include <fstream>

namespace prongsai {
namespace {

std::string grouped(std::int64_t number) {
  std::string digits = std::to_string(number);
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), 1, ',');
  return digits;
}

std::int64_t status_kb(const std::string& process, const char* format) {
  std::ifstream status("/proc/" + process + "/status");
  for (std::string line; std::getline(status, line);) {
    long long value = 0;
    if (std::sscanf(line.c_str(), format, &value) == 1) return value;
  }
  return 0;
}

}  // namespace

std::int64_t peak_address_space_kb() { return status_kb("self", "VmPeak: %lld kB"); }

std::int64_t peak_memory_mb(pid_t process) { return status_kb(std::to_string(process), "VmHWM: %lld kB") / 1024; }

std::int64_t granted_memory_mb() {
  rlimit granted{};
  getrlimit(RLIMIT_AS, &granted);
  return granted.rlim_cur == RLIM_INFINITY ? 0 : static_cast<std::int64_t>(granted.rlim_cur >> 20);
}

void give_back_freed_memory() { malloc_trim(0); }

std::string memory_message(std::int64_t peak_kb, std::int64_t granted_mb) {
  if (granted_mb == 0) return "wanted more memory than there is";
  return fmt::format("peak {} MiB of {} MiB granted; --memory grants more", grouped(peak_kb / 1024), grouped(granted_mb));
}

std::string memory_message() { return memory_message(peak_address_space_kb(), granted_memory_mb()); }

}  // namespace prongsai
