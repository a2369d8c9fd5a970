#include "pipeline/child_process.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <exception>
#include <new>

#include "pipeline/wire.h"

#ifdef PRONGSAI_GCOV
extern "C" void __gcov_dump(void);
#endif

namespace prongsai {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool is_sanitized = true;  // its shadow memory is terabytes of address space, its report goes to stderr
#else
constexpr bool is_sanitized = false;
#endif

/// Ends without the destructors and buffers that belong to the parent.
[[noreturn]] void leave(int code) {
#ifdef PRONGSAI_GCOV
  __gcov_dump();
#endif
  _exit(code);
}

void limit(int resource, std::int64_t value) {
  const rlimit wanted{static_cast<rlim_t>(value), static_cast<rlim_t>(value)};
  setrlimit(static_cast<__rlimit_resource_t>(resource), &wanted);
}

// The soft limit alone, so that it can follow the pages that there turn out to be.
void limit_cpu(const Limits& limits, int pages) {
  const rlimit wanted{static_cast<rlim_t>(limits.total_for(pages).count() / 1000 + 1), RLIM_INFINITY};
  setrlimit(RLIMIT_CPU, &wanted);
}

// Ctrl-C reaches the whole group of processes; what it means for a document is the parent's to say.
// A parent that is gone takes its children along.
void become_a_child(const Limits& limits) {
  signal(SIGINT, SIG_IGN);
  signal(SIGTERM, SIG_DFL);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  limit(RLIMIT_CORE, 0);
  limit_cpu(limits, 0);
  if (!is_sanitized) limit(RLIMIT_AS, limits.memory_mb * 1024 * 1024);
  const int nowhere = open("/dev/null", O_RDWR);
  dup2(nowhere, STDIN_FILENO);
  dup2(nowhere, STDOUT_FILENO);
  if (!is_sanitized) dup2(nowhere, STDERR_FILENO);
}

void send_bytes(int descriptor, const void* data, std::size_t size) {
  const char* next = static_cast<const char*>(data);
  while (size > 0) {
    const ssize_t sent = write(descriptor, next, size);
    if (sent < 0) {
      if (errno == EINTR) continue;
      leave(EXIT_FAILURE);  // the parent has hung up
    }
    next += sent;
    size -= static_cast<std::size_t>(sent);
  }
}

void send_message(int descriptor, MessageHead::Kind kind, std::string_view content) {
  const MessageHead head{kind, static_cast<std::uint32_t>(content.size())};
  send_bytes(descriptor, &head, sizeof head);
  send_bytes(descriptor, content.data(), content.size());
}

/// The one place where what a document made a library throw becomes an Error.
std::string guarded_read(const ReadFunction& read, std::string bytes, const std::string& path, const PageProgress& progress) {
  try {
    return encode(read(std::move(bytes), path, progress));
  } catch (const std::bad_alloc&) {
    return encode(Error{ErrorCode::out_of_memory, "wanted more memory than --memory grants", "read", 0});
  } catch (const std::exception& exception) {
    return encode(Error{ErrorCode::internal, exception.what(), "read", 0});
  } catch (...) {
    return encode(Error{ErrorCode::internal, "an unknown exception", "read", 0});
  }
}

}  // namespace

void run_child(const ReadFunction& read, std::string bytes, const std::string& path, const Limits& limits, int descriptor) {
  become_a_child(limits);
  const auto progress = [descriptor, &limits](int page, int pages) {
    if (page <= 1) limit_cpu(limits, pages);
    const PageMessage message{page, pages};
    send_message(descriptor, MessageHead::Kind::page, {reinterpret_cast<const char*>(&message), sizeof message});
  };
  send_message(descriptor, MessageHead::Kind::answer, guarded_read(read, std::move(bytes), path, progress));
  leave(EXIT_SUCCESS);
}

}  // namespace prongsai
