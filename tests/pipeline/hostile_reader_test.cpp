// A reader of documents that does what no library is supposed to do, in a worker of its own: what comes of it is told in time, by its
// right name, and the parent goes on.

#include <arpa/inet.h>
#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <climits>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "pipeline/child_process.h"
#include "pipeline/sandbox.h"
#include "pipeline/wire.h"
#include "tests/support/temp_folder.h"
#include "tests/support/worker_driver.h"

namespace prongsai {
namespace {

using namespace std::chrono_literals;
using testing::finish;
using ::testing::MatchesRegex;
using testing::outcome_of;

#ifdef PRONGSAI_SANITIZED
constexpr bool is_sanitized = true;  // without a limit on address space, and with an end of its own for what is fatal
#else
constexpr bool is_sanitized = false;
#endif

/// The child's end of the socket, for those that lie: the one that it has.
int own_socket() {
  for (int descriptor = 3; descriptor < 64; ++descriptor) {
    int kind = 0;
    socklen_t size = sizeof kind;
    if (getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &kind, &size) == 0) return descriptor;
  }
  return -1;
}

bool say(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t size = write(own_socket(), bytes.data(), bytes.size());
    if (size <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(size));
  }
  return true;
}

bool say(MessageHead::Kind kind, std::uint32_t length, std::string_view content = {}) {
  const MessageHead head{kind, length};
  return say({reinterpret_cast<const char*>(&head), sizeof head}) && say(content);
}

bool say_step(std::int32_t page, std::int32_t pages) {
  const StepMessage step{0, page, pages};
  return say(MessageHead::Kind::step, sizeof step, {reinterpret_cast<const char*>(&step), sizeof step});
}

void sleep_long() { std::this_thread::sleep_for(1h); }

/// The depth of a stack, used up. The result keeps the compiler from making a loop of it.
int sink(int depth) {
  volatile char space[4096];
  space[0] = static_cast<char>(depth);
  return depth == INT_MAX ? 0 : sink(depth + 1) + space[0];
}

struct Misdeed {
  std::string name;
  std::function<void(const ReadingProgress&)> act;
  ErrorCode code;
  std::string message;  ///< a regular expression
  bool is_death = true;
  Limits limits = {};
  bool needs_memory_limit = false;
};

void PrintTo(const Misdeed& misdeed, std::ostream* out) { *out << misdeed.name; }

constexpr Limits small{.memory_mb = 512, .total = 3s, .silence = 1s};
const std::string dead = "the worker that read it died .*";
const std::string nonsense = "the worker that read it said what makes no sense";

