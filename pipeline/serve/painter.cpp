#include "pipeline/serve/painter.h"

#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <utility>

#include "pipeline/document_bytes.h"
#include "pipeline/page_picture.h"
#include "pipeline/passed_descriptor.h"

namespace prongsai::serve {
namespace {

/// What a page may take.
const Limits limits_of_a_page{.memory_mb = 1024, .total = std::chrono::seconds(20), .silence = std::chrono::seconds(20)};

constexpr int socket_of_the_server = STDIN_FILENO;

bool send_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(socket_of_the_server, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

/// The file that comes along; none where the server has ended.
Descriptor receive_request(PaintRequest& wanted) {
  int descriptor = -1;
  const ssize_t received = receive_with_descriptor(socket_of_the_server, &wanted, sizeof wanted, MSG_WAITALL, descriptor);
  Descriptor file(descriptor);
  return received == static_cast<ssize_t>(sizeof wanted) ? std::move(file) : Descriptor();
}

Result<std::string> drawn_by(const DrawFunction& draw, Descriptor file, const PaintRequest& wanted) {
  try {
    auto drawn = draw(std::move(file), wanted);
    if (drawn || drawn.error().code != ErrorCode::internal) return drawn;
    return Error{ErrorCode::crashed, drawn.error().message, "", 0};
  } catch (const std::exception& exception) {
    return Error{ErrorCode::crashed, exception.what(), "", 0};
  }
}

}  // namespace

int paint(const DrawFunction& draw) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  std::signal(SIGINT, SIG_IGN);  // Ctrl-C is for the server, which ends this one
  while (true) {
    PaintRequest wanted;
    Descriptor file = receive_request(wanted);
    if (!file) return EXIT_SUCCESS;
    const auto drawn = drawn_by(draw, std::move(file), wanted);
    const std::string& content = drawn ? *drawn : drawn.error().message;
    const PaintAnswer head{drawn ? PaintAnswer::is_picture : static_cast<std::int32_t>(drawn.error().code),
                           static_cast<std::uint32_t>(content.size())};
    if (!send_all({reinterpret_cast<const char*>(&head), sizeof head}) || !send_all(content)) return EXIT_FAILURE;
  }
}

int paint_pages() {
  return paint([](Descriptor file, const PaintRequest& wanted) {
    const PagePicture picture{wanted.picture.page, wanted.picture.dpi, {}, wanted.picture.most_width};
    return draw_page_in_worker(DocumentBytes::of_known(std::move(file), wanted.size, ""), picture, limits_of_a_page);
  });
}

}  // namespace prongsai::serve
