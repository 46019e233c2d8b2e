// Runs other programs without a shell. Every ended program is waited for, so none stays as a
// zombie.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace base {

struct Program {
  std::vector<std::string> words;        // the first is the name to look up in PATH, or a path
  std::string folder = ".";              // the working directory; a relative path starts here
  std::vector<std::string> environment;  // NAME=VALUE; added to our environment and overrides it
};

// How a program ended. `number` is the exit status, the signal that killed it, or the errno of the
// failed start.
struct ProcessResult {
  enum class Outcome { exited, killed, timed_out, not_started } outcome = Outcome::exited;
  int number = 0;
};

// Runs a program and waits for its end. Its standard input is empty. Its output goes to our
// standard error, because our standard output is for data. After `limit`, its whole process group
// is killed. SIGINT, SIGTERM and SIGHUP also kill the group; we then receive the same signal again.
ProcessResult run(const Program& program, std::chrono::seconds limit);

// How a program ended, and its standard output and standard error.
struct ProcessOutput {
  ProcessResult result;
  std::string output;
  std::string errors;
};

// Does the same, but returns the program's output.
ProcessOutput capture(const Program& program, std::chrono::seconds limit);

// Starts a program in a session of its own, so that it outlives us. Returns 0, or the errno of the
// failed start.
int start(const Program& program);

}  // namespace base
