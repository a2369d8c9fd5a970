#include "pipeline/interrupt.h"

#include <csignal>
#include <initializer_list>

namespace prongsai {
namespace {

volatile sig_atomic_t requested_by = 0;  // the only thing a signal handler may touch

void handle_with(int signal, void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;  // no SA_RESTART: waiting calls must wake up
  sigaction(signal, &action, nullptr);
}

extern "C" void note_request(int signal) {
  if (requested_by != 0) {
    handle_with(signal, SIG_DFL);
    raise(signal);  // comes once this handler is left
  }
  requested_by = signal;
}

}  // namespace

InterruptGuard::InterruptGuard() {
  requested_by = 0;
  for (const int signal : {SIGINT, SIGTERM}) handle_with(signal, note_request);
  for (const int signal : {SIGPIPE, SIGXFSZ}) handle_with(signal, SIG_IGN);
}

InterruptGuard::~InterruptGuard() {
  requested_by = 0;
  for (const int signal : {SIGINT, SIGTERM, SIGPIPE, SIGXFSZ}) handle_with(signal, SIG_DFL);
}

bool InterruptGuard::requested() noexcept { return requested_by != 0; }

int InterruptGuard::exit_code() noexcept { return 128 + requested_by; }

}  // namespace prongsai
