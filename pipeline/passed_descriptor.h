#pragma once

#include <sys/types.h>

#include <cstddef>
#include <string_view>

namespace prongsai {

/// Sends bytes to a process at the other end of a socket of this machine, and a descriptor along with them; false where not all of them were taken.
bool send_with_descriptor(int socket, std::string_view bytes, int descriptor);

/// As recv(), but goes on where a signal interrupts it; a descriptor that comes along, closed on exec, is the receiver's, and goes to `descriptor`,
/// which else stays as it is.
ssize_t receive_with_descriptor(int socket, void* data, std::size_t size, int flags, int& descriptor);

}  // namespace prongsai