const std::vector<Misdeed> misdeeds{
    {"hangs", [](auto&) { sleep_long(); }, ErrorCode::timeout, "1 s of 1 s for one step", true, small},
    {"spins",
     [](auto&) {
       volatile bool goes_on = true;
       while (goes_on) {
       }
     },
     ErrorCode::timeout, "1 s of 1 s for one step", true, small},
    {"crashes", [](auto&) { raise(SIGSEGV); }, ErrorCode::crashed, dead},
    {"aborts", [](auto&) { std::abort(); }, ErrorCode::crashed, dead},
    {"exits", [](auto&) { std::exit(0); }, ErrorCode::crashed, dead},
    {"exits_at_once", [](auto&) { _exit(7); }, ErrorCode::crashed, "the worker that read it died .exit code 7."},
    {"recurses", [](auto&) { std::_Exit(sink(0)); }, ErrorCode::crashed, dead},
    {"throws", [](auto&) { throw std::runtime_error("surprise"); }, ErrorCode::internal, "surprise", false},
    {"throws_what_is_no_exception", [](auto&) { throw 7; }, ErrorCode::internal, "an unknown exception", false},
    {"eats_memory",
     [](auto&) {
       std::string all;
       while (true) all.append(1 << 20, 'x');
     },
     ErrorCode::out_of_memory, "peak [0-9,]+ MiB of 512 MiB granted; --memory grants more", false, Limits{.memory_mb = 512}, true},
    {"eats_memory_and_aborts",
     [](auto&) {
       while (auto* piece = static_cast<char*>(std::malloc(1 << 20))) piece[0] = 'x';  // untouched otherwise: granted, not used
       std::abort();
     },
     ErrorCode::out_of_memory, "peak [45][0-9][0-9] MiB of 512 MiB granted; --memory grants more", true, Limits{.memory_mb = 512}, true},
    {"is_killed_by_the_system", [](auto&) { kill(getpid(), SIGKILL); }, ErrorCode::out_of_memory, "the system ended it.*--memory grants more"},
    {"takes_steps_for_ever",
     [](auto&) {
       while (say_step(1, 1)) {
       }
     },
     ErrorCode::crashed, nonsense},
    {"takes_slow_steps_for_ever",
     [](auto& progress) {
       for (int page = 1;; ++page) {
         (void)progress.begin(Stage::read, page);
         std::this_thread::sleep_for(100ms);
       }
     },
     ErrorCode::timeout, "[1-9] s of 1 s; --timeout grants more", false, Limits{.total = 1s, .silence = 10s}},
    {"claims_a_long_answer",
     [](auto&) {
       say(MessageHead::Kind::answer, UINT_MAX);
       sleep_long();
     },
     ErrorCode::limit_exceeded, "what was read takes more than the 32 MiB granted", false},
    {"sends_a_long_answer", [](auto&) { say(MessageHead::Kind::answer, UINT_MAX, std::string(100 << 20, 'x')); }, ErrorCode::limit_exceeded,
     "what was read takes more than the 32 MiB granted", false},
    {"promises_an_answer_and_hangs",
     [](auto&) {
       say(MessageHead::Kind::answer, 1000);
       sleep_long();
     },
     ErrorCode::timeout, "1 s of 1 s for one step", true, small},
    {"promises_an_answer_and_dies",
     [](auto&) {
       say(MessageHead::Kind::answer, 1000);
       _exit(0);
     },
     ErrorCode::crashed, dead},
    {"sends_noise",
     [](auto&) {
       say(std::string(100'000, '\xA5'));
       sleep_long();
     },
     ErrorCode::crashed, nonsense},
    {"answers_noise", [](auto&) { say(MessageHead::Kind::answer, 5, "\1\2\3\4\5"); }, ErrorCode::crashed, nonsense},
    {"answers_a_list_of_four_billion", [](auto&) { say(MessageHead::Kind::answer, 6, std::string_view("\0\0\xFF\xFF\xFF\xFF", 6)); },
     ErrorCode::crashed, nonsense},
    {"reads_page_minus_one",
     [](auto&) {
       say_step(-1, 3);
       sleep_long();
     },
     ErrorCode::crashed, nonsense},
    {"reads_page_four_of_three",
     [](auto&) {
       say_step(4, 3);
       sleep_long();
     },
     ErrorCode::crashed, nonsense},
    {"has_two_billion_pages_and_takes_time",
     [](auto&) {
       say_step(1, INT_MAX);
       sleep_long();
     },
     ErrorCode::timeout, "1 s of 1 s for one step", true, small},
    {"closes_its_socket",
     [](auto&) {
       close(own_socket());
       sleep_long();
     },
     ErrorCode::crashed, "the worker that read it hung up", true, small},
};

class HostileReader : public ::testing::TestWithParam<Misdeed> {};

TEST_P(HostileReader, CostsItsDocumentOnlyAndIsCalledByItsName) {
  const Misdeed& misdeed = GetParam();
  if (is_sanitized && misdeed.needs_memory_limit) GTEST_SKIP() << "sanitizers need more address space than any limit";
  auto worker = Worker::start(
      [&](auto, auto, const ReadingProgress& progress) -> Result<Reading> {
        misdeed.act(progress);
        return Reading{};
      },
      misdeed.limits);
  ASSERT_TRUE(worker);
  const auto outcome = outcome_of(*worker, "document");
  ASSERT_FALSE(outcome);
  EXPECT_EQ(to_string(outcome.error().code), to_string(misdeed.code)) << outcome.error().message;
  EXPECT_THAT(outcome.error().message, MatchesRegex(misdeed.message));
  EXPECT_EQ(worker->was_killed(), misdeed.is_death);
}

INSTANTIATE_TEST_SUITE_P(, HostileReader, ::testing::ValuesIn(misdeeds), [](const auto& misdeed) { return misdeed.param.name; });

Reading empty_reading() {
  Reading reading;
  reading.document.pages.resize(1);
  return reading;
}

TEST(HostileReading, ThatAnswersTwiceIsTakenOnce) {
  auto worker = Worker::start(
      [](auto, auto, auto&) -> Result<Reading> {
        const std::string first = encode(empty_reading());
        say(MessageHead::Kind::answer, static_cast<std::uint32_t>(first.size()), first);
        return Error{ErrorCode::damaged, "second thoughts", "read", 0};
      },
      {});
  ASSERT_TRUE(worker);
  EXPECT_TRUE(outcome_of(*worker, ""));
  std::this_thread::sleep_for(50ms);
  EXPECT_FALSE(worker->is_idle());
}

TEST(HostileReading, ThatLeaksIsDoneByAChildThatEndsBeforeItIsLarge) {
  if (is_sanitized) GTEST_SKIP() << "memory is counted otherwise";
  auto worker = Worker::start(
      [](auto, auto, auto&) -> Result<Reading> {
        static std::vector<std::string> kept;
        kept.emplace_back(20 << 20, 'x');
        return empty_reading();
      },
      {.memory_mb = 800});
  ASSERT_TRUE(worker);
  int documents = 0;
  for (; worker->is_idle() && documents < 30; ++documents) ASSERT_TRUE(outcome_of(*worker, ""));
  EXPECT_GT(documents, 2);
  EXPECT_LT(documents, 12) << "a quarter of what is granted";
}

/// What the reader's attempt came to: 0, or the errno.
struct Attempt {
  std::string name;
  std::function<int()> act;
  int expected;
};

void PrintTo(const Attempt& attempt, std::ostream* out) { *out << attempt.name; }

int error_of(bool failed) { return failed ? errno : 0; }

int most_descriptors() {
  for (int count = 0; count < 5000; ++count) {
    if (open("/dev/null", O_RDONLY) < 0) return errno;
  }
  return 0;
}

int huge_file() {
  const testing::TempFolder folder;
  const std::string piece(1 << 20, 'x');
  const int file = open((folder / "huge").c_str(), O_WRONLY | O_CREAT, 0600);
  for (int count = 0; count < 4096; ++count) {
    if (write(file, piece.data(), piece.size()) < 0) return errno;
  }
  return 0;
}

const std::vector<Attempt> attempts{
    {"open_a_socket", [] { return error_of(socket(AF_INET, SOCK_STREAM, 0) < 0); }, EPERM},
    {"open_a_local_socket", [] { return error_of(socket(AF_UNIX, SOCK_STREAM, 0) < 0); }, EPERM},
    {"run_a_program",
     [] {
       char* const none[] = {nullptr};
       return error_of(execve("/bin/true", none, none) < 0);
     },
     EPERM},
    {"make_a_process",
     [] {
       const pid_t child = fork();
       if (child == 0) _exit(0);
       return error_of(child < 0);
     },
     EPERM},
    {"trace_its_parent", [] { return error_of(ptrace(PTRACE_ATTACH, getppid(), 0, 0) < 0); }, EPERM},
    {"end_its_parent", [] { return error_of(kill(getppid(), SIGTERM) < 0); }, EPERM},
    {"make_a_thread",
     [] {
       int done = 1;
       std::thread([&] { done = 0; }).join();
       return done;
     },
     0},
    {"open_thousands_of_descriptors", most_descriptors, EMFILE},
    {"write_a_huge_file", huge_file, EFBIG},
};

class AttemptOfAReader : public ::testing::TestWithParam<Attempt> {};

TEST_P(AttemptOfAReader, ComesToWhatTheSandboxGrants) {
  if (!try_sandbox() && GetParam().expected == EPERM) GTEST_SKIP() << "no seccomp filters here";
  const auto outcome = outcome_of([&](auto, auto, auto&) -> Result<Reading> {
    Reading reading = empty_reading();
    reading.document.pages[0].number = GetParam().act();
    return reading;
  });
  ASSERT_TRUE(outcome) << render(outcome.error());
  EXPECT_EQ(outcome->document.pages[0].number, GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(, AttemptOfAReader, ::testing::ValuesIn(attempts), [](const auto& attempt) { return attempt.param.name; });

TEST(Worker, LeavesNoCoreBehind) {
  const auto outcome = outcome_of([](auto, auto, auto&) -> Result<Reading> {
    rlimit core{};
    getrlimit(RLIMIT_CORE, &core);
    Reading reading = empty_reading();
    reading.document.pages[0].number = static_cast<int>(core.rlim_max);
    return reading;
  });
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->document.pages[0].number, 0);
}

}  // namespace
}  // namespace prongsai
