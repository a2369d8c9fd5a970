#include "tests/support/run_program.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <stdexcept>

namespace prongsai::testing {
namespace {

struct Pipe {
  std::array<int, 2> ends{};
  Pipe() {
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  }
};

[[noreturn]] void become(const std::string& program, const std::vector<std::string>& arguments, const ProgramOptions& options, int out, int err) {
  dup2(out, STDOUT_FILENO);
  dup2(err, STDERR_FILENO);
  for (const auto& [name, value] : options.environment) setenv(name.c_str(), value.c_str(), 1);
  if (options.most_file_bytes > 0) {
    const rlimit most{static_cast<rlim_t>(options.most_file_bytes), static_cast<rlim_t>(options.most_file_bytes)};
    setrlimit(RLIMIT_FSIZE, &most);
  }
  std::vector<char*> argv{const_cast<char*>(program.c_str())};
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  execv(program.c_str(), argv.data());
  _exit(127);
}

/// Appends what can be read now; false at the end.
bool drain(int descriptor, std::string& text) {
  std::array<char, 4096> buffer;
  const ssize_t size = read(descriptor, buffer.data(), buffer.size());
  if (size > 0) text.append(buffer.data(), static_cast<std::size_t>(size));
  return size > 0;
}

}  // namespace

ProgramOutcome run_program(const std::string& program, const std::vector<std::string>& arguments, const ProgramOptions& options) {
  Pipe out, err;
  const pid_t child = fork();
  if (child == 0) become(program, arguments, options, out.ends[1], err.ends[1]);
  close(out.ends[1]);
  close(err.ends[1]);

  ProgramOutcome outcome;
  bool interrupted = options.interrupt_after.empty();
  std::array<pollfd, 2> waiting{pollfd{out.ends[0], POLLIN, 0}, pollfd{err.ends[0], POLLIN, 0}};
  while (waiting[0].fd >= 0 || waiting[1].fd >= 0) {
    poll(waiting.data(), waiting.size(), -1);
    if (waiting[0].revents != 0 && !drain(waiting[0].fd, outcome.out)) waiting[0].fd = -1;
    if (waiting[1].revents != 0 && !drain(waiting[1].fd, outcome.err)) waiting[1].fd = -1;
    if (!interrupted && (outcome.err + outcome.out).find(options.interrupt_after) != std::string::npos) {
      kill(child, options.interrupt_by);
      interrupted = true;
    }
  }
  close(out.ends[0]);
  close(err.ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  outcome.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return outcome;
}

}  // namespace prongsai::testing
