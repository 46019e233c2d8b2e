#include "commands/arguments.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "../environment_variable.h"
#include "../temporary_folder.h"

namespace {

using Cases = std::initializer_list<std::pair<std::string, std::string>>;

void check_all(std::string (*check)(const std::string&), const Cases& cases) {
  for (const auto& [written, message] : cases) {
    CAPTURE(written);
    CHECK(check(written) == message);
  }
}

std::optional<base::Instant> moment_of(const char* epoch) {
  const EnvironmentVariable variable("SOURCE_DATE_EPOCH", epoch);
  const auto clock = commands::usual_clock();
  return clock ? std::optional(clock->now) : std::nullopt;
}

std::string state_folder(const char* state, const char* home) {
  const EnvironmentVariable first("XDG_STATE_HOME", state);
  const EnvironmentVariable second("HOME", home);
  return commands::user_state_folder();
}

}  // namespace

TEST_CASE("a folder of the command line must be there and be a folder") {
  const TemporaryFolder folder;
  folder.write("file", "");
  const std::string file = folder.path("file");
  const std::string none = folder.path("none");
  check_all(commands::check_folder, {{folder.path(), ""},
                                     {file, '"' + file + "\" is not a folder"},
                                     {none, "there is no folder \"" + none + '"'}});
}

TEST_CASE("an environment of the command line has letters, digits, - and _ only") {
  check_all(commands::check_environment, {{"azAZ09-_", ""},
                                          {"", "\"\" cannot name an environment"},
                                          {"a.b", "\"a.b\" cannot name an environment"},
                                          {"a/b", "\"a/b\" cannot name an environment"},
                                          {"a:", "\"a:\" cannot name an environment"},
                                          {"@[`{", "\"@[`{\" cannot name an environment"}});
}

TEST_CASE("a list of pages and a kind of diagnostics are known words, or there is a guess") {
  check_all(commands::check_status_filter,
            {{"all", ""},
             {"drafts", ""},
             {"future", ""},
             {"expired", ""},
             {"unlisted", ""},
             {"draft", "there is no list of \"draft\"; did you mean \"drafts\"?"},
             {"xyz",
              "there is no list of \"xyz\"; there are all, drafts, future, expired, "
              "unlisted"}});
  check_all(
      commands::check_kind,
      {{"unknown-key", ""},
       {"unknown-kye", "there is no kind \"unknown-kye\"; did you mean \"unknown-key\"?"},
       {"x", "there is no kind \"x\"; the page \"Diagnostics\" of the manual lists all kinds"}});
}

TEST_CASE("an address of the command line is that of a site") {
  check_all(commands::check_base_url,
            {{"https://example.org/blog", ""},
             {"example.org", "\"example.org\" must be an absolute URL; write https://example.org/"},
             {"https://a.org/#b",
              "\"https://a.org/#b\" cannot have a query or a fragment; leave out what begins with "
              "? or #"}});
}

TEST_CASE("a host of the command line has no port, and may be an address without brackets") {
  for (const char* host : {"localhost", "My-Laptop.local.", "10.0.0.1", "::1", "2001:DB8::1",
                           "[::1]", "[2001:db8::1]"}) {
    CAPTURE(host);
    CHECK(commands::check_host(host).empty());
  }
  for (const std::string host : {"", "my.host:80", "my.host:", "[::1]:80", "[::1]:", "1:2:3",
                                 "https://my.host", "my.host/", "a b", "*"}) {
    CHECK(commands::check_host(host) ==
          '"' + host +
              "\" is no name of a host; write it without https://, port and path, as in "
              "--allow-host my-laptop.local");
  }
}

TEST_CASE("a moment of the command line is a day, or a day with a time") {
  check_all(commands::check_time,
            {{"2024-05-01", ""},
             {"2024-05-01T10:30:00Z", ""},
             {"2024-02-30", "there is no such day: 2024-02-30"},
             {"2024-05-01T24:30:00Z", "there is no such time: 2024-05-01T24:30:00Z"},
             {"soon", "\"soon\" is no date; write 2024-05-01 or 2024-05-01T10:30:00Z"}});
  CHECK(commands::clock_of("2024-05-01").now == 1'714'521'600);
  CHECK(commands::clock_of("2024-05-01T10:30:00Z").now == 1'714'559'400);
  CHECK(commands::clock_of("2024-05-01T10:30:00+02:00").now == 1'714'552'200);
}

TEST_CASE("SOURCE_DATE_EPOCH is a number of seconds up to the end of the year 9999") {
  CHECK(moment_of("0") == 0);
  CHECK(moment_of("1714521600") == 1'714'521'600);
  CHECK(moment_of("253402300799") == 253'402'300'799);
  for (const char* wrong : {"253402300800", "-1", "1x", "x", " 1", "99999999999999999999"}) {
    CAPTURE(wrong);
    CHECK_FALSE(moment_of(wrong));
  }
  for (const char* unset : {"", static_cast<const char*>(nullptr)})
    CHECK(moment_of(unset) > 1'700'000'000);  // the clock of this machine
}

TEST_CASE("the folder for records is XDG_STATE_HOME or in HOME, and never a relative one") {
  CHECK(state_folder("/state", "/home/ada") == "/state");
  CHECK(state_folder("/state", nullptr) == "/state");
  for (const char* none : {"", "state", static_cast<const char*>(nullptr)}) {
    CHECK(state_folder(none, "/home/ada") == "/home/ada/.local/state");
    CHECK(state_folder(none, "ada").empty());
    CHECK(state_folder(none, "").empty());
    CHECK(state_folder(none, nullptr).empty());
  }
}
