#include "extractors/pdf/poppler_session.h"

#include <poppler/Error.h>
#include <poppler/GlobalParams.h>

#include <memory>
#include <string_view>

namespace prongsai {

namespace {

thread_local Complaints* listener = nullptr;

void on_poppler_error(ErrorCategory category, Goffset /*position*/, const char* message) noexcept {
  const bool about_document = category == errSyntaxError || category == errIO || category == errInternal || category == errUnimplemented;
  if (listener != nullptr && about_document) listener->hear(message);
}

}  // namespace

void start_poppler() {
  [[maybe_unused]] static const bool started = [] {
    setErrorCallback(on_poppler_error);
    globalParams = std::make_unique<GlobalParams>();
    return true;
  }();
}

Complaints::Complaints() : outer_(listener) { listener = this; }

Complaints::~Complaints() { listener = outer_; }

std::string Complaints::summary() const {
  if (count_ == 0) return {};
  if (count_ == 1) return "Poppler: " + first_;
  return "Poppler: " + std::to_string(count_) + " complaints, first: " + first_;
}

void Complaints::hear(const char* message) noexcept {
  constexpr std::size_t enough = 200;  // bytes of a message that may quote the file
  if (++count_ > 1) return;
  try {
    for (const char c : std::string_view(message).substr(0, enough)) first_ += c >= 0x20 && c < 0x7F ? c : '?';
  } catch (...) {  // no memory for a message: it stays as it is
  }
}

}  // namespace prongsai
