#include "pipeline/child_process.h"

#include <fcntl.h>
#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>
#include <stdexcept>
#include <utility>

#include "pipeline/last_words.h"
#include "pipeline/memory_use.h"
#include "pipeline/passed_descriptor.h"
#include "pipeline/sandbox.h"
#include "pipeline/wire.h"
#include "pipeline/worker_protocol.h"

#ifdef PRONGSAI_GCOV
extern "C" void __gcov_dump(void);
extern "C" void __gcov_reset(void);
#endif

namespace prongsai {
namespace {

#ifdef PRONGSAI_SANITIZED
constexpr bool is_sanitized = true;  // its shadow memory is terabytes of address space, its report goes to stderr
#else
constexpr bool is_sanitized = false;
#endif

/// A heap that one document has torn apart serves the next ones badly.
constexpr std::int64_t most_kept_kb = 512 * 1024;
constexpr std::int64_t most_bytes_of_a_file = 64 << 20;  ///< of all that is written, pages in the OCR cache are the largest: a hundredth
constexpr int most_descriptors = 256;
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
  wanted.rlim_cur = static_cast<rlim_t>(used_before + limits.end_for(pages).count() / 1000 + 2);
  setrlimit(RLIMIT_CPU, &wanted);
}

/// Where the system has to end something because memory runs out, it is to be a child and not the parent.
void be_the_first_to_go() {
  constexpr std::string_view score = "500";
  const Descriptor file(open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC));
  (void)!write(file.number(), score.data(), score.size());
}

// Ctrl-C reaches the whole group of processes; what it means for a document is the parent's to say.
// A parent that is gone takes its children along. What else the parent has open (the database, other workers)
// is none of its business.
void become_a_child(const Limits& limits, int socket) {
  signal(SIGINT, SIG_IGN);
  signal(SIGTERM, SIG_DFL);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  be_the_first_to_go();
  mallopt(M_TRIM_THRESHOLD, heap_kept_bytes);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, most_bytes_of_a_file);
  signal(SIGXFSZ, SIG_IGN);  // writing fails, as on a full disk
  limit(RLIMIT_NOFILE, most_descriptors);
  if (!is_sanitized) limit(RLIMIT_AS, limits.memory_mb * 1024 * 1024);
  const int nowhere = open("/dev/null", O_RDWR);
  dup2(nowhere, STDIN_FILENO);
  dup2(nowhere, STDOUT_FILENO);
  if (!is_sanitized) dup2(nowhere, STDERR_FILENO);
  const auto own = static_cast<unsigned>(socket);
  close_range(STDERR_FILENO + 1, own - 1, 0);
  close_range(own + 1, ~0u, 0);
  (void)refuse_network_and_processes();  // where that cannot be had, prongsai doctor says so
}

/// Fills a buffer; ends where the parent has nothing more to ask. What else comes with it, a descriptor, is the result, or -1.
int receive_bytes(int socket, void* data, std::size_t size) {
  char* next = static_cast<char*>(data);
  int descriptor = -1;
  while (size > 0) {
    const ssize_t received = receive_with_descriptor(socket, next, size, 0, descriptor);
    if (received <= 0) leave(EXIT_SUCCESS);
    next += received;
    size -= static_cast<std::size_t>(received);
  }
  return descriptor;
}

std::string receive_text(int socket, std::size_t size) {
  std::string text(size, '\0');
  receive_bytes(socket, text.data(), size);
  return text;
}

/// What a child is asked to read.
struct Request {
  std::string path;
  std::vector<Error> spared;
  Descriptor content;
  std::size_t length = 0;
};

Request receive_request(int socket) {
  RequestHead head;
  Request request;
  request.content = Descriptor(receive_bytes(socket, &head, sizeof head));
  request.path = receive_text(socket, head.path_length);
  request.spared = decode_errors(receive_text(socket, head.spared_length));
  request.length = head.length;
  return request;
}

/// The document itself. It may be larger than what is granted: std::bad_alloc.
std::string content_of(const Request& request) {
  std::string bytes(request.length, '\0');
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t got = pread(request.content.number(), bytes.data() + filled, bytes.size() - filled, static_cast<off_t>(filled));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) throw std::runtime_error("its bytes did not arrive");
    filled += static_cast<std::size_t>(got);
  }
  return bytes;
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

/// The one place where what a document made a library throw becomes an Error; a page's is caught where the page is read.
std::string guarded_read(const ReadFunction& read, const Request& request, const ReadingProgress& progress, const Step& step) {
  const auto failure = [&](ErrorCode code, std::string message) {
    return encode(Error{code, std::move(message), std::string(to_string(step.stage)), step.page});
  };
  try {
    std::string answer = encode(read(content_of(request), request.path, progress));
    if (answer.size() <= ChildMessages::most_bytes_of_an_answer) return answer;
    return failure(ErrorCode::limit_exceeded, ChildMessages::too_long_message());
  } catch (const std::bad_alloc&) {
    return failure(ErrorCode::out_of_memory, memory_message());
  } catch (const std::exception& exception) {
    return failure(ErrorCode::internal, exception.what());
  } catch (...) {
    return failure(ErrorCode::internal, "an unknown exception");
  }
}

bool is_worn(int documents, const Limits& limits) {
  return documents >= most_documents_of_a_child || usage().ru_maxrss > std::min(most_kept_kb, limits.memory_mb * 1024 / 4);
}

}  // namespace

void run_child(const ReadFunction& read, const Limits& limits, int socket) {
  become_a_child(limits, socket);
  if (!is_sanitized) leave_last_words(socket);
  for (int documents = 1;; ++documents) {
    Request request = receive_request(socket);
    const std::int64_t used_before = processor_seconds();
    limit_processor_time(limits, 0, used_before);
    Step last;
    const auto announce = [&](const Step& step) {
      if (step.pages > last.pages) limit_processor_time(limits, step.pages, used_before);
      last = {step.stage, step.page, std::max(step.pages, last.pages)};
      const StepMessage message{static_cast<std::uint32_t>(step.stage), step.page, step.pages};
      send_message(socket, MessageHead::Kind::step, {reinterpret_cast<const char*>(&message), sizeof message});
    };
    const ReadingProgress progress(announce, std::move(request.spared), limits);
    const std::string answer = guarded_read(read, request, progress, last);
    const bool is_last = is_worn(documents, limits);
    keep_coverage();
    send_message(socket, is_last ? MessageHead::Kind::last_answer : MessageHead::Kind::answer, answer);
    if (is_last) leave(EXIT_SUCCESS);
  }
}

}  // namespace prongsai
