#pragma once

#include "models/result.h"

namespace prongsai {

/// From now on, and for ever, the kernel refuses this process what reading a document needs none of: network, other programs and
/// processes, mounts, tracing, signals to others (EPERM; a seccomp filter). Files, memory and threads stay. Fails, and leaves everything
/// allowed, where the kernel or a container knows no such filters.
Status refuse_network_and_processes();

/// Whether that works here: tried in a child process that ends at once.
Status try_sandbox();

}  // namespace prongsai
