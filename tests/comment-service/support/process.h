// A program as the tests start it; ended with its object.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace support {

class Process {
 public:
  // Starts it; its standard error is ours. Returns when the first line of its standard output is
  // here.
  explicit Process(const std::vector<std::string>& arguments);
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  Process(Process&& other) noexcept;
  Process& operator=(Process&&) = delete;
  ~Process();

  const std::string& first_line() const { return first_line_; }
  // The rest of its standard output, to the end.
  std::string rest();
  void signal(int number) const;
  pid_t id() const { return id_; }
  // Its exit status; -1 when a signal ended it.
  int wait();

 private:
  pid_t id_ = -1;
  int output_ = -1;
  std::string first_line_;
};

// `postil-comments serve` on a free port, for any thread.
Process serve(const std::string& program, const std::string& database);
int port_of(const Process& process);

}  // namespace support
