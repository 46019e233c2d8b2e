#include "base/process.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include "../temporary_folder.h"

namespace {

using Outcome = base::ProcessResult::Outcome;
constexpr std::chrono::seconds kLong{60};

base::Program shell(const TemporaryFolder& folder, const std::string& script) {
  return {.words = {"sh", "-c", script}, .folder = folder.path()};
}

// A dead one may stay a zombie when nobody is there to wait for orphans.
bool is_alive(int id) {
  std::string stat;
  std::getline(std::ifstream("/proc/" + std::to_string(id) + "/stat"), stat);
  return !stat.empty() && stat.find(") Z") == std::string::npos;
}

}  // namespace

TEST_CASE("a program works in its folder, with its variables before ours, and reads nothing") {
  const TemporaryFolder folder;
  base::Program program = shell(folder, "echo \"$HOME|$X|$(cat)\" > said");
  program.environment = {"HOME=/nowhere", "X=a b"};
  const base::ProcessResult ended = base::run(program, kLong);
  CHECK(ended.outcome == Outcome::exited);
  CHECK(ended.number == 0);
  CHECK(folder.read("said") == "/nowhere|a b|\n");
}

TEST_CASE("a program does not read what is meant for us") {
  const TemporaryFolder folder;
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  REQUIRE(::write(ends[1], "ours\n", 5) == 5);
  ::close(ends[1]);
  const int before = ::dup(STDIN_FILENO);
  REQUIRE(::dup2(ends[0], STDIN_FILENO) == STDIN_FILENO);
  const auto said = base::capture(shell(folder, "cat; echo end"), kLong);
  if (before >= 0) {
    ::dup2(before, STDIN_FILENO);
    ::close(before);
  }
  ::close(ends[0]);
  CHECK(said.output == "end\n");
}

TEST_CASE("a program has the signal mask that we had") {
  sigset_t mask;
  sigset_t before;
  sigset_t after;
  sigemptyset(&mask);
  sigaddset(&mask, SIGUSR1);
  REQUIRE(::pthread_sigmask(SIG_SETMASK, &mask, &before) == 0);
  // A shell would clear it.
  const auto said = base::capture({.words = {"grep", "SigBlk", "/proc/self/status"}}, kLong);
  REQUIRE(::pthread_sigmask(SIG_SETMASK, &before, &after) == 0);
  CHECK(said.output == "SigBlk:\t0000000000000200\n");
  CHECK(sigismember(&after, SIGUSR1) == 1);
  CHECK(sigismember(&after, SIGINT) == 0);
}

TEST_CASE("a variable of a program takes the place of ours with its whole name") {
  const TemporaryFolder folder;
  REQUIRE(::setenv("POSTIL_TEST_VARIABLE", "ours", 1) == 0);  // NOLINT(concurrency-mt-unsafe)
  base::Program program = shell(folder,
                                "env | grep -c '^POSTIL_TEST_VARIABLE=' > said;"
                                "echo \"$POSTIL_TEST_VARIABLE $ROSTIL_TEST_VARIABLE\" >> said");
  program.environment = {"ROSTIL_TEST_VARIABLE=other", "POSTIL_TEST_VARIABL=short",
                         "POSTIL_TEST_VARIABLES=long"};
  CHECK(base::run(program, kLong).number == 0);
  CHECK(folder.read("said") == "1\nours other\n");
  program.environment = {"POSTIL_TEST_VARIABLE=its own=1"};
  CHECK(base::run(program, kLong).number == 0);
  CHECK(folder.read("said") == "1\nits own=1 \n");
}

TEST_CASE("words reach a program as they are: no shell reads them") {
  const TemporaryFolder folder;
  const base::Program program{.words = {"touch", "a b; $(x) *"}, .folder = folder.path()};
  CHECK(base::run(program, kLong).number == 0);
  CHECK(folder.has("a b; $(x) *"));
}

TEST_CASE("what a program prints is captured, up to the last byte") {
  const TemporaryFolder folder;
  const auto said = base::capture(shell(folder, "printf a; printf bc >&2; exit 3"), kLong);
  CHECK(said.output == "a");
  CHECK(said.errors == "bc");
  CHECK(said.result.number == 3);
  const auto more =
      base::capture(shell(folder, "head -c 200000 /dev/zero | tr '\\0' x; printf y"), kLong);
  CHECK(more.output == std::string(200'000, 'x') + 'y');
  CHECK(more.errors.empty());
}

TEST_CASE(
    "a program runs in a group of its own, and in a session of its own if it is to outlive us") {
  const TemporaryFolder folder;
  const std::string tell =
      "read -r id name state parent group session rest < /proc/$$/stat;"
      "echo \"$((id == group)) $((id == session))\" > said.new; mv said.new said";
  CHECK(base::run(shell(folder, tell), kLong).number == 0);
  CHECK(folder.read("said") == "1 0\n");
  std::filesystem::remove(folder.path("said"));
  CHECK(base::start(shell(folder, tell)) == 0);
  while (!folder.has("said")) std::this_thread::yield();
  CHECK(folder.read("said") == "1 1\n");
}

TEST_CASE("how a program ended is told: status, signal, or why it never began") {
  const TemporaryFolder folder;
  const base::ProcessResult failed = base::run(shell(folder, "exit 7"), kLong);
  CHECK(failed.outcome == Outcome::exited);
  CHECK(failed.number == 7);
  const base::ProcessResult killed = base::run(shell(folder, "kill -TERM $$"), kLong);
  CHECK(killed.outcome == Outcome::killed);
  CHECK(killed.number == SIGTERM);
  const base::ProcessResult missing = base::run({.words = {"no-such-program"}}, kLong);
  CHECK(missing.outcome == Outcome::not_started);
  CHECK(missing.number == ENOENT);
  folder.write("plain.txt", "");
  const base::ProcessResult plain =
      base::run({.words = {"./plain.txt"}, .folder = folder.path()}, kLong);
  CHECK(plain.number == EACCES);
}

TEST_CASE("after its time a program is killed with what it started") {
  const TemporaryFolder folder;
  const base::ProcessResult ended =
      base::run(shell(folder, "sleep 600 & echo $! > id; wait"), std::chrono::seconds(1));
  CHECK(ended.outcome == Outcome::timed_out);
  while (is_alive(std::stoi(folder.read("id")))) std::this_thread::yield();
}

TEST_CASE("a program that is started goes on by itself") {
  const TemporaryFolder folder;
  CHECK(base::start({.words = {"no-such-program"}}) == ENOENT);
  CHECK(base::start(shell(folder, "echo here > said.new; mv said.new said")) == 0);
  while (!folder.has("said")) std::this_thread::yield();
  CHECK(folder.read("said") == "here\n");
}
