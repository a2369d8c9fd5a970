#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>

namespace prongsai {

/// The most address space that this process has had, in KiB; 0 where the kernel does not say.
std::int64_t peak_address_space_kb();

/// The most memory that a process has had in use, in MiB; 0 where the kernel does not say.
std::int64_t peak_memory_mb(pid_t process);

/// The address space that is granted to this process, in MiB; 0 where there is no limit.
std::int64_t granted_memory_mb();

/// Gives back to the system what was freed, of which the allocator keeps what lies between things in use.
void give_back_freed_memory();

/// "peak 1,990 MiB of 2,048 MiB granted; --memory grants more"
std::string memory_message(std::int64_t peak_kb, std::int64_t granted_mb);

/// The same for this process, now.
std::string memory_message();

}  // namespace prongsai
