#pragma once

#include <poll.h>

#include <string_view>

#include "pipeline/worker.h"

namespace prongsai::testing {

/// Waits for what a worker was given, as a batch does.
inline Result<Reading> finish(Worker& worker) {
  while (true) {
    pollfd waiting{worker.descriptor(), POLLIN, 0};
    poll(&waiting, 1, 20);
    if ((waiting.revents != 0 && !worker.exchange()) || worker.is_overdue()) return worker.finish();
  }
}

/// Takes one document through a worker.
inline Result<Reading> outcome_of(Worker& worker, std::string_view bytes) {
  const auto document = DocumentBytes::of(bytes);
  if (!document) return document.error();
  worker.give(*document, "a.pdf");
  return finish(worker);
}

inline Result<Reading> outcome_of(const ReadFunction& read, const Limits& limits = {}) {
  auto worker = Worker::start(read, limits);
  if (!worker) return worker.error();
  return outcome_of(*worker, "bytes");
}

}  // namespace prongsai::testing
