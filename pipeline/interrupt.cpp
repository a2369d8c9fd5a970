#include "pipeline/interrupt.h"

#include <csignal>

namespace prongsai {
namespace {

volatile sig_atomic_t was_requested = 0;  // the only thing a signal handler may touch

extern "C" void note_request(int) { was_requested = 1; }

void handle_with(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;  // no SA_RESTART: waiting calls must wake up
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

}  // namespace

InterruptGuard::InterruptGuard() {
  was_requested = 0;
  handle_with(note_request);
}

InterruptGuard::~InterruptGuard() { handle_with(SIG_DFL); }

bool InterruptGuard::requested() noexcept { return was_requested != 0; }

}  // namespace prongsai
