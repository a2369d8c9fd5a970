#include "pipeline/worker.h"

#include <fmt/core.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include "pipeline/child_process.h"
#include "pipeline/wire.h"

namespace prongsai {
namespace {

constexpr std::size_t most_bytes_of_an_answer = std::size_t{1} << 30;
constexpr int socket_buffer = 1 << 20;  ///< bytes; a document and a reading are large: fewer wake-ups, and no harm where it is refused

Error read_error(ErrorCode code, std::string message) { return {code, std::move(message), "read", 0}; }

}  // namespace

Result<Worker> Worker::start(const ReadFunction& read, const Limits& limits) {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    return read_error(ErrorCode::internal, fmt::format("no socket to a worker: {}", std::strerror(errno)));
  }
  for (const int end : ends) setsockopt(end, SOL_SOCKET, SO_SNDBUF, &socket_buffer, sizeof socket_buffer);
  const pid_t child = fork();
  if (child == 0) run_child(read, limits, ends[1]);
  close(ends[1]);
  if (child < 0) {
    close(ends[0]);
    return read_error(ErrorCode::internal, fmt::format("no worker process: {}", std::strerror(errno)));
  }
  return Worker(child, ends[0], limits);
}

Worker::Worker(pid_t child, int descriptor, const Limits& limits) : child_(child), descriptor_(descriptor), limits_(limits) {}

Worker::Worker(Worker&& other) noexcept { *this = std::move(other); }

Worker& Worker::operator=(Worker&& other) noexcept {
  if (this == &other) return *this;
  stop();
  child_ = std::exchange(other.child_, -1);
  descriptor_ = std::exchange(other.descriptor_, -1);
  limits_ = other.limits_;
  started_ = other.started_;
  heard_ = other.heard_;
  to_send_ = std::move(other.to_send_);
  sent_ = other.sent_;
  received_ = std::move(other.received_);
  answer_ = std::move(other.answer_);
  busy_ = other.busy_;
  was_last_ = other.was_last_;
  too_much_ = other.too_much_;
  page_ = other.page_;
  pages_ = other.pages_;
  return *this;
}

Worker::~Worker() { stop(); }

void Worker::stop() noexcept {
  if (child_ > 0) {
    kill(child_, SIGKILL);
    while (waitpid(child_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  if (descriptor_ >= 0) close(descriptor_);
  child_ = descriptor_ = -1;
}

void Worker::give(std::string_view bytes, std::string_view path) {
  const RequestHead head{path.size(), bytes.size()};
  to_send_.assign(reinterpret_cast<const char*>(&head), sizeof head);
  to_send_.append(path).append(bytes);
  sent_ = 0;
  answer_.reset();
  page_ = pages_ = 0;
  busy_ = true;
  started_ = heard_ = Clock::now();
  send();
}

bool Worker::is_idle() const {
  char unasked = 0;
  return child_ > 0 && !busy_ && recv(descriptor_, &unasked, 1, MSG_PEEK | MSG_DONTWAIT) < 0 && errno == EAGAIN;
}

short Worker::events() const { return static_cast<short>(sent_ < to_send_.size() ? POLLIN | POLLOUT : POLLIN); }

bool Worker::exchange() { return send() && receive() && !answer_; }

/// False where the child is gone.
bool Worker::send() {
  while (sent_ < to_send_.size()) {
    const ssize_t size = ::send(descriptor_, to_send_.data() + sent_, to_send_.size() - sent_, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return errno == EAGAIN;
    sent_ += static_cast<std::size_t>(size);
  }
  to_send_.clear();
  sent_ = 0;
  return true;
}

/// False where the child has hung up or says too much.
bool Worker::receive() {
  std::array<char, 65536> buffer;
  while (!answer_) {
    const ssize_t size = recv(descriptor_, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (size < 0) return errno == EAGAIN || errno == EINTR;
    if (size == 0) return false;
    received_.append(buffer.data(), static_cast<std::size_t>(size));
    too_much_ = received_.size() > most_bytes_of_an_answer;
    if (too_much_) return false;
    take_messages();
  }
  return true;
}

void Worker::take_messages() {
  MessageHead head;
  while (received_.size() >= sizeof head) {
    std::memcpy(&head, received_.data(), sizeof head);
    if (received_.size() < sizeof head + head.length) return;
    heard_ = Clock::now();
    std::string content = received_.substr(sizeof head, head.length);
    received_.erase(0, sizeof head + head.length);
    if (PageMessage message; head.kind == MessageHead::Kind::page && content.size() == sizeof message) {
      std::memcpy(&message, content.data(), sizeof message);
      page_ = message.page;
      pages_ = message.pages;
    } else {
      answer_ = std::move(content);
      was_last_ = head.kind != MessageHead::Kind::answer || !received_.empty();  // who goes on talking is not to be trusted
      return;
    }
  }
}

bool Worker::is_overdue() const {
  const auto now = Clock::now();
  return now - started_ > limits_.total_for(pages_) || now - heard_ > limits_.silence;
}

Result<Reading> Worker::finish() {
  busy_ = false;
  if (answer_) {
    if (was_last_) stop();
    return decode(*answer_);
  }
  const bool overdue = is_overdue();
  kill(child_, SIGKILL);  // one that is dead already keeps its cause of death
  int status = 0;
  rusage usage{};
  while (wait4(child_, &status, 0, &usage) < 0 && errno == EINTR) {
  }
  child_ = -1;
  if (too_much_) return read_error(ErrorCode::limit_exceeded, "what was read is larger than 1 GiB");
  if (overdue) {
    const bool silent = Clock::now() - started_ <= limits_.total_for(pages_);
    return read_error(ErrorCode::timeout,
                      silent ? fmt::format("no page was finished for {} s", limits_.silence.count())
                             : fmt::format("took longer than {} s; --timeout grants more", limits_.total_for(pages_).count() / 1000));
  }
  return cause_of_death(status, usage.ru_maxrss);
}

// A library that is refused memory may end the process in its own way; a child that had used most of
// what it was granted is taken to have died of that.
Error Worker::cause_of_death(int status, std::int64_t peak_kb) const {
  const std::string where = page_ > 0 ? fmt::format(" after page {}", page_) : "";
  const int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  if (signal == SIGXCPU)
    return read_error(ErrorCode::timeout, fmt::format("took longer than {} s; --timeout grants more", limits_.total_for(pages_).count() / 1000));
  if (signal == SIGKILL || peak_kb > limits_.memory_mb * 1024 * 6 / 10) {
    return read_error(ErrorCode::out_of_memory, fmt::format("the worker ran out of memory{}; --memory grants more", where));
  }
  const std::string how = signal != 0 ? fmt::format("signal {}, {}", signal, strsignal(signal)) : fmt::format("exit code {}", WEXITSTATUS(status));
  return read_error(ErrorCode::crashed, fmt::format("the worker that read it died{} ({})", where, how));
}

}  // namespace prongsai
