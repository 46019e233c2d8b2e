// Other programs: started without a shell, and never left behind as zombies.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace base {

struct Program {
  std::vector<std::string> words;        // the first is its name, looked up in PATH, or its path
  std::string folder = ".";              // it works there, and a relative path of it begins there
  std::vector<std::string> environment;  // NAME=VALUE, beside and before our own
};

// How a program ended: `number` is its exit status, the signal that killed it, or the errno that
// says why it never began.
struct Ended {
  enum class How { exited, killed, timed_out, not_started } how = How::exited;
  int number = 0;
};

// Runs a program to its end. It reads nothing, and what it prints goes to our standard error, which
// leaves standard output to data. After `limit` it is killed, with all that it started and that
// stayed in its process group. SIGINT, SIGTERM and SIGHUP kill it, too, and then count for us as if
// it had never been.
Ended run(const Program& program, std::chrono::seconds limit);

// How a program ended, and what it wrote to its standard output and its standard error.
struct Printed {
  Ended ended;
  std::string output;
  std::string errors;
};

// The same, but what the program prints is kept.
Printed capture(const Program& program, std::chrono::seconds limit);

// Starts a program that goes on by itself, whatever becomes of us. Returns 0, or the errno that
// says why it never began.
int start(const Program& program);

}  // namespace base
