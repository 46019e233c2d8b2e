#include "base/process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <string_view>
#include <thread>

namespace base {
namespace {

enum class Group { own, own_session };

// Blocks in this thread the signals that end us, for the lifetime of the object.
class BlockedSignals {
 public:
  BlockedSignals() {
    sigemptyset(&ending_);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&ending_, signal);
    pthread_sigmask(SIG_BLOCK, &ending_, &before_);
    descriptor_ = ::signalfd(-1, &ending_, SFD_CLOEXEC);
  }
  BlockedSignals(const BlockedSignals&) = delete;
  BlockedSignals& operator=(const BlockedSignals&) = delete;
  ~BlockedSignals() {
    if (descriptor_ >= 0) ::close(descriptor_);
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    if (taken_ != 0) ::kill(::getpid(), taken_);
  }

  int descriptor() const { return descriptor_; }
  const sigset_t& before() const { return before_; }
  // Reads the pending signal. The destructor sends it to us again.
  void take() {
    signalfd_siginfo info{};
    if (::read(descriptor_, &info, sizeof info) == sizeof info)
      taken_ = static_cast<int>(info.ssi_signo);
  }

 private:
  sigset_t ending_{};
  sigset_t before_{};
  int descriptor_ = -1;
  int taken_ = 0;
};

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  all.reserve(texts.size() + 1);
  for (std::string& text : texts) all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

std::string_view name_of(std::string_view variable) {
  return variable.substr(0, variable.find('='));
}

std::vector<std::string> environment_of(const Program& program) {
  std::vector<std::string> all = program.environment;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const bool is_set =
        std::any_of(program.environment.begin(), program.environment.end(),
                    [&](const std::string& own) { return name_of(own) == name_of(*variable); });
    if (!is_set) all.emplace_back(*variable);
  }
  return all;
}

// The descriptors for a program's standard output and standard error.
struct Streams {
  int output = STDERR_FILENO;
  int errors = STDERR_FILENO;
};

// An anonymous file in memory.
class MemoryFile {
 public:
  MemoryFile() : descriptor_(::memfd_create("printed", MFD_CLOEXEC)) {}
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }

  int descriptor() const { return descriptor_; }
  std::string content() const {
    std::string all;
    std::array<char, 65536> buffer{};
    for (;;) {
      const auto size =
          ::pread(descriptor_, buffer.data(), buffer.size(), static_cast<off_t>(all.size()));
      if (size <= 0) return all;
      all.append(buffer.data(), static_cast<std::size_t>(size));
    }
  }

 private:
  int descriptor_;
};

// Starts the program with the signal mask `mask`. Returns 0 or errno.
int spawn(const Program& program, Group group, const sigset_t& mask, const Streams& streams,
          pid_t& id) {
  std::vector<std::string> words = program.words;
  std::vector<std::string> variables = environment_of(program);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, streams.output, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, streams.errors, STDERR_FILENO);
  posix_spawn_file_actions_addchdir_np(&actions, program.folder.c_str());
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  const int how = group == Group::own ? POSIX_SPAWN_SETPGROUP : POSIX_SPAWN_SETSID;
  posix_spawnattr_setflags(&attributes, static_cast<short>(how | POSIX_SPAWN_SETSIGMASK));
  posix_spawnattr_setsigmask(&attributes, &mask);
  const int fault = ::posix_spawnp(&id, words.front().c_str(), &actions, &attributes,
                                   pointers(words).data(), pointers(variables).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return fault;
}

ProcessResult wait_for(pid_t id) {
  int status = 0;
  while (::waitpid(id, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFSIGNALED(status)) return {ProcessResult::Outcome::killed, WTERMSIG(status)};
  return {ProcessResult::Outcome::exited, WEXITSTATUS(status)};
}

// Waits for the program. Returns false when the time is over or a signal arrives. Returns true when
// the program has ended, or when only waitpid() can wait for it.
bool ends_by_itself(pid_t id, std::chrono::milliseconds limit, BlockedSignals& signals) {
  // glibc 2.36 declares pidfd_open() without C linkage.
  const int program = static_cast<int>(::syscall(SYS_pidfd_open, id, 0));
  if (program < 0) return true;  // a kernel before 5.3 has no pidfd_open(): there is no limit
  std::array<pollfd, 2> waited = {{{program, POLLIN, 0}, {signals.descriptor(), POLLIN, 0}}};
  const auto end = std::chrono::steady_clock::now() + limit;
  int ready = -1;
  do {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        end - std::chrono::steady_clock::now());
    ready = ::poll(waited.data(), waited.size(), std::max(0, static_cast<int>(left.count())));
  } while (ready < 0 && errno == EINTR);
  ::close(program);
  if (waited[0].revents != 0) return true;
  if (waited[1].revents != 0) signals.take();
  return false;
}

ProcessResult run_with(const Program& program, std::chrono::seconds limit, const Streams& streams) {
  BlockedSignals signals;
  pid_t id = -1;
  const int fault = spawn(program, Group::own, signals.before(), streams, id);
  if (fault != 0) return {ProcessResult::Outcome::not_started, fault};
  if (ends_by_itself(id, limit, signals)) return wait_for(id);
  ::kill(-id, SIGKILL);
  wait_for(id);
  return {ProcessResult::Outcome::timed_out, 0};
}

}  // namespace

ProcessResult run(const Program& program, std::chrono::seconds limit) {
  return run_with(program, limit, {});
}

ProcessOutput capture(const Program& program, std::chrono::seconds limit) {
  const MemoryFile output;
  const MemoryFile errors;
  if (output.descriptor() < 0 || errors.descriptor() < 0)
    return {{ProcessResult::Outcome::not_started, errno}, {}, {}};
  const ProcessResult result = run_with(program, limit, {output.descriptor(), errors.descriptor()});
  return {result, output.content(), errors.content()};
}

int start(const Program& program) {
  sigset_t none;
  sigemptyset(&none);
  pid_t id = -1;
  const int fault = spawn(program, Group::own_session, none, {}, id);
  if (fault == 0) std::thread([id] { wait_for(id); }).detach();
  return fault;
}

}  // namespace base
