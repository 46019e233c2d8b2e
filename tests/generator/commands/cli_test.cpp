#include "commands/cli.h"

#include <doctest/doctest.h>

#include <iostream>
#include <sstream>
#include <vector>

namespace {

struct Run {
  int status = 0;
  std::string err;
};

Run run(const std::vector<const char*>& arguments) {
  std::vector<const char*> words = {"postil"};
  for (const char* argument : arguments) words.push_back(argument);
  std::ostringstream err;
  auto* const before = std::cerr.rdbuf(err.rdbuf());
  const int status = commands::run(static_cast<int>(words.size()), words.data());
  std::cerr.rdbuf(before);
  return {status, err.str()};
}

}  // namespace

TEST_CASE("a misspelt command is named, with a guess") {
  const Run misspelt = run({"buld"});
  CHECK(misspelt.status == 2);
  CHECK(misspelt.err ==
        "error: there is no command \"buld\"\n"
        "  hint: did you mean \"build\"?\n");
  CHECK(run({"frobnicate", "-s", "x"}).err.find("`postil --help` lists") != std::string::npos);
}

TEST_CASE("a wrong command line ends with status 2") {
  CHECK(run({"build", "--theads", "2"}).status == 2);
  CHECK(run({"build", "-j", "0"}).status == 2);
  CHECK(run({"--frobnicate"}).status == 2);
  const Run nothing = run({});
  CHECK(nothing.status == 2);
  CHECK(nothing.err.find("build  ") != std::string::npos);
}
