#include "models/error.h"

namespace prongsai {

std::string_view to_string(ErrorCode code) noexcept {
  switch (code) {
    case ErrorCode::io_failed: return "io_failed";
    case ErrorCode::empty: return "empty";
    case ErrorCode::unsupported: return "unsupported";
    case ErrorCode::encrypted: return "encrypted";
    case ErrorCode::damaged: return "damaged";
    case ErrorCode::limit_exceeded: return "limit_exceeded";
    case ErrorCode::timeout: return "timeout";
    case ErrorCode::out_of_memory: return "out_of_memory";
    case ErrorCode::crashed: return "crashed";
    case ErrorCode::storage_failed: return "storage_failed";
    case ErrorCode::internal: return "internal";
  }
  return "internal";
}

std::string render(const Error& error) {
  std::string line(to_string(error.code));
  if (!error.message.empty()) line.append(": ").append(error.message);
  if (error.page > 0) line.append(" (page ").append(std::to_string(error.page)).append(")");
  return line;
}

}  // namespace prongsai
