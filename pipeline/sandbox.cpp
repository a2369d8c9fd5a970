#include "pipeline/sandbox.h"

#include <fmt/core.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

namespace prongsai {
namespace {

struct ReleaseFilter {
  void operator()(void* filter) const noexcept { seccomp_release(filter); }
};
using Filter = std::unique_ptr<void, ReleaseFilter>;

/// By name: what this kernel, or the architecture, does not have is left out.
constexpr std::array refused{
    // Network. Both sides of the worker's own socket are there already.
    "socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "io_uring_setup", "io_uring_enter", "io_uring_register",
    // Programs and processes.
    "execve", "execveat", "fork", "vfork", "ptrace", "process_vm_readv", "process_vm_writev", "pidfd_open", "pidfd_getfd", "pidfd_send_signal",
    "tkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo", "setpgid", "setsid", "kcmp",
    // The machine.
    "mount", "umount2", "move_mount", "open_tree", "fsopen", "fsmount", "fsconfig", "fspick", "mount_setattr", "pivot_root", "chroot", "unshare",
    "setns", "swapon", "swapoff", "reboot", "sethostname", "setdomainname", "settimeofday", "clock_settime", "clock_adjtime", "adjtimex",
    "init_module", "finit_module", "delete_module", "kexec_load", "kexec_file_load", "acct", "quotactl", "syslog", "iopl", "ioperm", "bpf",
    "perf_event_open", "userfaultfd", "add_key", "request_key", "keyctl", "personality", "open_by_handle_at", "name_to_handle_at",
    // Files of others, and other users.
    "setuid", "setgid", "setreuid", "setregid", "setresuid", "setresgid", "setgroups", "setfsuid", "setfsgid", "capset", "mknod", "mknodat", "chown",
    "fchown", "lchown", "fchownat"};

/// Adds what is refused; the first failure, or 0.
int add_rules(void* filter) {
  constexpr std::uint32_t refusal = SCMP_ACT_ERRNO(EPERM);
  int failure = 0;
  const auto note = [&](int status) {
    if (status != 0 && failure == 0) failure = status;
  };
  for (const char* name : refused) {
    if (const int call = seccomp_syscall_resolve_name(name); call >= 0) note(seccomp_rule_add(filter, refusal, call, 0));
  }
  // A thread is a process to the kernel; what tells them apart is a flag, which clone3 hides in memory: the C library then takes clone.
  note(seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0));
  note(seccomp_rule_add(filter, refusal, SCMP_SYS(clone), 1, SCMP_A0_64(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0)));
  const auto own = static_cast<scmp_datum_t>(getpid());
  note(seccomp_rule_add(filter, refusal, SCMP_SYS(kill), 1, SCMP_A0_32(SCMP_CMP_NE, own)));
  note(seccomp_rule_add(filter, refusal, SCMP_SYS(tgkill), 1, SCMP_A0_32(SCMP_CMP_NE, own)));
  return failure;
}

}  // namespace

Status refuse_network_and_processes() {
  const Filter filter(seccomp_init(SCMP_ACT_ALLOW));
  int failure = filter ? 0 : -ENOMEM;
  if (failure == 0) failure = add_rules(filter.get());
  // No attribute is worth failing for. SSB: the kernel need not slow this process down, which runs no code of others. OPTIMIZE: by a tree.
  if (failure == 0) {
    (void)seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_SSB, 1);
    (void)seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_OPTIMIZE, 2);
    failure = seccomp_load(filter.get());
  }
  if (failure == 0) return Done{};
  return Error{ErrorCode::internal, fmt::format("the kernel refuses seccomp filters: {}", std::strerror(-failure)), "read", 0};
}

Status try_sandbox() {
  enum Outcome { held, no_filter, leaked };
  const pid_t child = fork();
  if (child == 0) {
    if (!refuse_network_and_processes()) _exit(no_filter);
    _exit(socket(AF_INET, SOCK_STREAM, 0) < 0 && errno == EPERM ? held : leaked);
  }
  int status = 0;
  while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == held) return Done{};
  const bool is_leaky = child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == leaked;
  return Error{ErrorCode::internal, is_leaky ? "the kernel takes a seccomp filter and does not keep to it" : "the kernel takes no seccomp filter",
               "read", 0};
}

}  // namespace prongsai
