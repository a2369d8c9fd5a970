#include "pipeline/background_task.h"

#include <signal.h>
#include <sys/eventfd.h>

#include <exception>
#include <utility>

namespace prongsai {
namespace {

/// Signals are the main thread's: it is the one that waits.
class SignalsBlocked {
 public:
  SignalsBlocked() {
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  ~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_{};
};

Status outcome_of(const std::function<Status()>& work) {
  try {
    return work();
  } catch (const std::exception& failure) {
    return Error{ErrorCode::internal, failure.what(), "load", 0};
  }
}

}  // namespace

BackgroundTask::BackgroundTask(std::function<Status()> work) : done_(eventfd(0, EFD_CLOEXEC)) {
  const SignalsBlocked while_it_inherits_them;
  thread_ = std::thread([this, work = std::move(work)] {
    status_ = outcome_of(work);
    is_done_ = true;
    if (done_) eventfd_write(done_.number(), 1);
  });
}

BackgroundTask::~BackgroundTask() {
  if (thread_.joinable()) thread_.join();
}

Status BackgroundTask::result() {
  if (thread_.joinable()) thread_.join();
  return *status_;
}

}  // namespace prongsai
