// A child process of a test, which ends with its object.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace support {

class Process {
 public:
  // Starts the program; its standard error is ours. Returns after the first line on its standard
  // output.
  explicit Process(const std::vector<std::string>& arguments);
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  Process(Process&& other) noexcept;
  Process& operator=(Process&&) = delete;
  ~Process();

  const std::string& first_line() const { return first_line_; }
  // Reads the rest of its standard output.
  std::string rest();
  void signal(int number) const;
  pid_t id() const { return id_; }
  // Returns its exit status; -1 when a signal ended it.
  int wait();

 private:
  pid_t id_ = -1;
  int output_ = -1;
  std::string first_line_;
};

struct Outcome {
  int status = 0;
  // Standard output and standard error as they come, as a terminal shows them.
  std::string output;
};
// Runs the program to its end.
Outcome run(std::vector<std::string> arguments);

// Runs `postil-comments serve` on a free port. Thread-safe.
Process serve(const std::string& program, const std::string& database);
int port_of(const Process& process);

}  // namespace support
