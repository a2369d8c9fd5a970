#include "pipeline/serve/painters.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include "pipeline/document_bytes.h"
#include "pipeline/passed_descriptor.h"

namespace prongsai::serve {
namespace {

/// What a page may take, and how long one waits for a painter.
const Limits limits_of_a_page{.memory_mb = 1024, .total = std::chrono::seconds(20), .silence = std::chrono::seconds(20)};
constexpr std::chrono::seconds longest_wait{5}, longest_drawing{40};

constexpr std::uint32_t most_bytes_of_a_picture = 64 << 20;

struct Wanted {
  WantedPicture picture;
  std::uint64_t size = 0;
};

struct Drawn {
  std::int32_t code = -1;  ///< of an error; -1: it is a picture
  std::uint32_t size = 0;  ///< of the picture, or of the message
};

bool send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

/// The file that comes along; none where the server has ended.
Descriptor receive_wanted(int socket, Wanted& wanted) {
  int descriptor = -1;
  const ssize_t received = receive_with_descriptor(socket, &wanted, sizeof wanted, MSG_WAITALL, descriptor);
  Descriptor file(descriptor);
  return received == static_cast<ssize_t>(sizeof wanted) ? std::move(file) : Descriptor();
}

Result<std::string> draw_one(Descriptor file, const Wanted& wanted) {
  try {
    const PagePicture picture{wanted.picture.page, wanted.picture.dpi, {}, wanted.picture.most_width};
    return draw_page_in_worker(DocumentBytes::of_known(std::move(file), wanted.size, ""), picture, limits_of_a_page);
  } catch (const std::exception& exception) {
    return Error{ErrorCode::internal, exception.what(), "", 0};
  }
}

/// The life of a painter after fork.
[[noreturn]] void paint(int socket, pid_t server) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  std::signal(SIGINT, SIG_IGN);  // Ctrl-C is for the server, which ends this one
  std::signal(SIGTERM, SIG_DFL);
  const auto own = static_cast<unsigned>(socket);
  if (own > STDERR_FILENO + 1) close_range(STDERR_FILENO + 1, own - 1, 0);
  close_range(own + 1, ~0u, 0);
  while (getppid() == server) {
    Wanted wanted;
    Descriptor file = receive_wanted(socket, wanted);
    if (!file) break;
    const auto drawn = draw_one(std::move(file), wanted);
    const std::string& content = drawn ? *drawn : drawn.error().message;
    const Drawn head{drawn ? -1 : static_cast<std::int32_t>(drawn.error().code), static_cast<std::uint32_t>(content.size())};
    if (!send_all(socket, {reinterpret_cast<const char*>(&head), sizeof head}) || !send_all(socket, content)) break;
  }
  _exit(EXIT_SUCCESS);
}

/// Fills a buffer; false where nothing more comes, in time or at all.
bool receive_all(int socket, void* data, std::size_t size, std::chrono::steady_clock::time_point end, const std::atomic<bool>& is_stopping) {
  auto* next = static_cast<char*>(data);
  while (size > 0) {
    if (is_stopping || std::chrono::steady_clock::now() > end) return false;
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
  pid_t process = -1;
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

Result<Painter> start_one() {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    return Error{ErrorCode::internal, fmt::format("no socket to a process that draws pages: {}", std::strerror(errno)), "", 0};
  }
  Descriptor own(ends[0]), childs(ends[1]);
  const pid_t server = getpid(), process = fork();
  if (process == 0) paint(childs.number(), server);
  if (process < 0) return Error{ErrorCode::internal, fmt::format("no process that draws pages: {}", std::strerror(errno)), "", 0};
  return Painter{process, std::move(own)};
}

}  // namespace

struct Painters::State {
  ~State() {
    for (Painter& painter : all) end(painter);
  }

  std::vector<Painter> all;
  std::mutex mutex;
  std::condition_variable returned;
  std::vector<Painter*> free;
};

Painters::Painters(std::unique_ptr<State> state) : state_(std::move(state)) {}
Painters::Painters(Painters&&) noexcept = default;
Painters::~Painters() = default;

Result<Painters> Painters::start(int count) {
  auto state = std::make_unique<State>();
  for (int number = 0; number < count; ++number) {
    auto painter = start_one();
    if (!painter) return painter.error();
    state->all.push_back(*std::move(painter));
  }
  for (Painter& painter : state->all) state->free.push_back(&painter);
  return Painters(std::move(state));
}

Result<std::string> Painters::draw(const OriginalFile& original, const WantedPicture& picture, const std::atomic<bool>& is_stopping) {
  Painter* painter = nullptr;
  {
    std::unique_lock lock(state_->mutex);
    if (!state_->returned.wait_for(lock, longest_wait, [&] { return !state_->free.empty(); })) {
      return Error{ErrorCode::timeout, "too many pages are being drawn", "", 0};
    }
    painter = state_->free.back();
    state_->free.pop_back();
  }
  const auto end_of_patience = std::chrono::steady_clock::now() + longest_drawing;
  const int socket = painter->socket.number();
  Drawn head;
  std::string content;
  const Wanted wanted{picture, static_cast<std::uint64_t>(original.stamp.size)};
  bool is_well = send_with_descriptor(socket, {reinterpret_cast<const char*>(&wanted), sizeof wanted}, original.file.number()) &&
                 receive_all(socket, &head, sizeof head, end_of_patience, is_stopping) && head.size <= most_bytes_of_a_picture;
  if (is_well) {
    content.resize(head.size);
    is_well = receive_all(socket, content.data(), content.size(), end_of_patience, is_stopping);
  }
  if (!is_well) {
    end(*painter);  // and does not come back: it could only be started anew while there was a single thread
    return Error{ErrorCode::internal, "a process that draws pages has ended", "", 0};
  }
  {
    const std::lock_guard lock(state_->mutex);
    state_->free.push_back(painter);
  }
  state_->returned.notify_one();
  if (head.code >= 0) return Error{static_cast<ErrorCode>(head.code), std::move(content), "", 0};
  return content;
}

}  // namespace prongsai::serve
