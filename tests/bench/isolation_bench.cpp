// What it costs to read documents in a process of their own: the processor time of reading files in this process, and in a worker with
// all the transport there and back, turn by turn, the best of each.
//
//   isolation_bench ROUNDS FILE…        prints {"in_process": seconds, "isolated": seconds}

#include <fmt/core.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "pipeline/read_document.h"
#include "pipeline/read_file.h"
#include "pipeline/sha256.h"
#include "pipeline/worker.h"

namespace prongsai {
namespace {

void fail(const std::string& why) {
  fmt::print(stderr, "{}\n", why);
  _exit(EXIT_FAILURE);
}

/// The processor time of some work in a process that does nothing else, with its children.
double cpu_seconds(const std::function<void()>& work) {
  const pid_t child = fork();
  if (child == 0) {
    work();
    _exit(EXIT_SUCCESS);
  }
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != EXIT_SUCCESS) fail("a process of the benchmark failed");
  const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// The hash belongs to both: without it no document is known again.
void read_here(const Reader& reader, const std::vector<std::string>& files) {
  for (const std::string& file : files) {
    std::int64_t size = 0;
    auto bytes = read_file(file, size);
    if (!bytes) fail(file);
    const std::string hash = sha256(*bytes);
    if (hash.empty() || !reader.read(*std::move(bytes), file)) fail(file);
  }
}

void read_isolated(const Reader& reader, const std::vector<std::string>& files) {
  const ReadFunction read = [&](std::string bytes, std::string_view path, const ReadingProgress& progress) {
    return reader.read(std::move(bytes), path, progress);
  };
  auto worker = Worker::start(read, {});
  for (const std::string& file : files) {
    std::int64_t size = 0;
    const auto bytes = DocumentBytes::of_file(file, size);
    if (worker && !worker->is_idle()) worker = Worker::start(read, {});
    if (!bytes || !worker) fail(file);
    worker->give(*bytes, file);
    do {
      pollfd waiting{worker->descriptor(), POLLIN, 0};
      poll(&waiting, 1, -1);
    } while (worker->exchange());
    if (!worker->finish()) fail(file);
  }
}

int measure(int rounds, const std::vector<std::string>& files) {
  const char* folder = std::getenv("PRONGSAI_DATA");
  const auto reader = Reader::create(folder != nullptr ? folder : PRONGSAI_SOURCE_DIR "/data");
  if (!reader) fail(render(reader.error()));
  double in_process = std::numeric_limits<double>::max(), isolated = in_process;
  for (int round = 0; round < rounds; ++round) {
    in_process = std::min(in_process, cpu_seconds([&] { read_here(*reader, files); }));
    isolated = std::min(isolated, cpu_seconds([&] { read_isolated(*reader, files); }));
  }
  fmt::print("{{\"in_process\": {:.3f}, \"isolated\": {:.3f}}}\n", in_process, isolated);
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace prongsai

int main(int argc, char** argv) {
  if (argc < 3) return EXIT_FAILURE;
  return prongsai::measure(std::max(1, std::atoi(argv[1])), {argv + 2, argv + argc});
}
