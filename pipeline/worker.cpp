#include "pipeline/worker.h"

#include <fmt/core.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include "pipeline/child_process.h"
#include "pipeline/memory_use.h"
#include "pipeline/passed_descriptor.h"
#include "pipeline/wire.h"

namespace prongsai {
namespace {

constexpr int socket_buffer = 1 << 20;  ///< bytes; a reading is large: fewer wake-ups, and no harm where it is refused
constexpr int reads_in_a_row = 64;      ///< of one worker, before the others and the clocks have their turn

std::int64_t seconds(std::chrono::steady_clock::duration time) { return std::chrono::duration_cast<std::chrono::seconds>(time).count(); }

/// Whether a child that has hung up is dead, or about to be: a moment lies between the two.
bool dies_soon(pid_t child) {
  for (int tries = 0; tries < 200; ++tries) {
    siginfo_t state{};
    if (waitid(P_PID, static_cast<id_t>(child), &state, WEXITED | WNOHANG | WNOWAIT) == 0 && state.si_pid == child) return true;
    usleep(5'000);
  }
  return false;
}

}  // namespace

Result<Worker> Worker::start(const ReadFunction& read, const Limits& limits) {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    return Error{ErrorCode::internal, fmt::format("no socket to a worker: {}", std::strerror(errno)), "read", 0};
  }
  Descriptor own(ends[0]), childs(ends[1]);
  for (const int end : ends) setsockopt(end, SOL_SOCKET, SO_SNDBUF, &socket_buffer, sizeof socket_buffer);
  const pid_t child = fork();
  if (child == 0) run_child(read, limits, childs.number());
  if (child < 0) return Error{ErrorCode::internal, fmt::format("no worker process: {}", std::strerror(errno)), "read", 0};
  return Worker(child, std::move(own), limits);
}

Worker::Worker(pid_t child, Descriptor socket, const Limits& limits) : child_(child), socket_(std::move(socket)), limits_(limits) {}

Worker::Worker(Worker&& other) noexcept { *this = std::move(other); }

Worker& Worker::operator=(Worker&& other) noexcept {
  if (this == &other) return *this;
  stop();
  child_ = std::exchange(other.child_, -1);
  socket_ = std::move(other.socket_);
  limits_ = other.limits_;
  started_ = other.started_;
  heard_ = other.heard_;
  messages_ = std::move(other.messages_);
  busy_ = other.busy_;
  was_killed_ = other.was_killed_;
  peak_mb_ = other.peak_mb_;
  was_ended_from_outside_ = other.was_ended_from_outside_;
  return *this;
}

Worker::~Worker() { stop(); }

void Worker::stop() noexcept {
  if (child_ > 0) {
    kill(child_, SIGKILL);
    while (waitpid(child_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  child_ = -1;
  socket_ = Descriptor();
}

void Worker::give(const DocumentBytes& bytes, std::string_view path, const std::vector<Error>& spared) {
  const std::string pages = encode_errors(spared);
  const RequestHead head{path.size(), pages.size(), bytes.size()};
  std::string request(reinterpret_cast<const char*>(&head), sizeof head);
  request.append(path).append(pages);
  messages_ = {};
  busy_ = true;
  was_killed_ = was_ended_from_outside_ = false;
  started_ = heard_ = Clock::now();
  send_with_descriptor(socket_.number(), request, bytes.descriptor());
}

bool Worker::is_idle() const {
  char unasked = 0;
  return child_ > 0 && !busy_ && recv(socket_.number(), &unasked, 1, MSG_PEEK | MSG_DONTWAIT) < 0 && errno == EAGAIN;
}

// Only so much at a time: a child that never stops talking must not keep the parent from its clocks.
bool Worker::exchange() {
  std::array<char, 65536> buffer;
  const int steps = messages_.steps();
  for (int read = 0; read < reads_in_a_row && messages_.state() == ChildMessages::State::open; ++read) {
    const ssize_t size = recv(socket_.number(), buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (size == 0 || (size < 0 && errno != EAGAIN && errno != EINTR)) return false;
    if (size < 0) break;
    messages_.take({buffer.data(), static_cast<std::size_t>(size)});
  }
  if (messages_.steps() != steps) heard_ = Clock::now();
  return messages_.state() == ChildMessages::State::open;
}

bool Worker::is_out_of_time() const { return Clock::now() - started_ > limits_.end_for(messages_.pages()); }

bool Worker::is_overdue() const { return is_out_of_time() || Clock::now() - heard_ > limits_.silence; }

Error Worker::error(ErrorCode code, std::string message) const {
  return {code, std::move(message), std::string(to_string(step().stage)), step().page};
}

Result<Reading> Worker::finish() {
  busy_ = false;
  if (messages_.state() != ChildMessages::State::answered) return why_stopped();
  peak_mb_ = peak_memory_mb(child_);
  auto outcome = decode(messages_.answer());
  was_killed_ = !outcome && outcome.error().code == ErrorCode::crashed;
  if (was_killed_ || messages_.was_last()) stop();
  messages_ = {};
  return outcome;
}

/// Why there is no answer; ends what is left of the child.
Error Worker::why_stopped() {
  const auto now = Clock::now();
  const bool out_of_time = is_out_of_time(), silent = now - heard_ > limits_.silence;
  const bool hung_up = messages_.state() == ChildMessages::State::open && !out_of_time && !silent;
  const bool lives = hung_up && !dies_soon(child_);
  kill(child_, SIGKILL);  // one that is dead already keeps its cause of death
  int status = 0;
  rusage usage{};
  while (wait4(child_, &status, 0, &usage) < 0 && errno == EINTR) {
  }
  child_ = -1;
  peak_mb_ = usage.ru_maxrss / 1024;
  if (messages_.state() == ChildMessages::State::too_long) {
    return error(ErrorCode::limit_exceeded, ChildMessages::too_long_message());
  }
  if (out_of_time) {
    return error(ErrorCode::timeout,
                 fmt::format("{} s of {} s; --timeout grants more", seconds(now - started_), seconds(limits_.total_for(messages_.pages()))));
  }
  was_killed_ = !WIFSIGNALED(status) || WTERMSIG(status) != SIGXCPU;
  if (silent) return error(ErrorCode::timeout, fmt::format("{} s of {} s for one step", seconds(now - heard_), seconds(limits_.silence)));
  if (messages_.state() == ChildMessages::State::nonsense) return error(ErrorCode::crashed, "the worker that read it said what makes no sense");
  if (lives) return error(ErrorCode::crashed, "the worker that read it hung up");
  was_ended_from_outside_ = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
  return cause_of_death(status, usage.ru_maxrss);
}

// A library that is refused memory may end the process in its own way; a child that had used most of
// what it was granted is taken to have died of that.
Error Worker::cause_of_death(int status, std::int64_t peak_kb) const {
  const int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  const std::int64_t granted_kb = limits_.memory_mb * 1024;
  const std::int64_t taken_kb = std::max(peak_kb, messages_.last_address_space_kb());
  if (signal == SIGXCPU)
    return error(ErrorCode::timeout,
                 fmt::format("more than {} s of processor time; --timeout grants more", seconds(limits_.end_for(messages_.pages()))));
  if (signal == SIGXFSZ) return error(ErrorCode::limit_exceeded, "wrote a larger file than is granted");
  if (signal == SIGKILL)
    return error(ErrorCode::out_of_memory, "the system ended it, as it does where memory runs out; " + memory_message(taken_kb, limits_.memory_mb));
  if (peak_kb > granted_kb * 6 / 10 || taken_kb > granted_kb * 8 / 10)
    return error(ErrorCode::out_of_memory, memory_message(taken_kb, limits_.memory_mb));
  const std::string how = signal != 0 ? fmt::format("signal {}, {}", signal, strsignal(signal)) : fmt::format("exit code {}", WEXITSTATUS(status));
  return error(ErrorCode::crashed, fmt::format("the worker that read it died ({})", how));
}

}  // namespace prongsai
