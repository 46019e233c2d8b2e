#include "support/process.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <utility>

namespace support {

Process::Process(const std::vector<std::string>& arguments) {
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC) != 0) std::abort();
  std::vector<char*> words;
  for (const std::string& argument : arguments)
    words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  id_ = ::fork();
  if (id_ == 0) {
    ::dup2(ends[1], STDOUT_FILENO);
    ::execv(words.front(), words.data());
    ::_exit(127);
  }
  ::close(ends[1]);
  output_ = ends[0];
  char c = 0;
  while (::read(output_, &c, 1) == 1 && c != '\n') first_line_ += c;
}

Process::Process(Process&& other) noexcept
    : id_(std::exchange(other.id_, -1)),
      output_(std::exchange(other.output_, -1)),
      first_line_(std::move(other.first_line_)) {}

Process::~Process() {
  signal(SIGKILL);
  wait();
  if (output_ >= 0) ::close(output_);
}

std::string Process::rest() {
  std::string text;
  char c = 0;
  while (::read(output_, &c, 1) == 1) text += c;
  return text;
}

void Process::signal(int number) const {
  if (id_ > 0) ::kill(id_, number);
}

int Process::wait() {
  int status = 0;
  if (id_ <= 0 || ::waitpid(std::exchange(id_, -1), &status, 0) < 0) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

Outcome run(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"/bin/sh", "-c", "exec \"$@\" 2>&1", "sh"});
  Process process(arguments);
  std::string output = process.first_line();
  const std::string rest = process.rest();
  if (!output.empty() || !rest.empty()) output += "\n" + rest;
  return {process.wait(), output};
}

Process serve(const std::string& program, const std::string& database) {
  // Tests send faster than people, so rate limits are off.
  const std::string settings = database + ".yaml";
  std::ofstream(settings) << "rates: none\n";
  return Process({program, "serve", "--settings", settings, "--database", database, "--listen",
                  "127.0.0.1:0", "--site", "https://example.org", "--threads", "open"});
}

int port_of(const Process& process) {
  const std::string& line = process.first_line();
  if (!line.starts_with("listening on http://")) std::abort();
  return std::stoi(line.substr(line.rfind(':') + 1));
}

}  // namespace support
