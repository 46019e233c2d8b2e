// The manual's page of commands against what the program says of itself.
#include <doctest/doctest.h>

#include <fstream>
#include <iostream>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/text.h"
#include "commands/cli.h"

namespace {

std::string help_of(const std::vector<const char*>& command) {
  std::vector<const char*> words = {"postil"};
  for (const char* word : command) words.push_back(word);
  words.push_back("--help");
  std::ostringstream out;
  auto* const before = std::cout.rdbuf(out.rdbuf());
  const int status = commands::run(static_cast<int>(words.size()), words.data());
  std::cout.rdbuf(before);
  CHECK(status == 0);
  return out.str();
}

std::set<std::string> all_matches(const std::string& text, const std::string& pattern) {
  const std::regex regex(pattern);
  std::set<std::string> found;
  for (auto at = std::sregex_iterator(text.begin(), text.end(), regex);
       at != std::sregex_iterator(); ++at) {
    found.insert(at->str(1));
  }
  return found;
}

std::set<std::string> commands_of(const std::string& help) {
  const auto list = help.find("Subcommands:");
  REQUIRE(list != std::string::npos);
  return all_matches(help.substr(list), "\n  ([a-z]+)  ");
}

std::string manual() {
  std::stringstream text;
  text << std::ifstream(POSTIL_MANUAL "/commands.md").rdbuf();
  return text.str();
}

const std::string kFlag = "(?:^|[ ,`])(--?[A-Za-z][A-Za-z-]*)";

}  // namespace

TEST_CASE("the manual names every command and every flag, and no others") {
  const std::string page = manual();
  std::set<std::string> in_help = {"--version"};
  for (const std::string& command : commands_of(help_of({}))) {
    CHECK_MESSAGE(page.find("\n## " + command + '\n') != std::string::npos, command);
    in_help.merge(all_matches(help_of({command.c_str()}), kFlag));
  }
  CHECK(in_help.contains("--base-url"));
  CHECK(in_help.contains("-s"));
  const std::set<std::string> in_manual = all_matches(page, kFlag);
  for (const std::string& flag : in_help) {
    CHECK_MESSAGE(in_manual.contains(flag), flag);
  }
  const std::set<std::string> hidden = {"--buildDrafts", "--buildFuture", "--buildExpired",
                                        "--baseURL", "-b"};
  for (const std::string& flag : in_manual) {
    CHECK_MESSAGE((in_help.contains(flag) || hidden.contains(flag)), flag);
  }
}

TEST_CASE("each command has its own flags") {
  const std::pair<std::string, std::string> commands[] = {
      {"build",
       "--all --base-url --clock --comments --destination --drafts --environment --expired "
       "--future --help --json --only --push --source --strict --threads -D -E -F -d -e -h -j -s"},
      {"check",
       "--all --base-url --clock --comments --destination --drafts --environment --expired "
       "--external "
       "--future --help --json --only --source --strict --threads -D -E -F -d -e -h -j -s"},
      {"serve",
       "--all --allow-host --base-url --bind --clock --comments --destination --drafts "
       "--environment "
       "--expired --future --help --json --only --open --port --source --strict --threads -D -E "
       "-F -d -e -h -j -p -s"},
      {"list",
       "--base-url --clock --destination --environment --help --json --source --strict --threads "
       "-d -e -h -j -s"},
      {"explain",
       "--base-url --clock --destination --drafts --environment --expired --future --help --json "
       "--source --strict --threads -D -E -F -d -e -h -j -s"},
      {"comments", "--help -h"},
      {"config", "--environment --help --json --source --strict -e -h -s"},
      {"clean", "--destination --help --source -d -h -s"},
      {"init", "--help -h"},
      {"new", "--help --kind --source -h -k -s"}};
  for (const auto& [command, flags] : commands) {
    CAPTURE(command);
    const std::set<std::string> found = all_matches(help_of({command.c_str()}), kFlag);
    CHECK(base::join({found.begin(), found.end()}, " ") == flags);
  }
}
