#pragma once

namespace prongsai {

/// From now on, when this process dies of a signal that a fault raises, it says through the socket how much address space it had
/// (LastWords): the parent sees only what of that was in use.
void leave_last_words(int socket);

}  // namespace prongsai
