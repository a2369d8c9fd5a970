#include "pipeline/last_words.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdint>

#include "pipeline/worker_protocol.h"

namespace prongsai {
namespace {

// What a dying child still says. In a handler of signals: nothing but system calls, and memory that is there.
int socket_of_last_words = -1;

std::int64_t address_space_kb() {
  std::array<char, 32> text{};
  const int statm = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  const ssize_t size = read(statm, text.data(), text.size() - 1);
  close(statm);
  std::int64_t pages = 0;
  for (ssize_t at = 0; at < size && text[static_cast<std::size_t>(at)] != ' '; ++at) pages = pages * 10 + (text[static_cast<std::size_t>(at)] - '0');
  return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

extern "C" void say_last_words(int signal_number) {
  struct {
    MessageHead head{MessageHead::Kind::last_words, sizeof(LastWords)};
    LastWords words{};
  } message;
  message.words.address_space_kb = address_space_kb();
  (void)!write(socket_of_last_words, &message, sizeof message);
  raise(signal_number);  // takes effect when the handler returns, with what the system does by itself
}

}  // namespace

// On a stack of its own: the other one may be used up.
void leave_last_words(int socket) {
  static std::array<char, 32768> stack;
  const stack_t own{stack.data(), 0, stack.size()};
  sigaltstack(&own, nullptr);
  socket_of_last_words = socket;
  struct sigaction action {};
  action.sa_handler = say_last_words;
  action.sa_flags = static_cast<int>(SA_ONSTACK | SA_RESETHAND);
  for (const int fatal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) sigaction(fatal, &action, nullptr);
}

}  // namespace prongsai
