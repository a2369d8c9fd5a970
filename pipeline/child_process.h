#pragma once

#include "pipeline/worker.h"

namespace prongsai {

/// A library may keep a little of every document: after so many a child ends.
constexpr int most_documents_of_a_child = 500;

/// The life of a child after fork: limits itself, then reads a document for every request that comes through the
/// socket (worker_protocol.h), until that is closed or a new child would serve better. Never returns.
[[noreturn]] void run_child(const ReadFunction& read, const Limits& limits, int socket);

}  // namespace prongsai
