#include "pipeline/child_process.h"

#include <fcntl.h>
#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <new>

#include "pipeline/wire.h"

#ifdef PRONGSAI_GCOV
extern "C" void __gcov_dump(void);
extern "C" void __gcov_reset(void);
#endif

namespace prongsai {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool is_sanitized = true;  // its shadow memory is terabytes of address space, its report goes to stderr
#else
constexpr bool is_sanitized = false;
#endif

/// A library may keep a little of every document; and a heap that one document has torn apart serves the next ones badly.
constexpr int most_documents = 500;
constexpr std::int64_t most_kept_kb = 512 * 1024;
constexpr int heap_kept_bytes = 64 << 20;  ///< by malloc, from document to document, rather than given back and asked for again

/// What the coverage build has counted so far; it is lost when a child ends the way it does.
void keep_coverage() {
#ifdef PRONGSAI_GCOV
  __gcov_dump();
  __gcov_reset();
#endif
}

/// Ends without the destructors and buffers that belong to the parent.
[[noreturn]] void leave(int code) {
  keep_coverage();
  _exit(code);
}

void limit(int resource, std::int64_t value) {
  const rlimit wanted{static_cast<rlim_t>(value), static_cast<rlim_t>(value)};
  setrlimit(static_cast<__rlimit_resource_t>(resource), &wanted);
}

rusage usage() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage;
}

std::int64_t processor_seconds() {
  const rusage so_far = usage();
  return so_far.ru_utime.tv_sec + so_far.ru_stime.tv_sec;
}

/// Grants processor time to a document of so many pages; the kernel counts from the start of the process. The soft limit
/// alone, so that it can follow the pages that there turn out to be, and the next document.
void limit_processor_time(const Limits& limits, int pages, std::int64_t used_before) {
  rlimit wanted{};
  getrlimit(RLIMIT_CPU, &wanted);
  wanted.rlim_cur = static_cast<rlim_t>(used_before + limits.total_for(pages).count() / 1000 + 2);
  setrlimit(RLIMIT_CPU, &wanted);
}

// Ctrl-C reaches the whole group of processes; what it means for a document is the parent's to say.
// A parent that is gone takes its children along. What else the parent has open (the database, other workers)
// is none of its business.
void become_a_child(const Limits& limits, int socket) {
  signal(SIGINT, SIG_IGN);
  signal(SIGTERM, SIG_DFL);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  mallopt(M_TRIM_THRESHOLD, heap_kept_bytes);
  limit(RLIMIT_CORE, 0);
  if (!is_sanitized) limit(RLIMIT_AS, limits.memory_mb * 1024 * 1024);
  const int nowhere = open("/dev/null", O_RDWR);
  dup2(nowhere, STDIN_FILENO);
  dup2(nowhere, STDOUT_FILENO);
  if (!is_sanitized) dup2(nowhere, STDERR_FILENO);
  const auto own = static_cast<unsigned>(socket);
  close_range(STDERR_FILENO + 1, own - 1, 0);
  close_range(own + 1, ~0u, 0);
}

/// Fills a buffer from the socket; ends where the parent has nothing more to ask.
void receive_bytes(int socket, void* data, std::size_t size) {
  char* next = static_cast<char*>(data);
  while (size > 0) {
    const ssize_t received = read(socket, next, size);
    if (received < 0 && errno == EINTR) continue;
    if (received <= 0) leave(EXIT_SUCCESS);
    next += received;
    size -= static_cast<std::size_t>(received);
  }
}

std::string receive_text(int socket, std::size_t size) {
  std::string text(size, '\0');
  receive_bytes(socket, text.data(), size);
  return text;
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
std::string guarded_read(const ReadFunction& read, const RequestHead& request, int socket, const PageProgress& progress) {
  try {
    const std::string path = receive_text(socket, request.path_length);
    return encode(read(receive_text(socket, request.length), path, progress));
  } catch (const std::bad_alloc&) {
    return encode(Error{ErrorCode::out_of_memory, "wanted more memory than --memory grants", "read", 0});
  } catch (const std::exception& exception) {
    return encode(Error{ErrorCode::internal, exception.what(), "read", 0});
  } catch (...) {
    return encode(Error{ErrorCode::internal, "an unknown exception", "read", 0});
  }
}

bool is_worn(int documents, const Limits& limits) {
  return documents >= most_documents || usage().ru_maxrss > std::min(most_kept_kb, limits.memory_mb * 1024 / 4);
}

}  // namespace

void run_child(const ReadFunction& read, const Limits& limits, int socket) {
  become_a_child(limits, socket);
  for (int documents = 1;; ++documents) {
    RequestHead request;
    receive_bytes(socket, &request, sizeof request);
    const std::int64_t used_before = processor_seconds();
    limit_processor_time(limits, 0, used_before);
    const auto progress = [&](int page, int pages) {
      if (page <= 1) limit_processor_time(limits, pages, used_before);
      const PageMessage message{page, pages};
      send_message(socket, MessageHead::Kind::page, {reinterpret_cast<const char*>(&message), sizeof message});
    };
    const std::string answer = guarded_read(read, request, socket, progress);
    const bool is_last = is_worn(documents, limits);
    keep_coverage();
    send_message(socket, is_last ? MessageHead::Kind::last_answer : MessageHead::Kind::answer, answer);
    if (is_last) leave(EXIT_SUCCESS);
  }
}

}  // namespace prongsai
