#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pipeline/worker.h"

namespace prongsai {

/// What a child sends: a kind, the length of what follows (host order), and that many bytes.
struct MessageHead {
  enum class Kind : std::uint32_t { page = 1, answer = 2 };
  Kind kind = Kind::page;
  std::uint32_t length = 0;
};

struct PageMessage {
  std::int32_t page = 0, pages = 0;
};

/// The life of a child after fork: limits itself, reads the document, sends messages into the pipe,
/// exits. Never returns.
[[noreturn]] void run_child(const ReadFunction& read, std::string bytes, const std::string& path, const Limits& limits, int descriptor);

}  // namespace prongsai
