#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pipeline/worker.h"

namespace prongsai {

/// What a child is sent before a document: two lengths (host order), then that many bytes of path and of content.
struct RequestHead {
  std::uint64_t path_length = 0, length = 0;
};

/// What a child sends: a kind, the length of what follows (host order), and that many bytes.
struct MessageHead {
  enum class Kind : std::uint32_t { page = 1, answer = 2, last_answer = 3 };
  Kind kind = Kind::page;
  std::uint32_t length = 0;
};

struct PageMessage {
  std::int32_t page = 0, pages = 0;
};

/// The life of a child after fork: limits itself, then reads a document for every request that comes through the
/// socket, until that is closed or a new child would serve better. Never returns.
[[noreturn]] void run_child(const ReadFunction& read, const Limits& limits, int socket);

}  // namespace prongsai
