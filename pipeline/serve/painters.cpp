#include "pipeline/serve/painters.h"

#include <fmt/core.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstring>
#include <deque>
#include <mutex>
#include <utility>
#include <vector>

#include "pipeline/passed_descriptor.h"

namespace prongsai::serve {
namespace {

using Clock = std::chrono::steady_clock;

/// How long one waits for a painter, and for its picture.
constexpr std::chrono::seconds longest_wait{5}, longest_drawing{40};

constexpr std::uint32_t most_bytes_of_a_picture = 64 << 20;

Error not_now(std::string message) { return {ErrorCode::internal, std::move(message), "", 0}; }

/// Fills a buffer; false where nothing more comes, in time or at all.
bool receive_all(int socket, void* data, std::size_t size, Clock::time_point end, const std::atomic<bool>& is_stopping) {
  auto* next = static_cast<char*>(data);
  while (size > 0) {
    if (is_stopping || Clock::now() > end) return false;
    pollfd waiting{socket, POLLIN, 0};
    constexpr int look_around_ms = 100;
    if (poll(&waiting, 1, look_around_ms) <= 0) continue;
    const ssize_t got = recv(socket, next, size, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    next += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

struct Painter {
  pid_t process = -1;  ///< none: it is to be replaced
  Descriptor socket;
};

void end(Painter& painter) {
  if (painter.process > 0) {
    kill(painter.process, SIGKILL);
    while (waitpid(painter.process, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  painter = {};
}

bool has_ended(Painter& painter) {
  if (painter.process > 0 && waitpid(painter.process, nullptr, WNOHANG) == 0) return false;
  painter = {};
  return true;
}

/// How a painter begins: with its socket as standard input, none of this process's other files, and no signal held back.
class SpawnSettings {
 public:
  explicit SpawnSettings(int socket) {
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, socket, STDIN_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
  }
  ~SpawnSettings() {
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
  }
  SpawnSettings(const SpawnSettings&) = delete;
  SpawnSettings& operator=(const SpawnSettings&) = delete;

  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
};

// A program of its own, not a fork: this process has threads by the time that one is replaced.
Result<Painter> start_one(const std::string& program) {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    return not_now(fmt::format("no socket to a process that draws pages: {}", std::strerror(errno)));
  }
  Descriptor own(ends[0]), childs(ends[1]);
  const SpawnSettings settings(childs.number());
  std::string name = "prongsai", word(painter_word);
  const std::array<char*, 3> arguments{name.data(), word.data(), nullptr};
  pid_t process = -1;
  const int failure = posix_spawn(&process, program.c_str(), &settings.actions, &settings.attributes, arguments.data(), environ);
  if (failure != 0) return not_now(fmt::format("no process that draws pages: {}", std::strerror(failure)));
  return Painter{process, std::move(own)};
}

/// What came of asking one painter.
enum class Came { answer, death, nothing };

Came ask(const Painter& painter, const OriginalFile& original, const WantedPicture& picture, const std::atomic<bool>& is_stopping, PaintAnswer& head,
         std::string& content) {
  const auto end_of_patience = Clock::now() + longest_drawing;
  const int socket = painter.socket.number();
  const PaintRequest wanted{picture, static_cast<std::uint64_t>(original.stamp.size)};
  bool is_well = send_with_descriptor(socket, {reinterpret_cast<const char*>(&wanted), sizeof wanted}, original.file.number()) &&
                 receive_all(socket, &head, sizeof head, end_of_patience, is_stopping) && head.size <= most_bytes_of_a_picture;
  if (is_well) {
    content.resize(head.size);
    is_well = receive_all(socket, content.data(), content.size(), end_of_patience, is_stopping);
  }
  if (is_well) return Came::answer;
  return is_stopping || Clock::now() > end_of_patience ? Came::nothing : Came::death;
}

}  // namespace

struct Painters::State {
  ~State() {
    for (Painter& painter : all) end(painter);
  }

  Result<Painter*> take();
  void give_back(Painter& painter);
  bool may_replace();

  std::string program;
  std::vector<Painter> all;
  std::mutex mutex;
  std::condition_variable returned;
  std::vector<Painter*> free;
  std::deque<Clock::time_point> replaced;  ///< when, within the last minute
};

/// One that is alive, as far as one can know.
Result<Painter*> Painters::State::take() {
  std::unique_lock lock(mutex);
  if (!returned.wait_for(lock, longest_wait, [&] { return !free.empty(); })) return not_now("too many pages are being drawn");
  Painter* const painter = free.back();
  if (has_ended(*painter)) {
    if (!may_replace()) return not_now("the processes that draw pages keep dying");
    auto another = start_one(program);
    if (!another) return another.error();
    *painter = *std::move(another);
  }
  free.pop_back();
  return painter;
}

void Painters::State::give_back(Painter& painter) {
  {
    const std::lock_guard lock(mutex);
    free.push_back(&painter);
  }
  returned.notify_one();
}

bool Painters::State::may_replace() {
  const auto now = Clock::now();
  while (!replaced.empty() && now - replaced.front() > std::chrono::minutes(1)) replaced.pop_front();
  if (replaced.size() >= most_replaced) return false;
  replaced.push_back(now);
  return true;
}

Painters::Painters(std::unique_ptr<State> state) : state_(std::move(state)) {}
Painters::Painters(Painters&&) noexcept = default;
Painters::~Painters() = default;

Result<Painters> Painters::start(int count, std::string program) {
  auto state = std::make_unique<State>();
  state->program = std::move(program);
  for (int number = 0; number < count; ++number) {
    auto painter = start_one(state->program);
    if (!painter) return painter.error();
    state->all.push_back(*std::move(painter));
  }
  for (Painter& painter : state->all) state->free.push_back(&painter);
  return Painters(std::move(state));
}

Result<std::string> Painters::draw(const OriginalFile& original, const WantedPicture& picture, const std::atomic<bool>& is_stopping) {
  constexpr int most_attempts = 2;
  for (int attempt = 0; attempt < most_attempts; ++attempt) {
    const auto painter = state_->take();
    if (!painter) return painter.error();
    PaintAnswer head;
    std::string content;
    const Came came = ask(**painter, original, picture, is_stopping, head, content);
    if (came != Came::answer) end(**painter);
    state_->give_back(**painter);
    if (came == Came::nothing) {
      return is_stopping ? not_now("the server ends") : Error{ErrorCode::timeout, "the process that drew it does not answer", "", 0};
    }
    if (came == Came::death) continue;
    if (head.code == PaintAnswer::is_picture) return content;
    return Error{static_cast<ErrorCode>(head.code), std::move(content), "", 0};
  }
  return Error{ErrorCode::crashed, "the processes that were to draw it died", "", 0};
}

}  // namespace prongsai::serve
