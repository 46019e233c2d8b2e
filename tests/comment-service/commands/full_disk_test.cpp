// A running service on a disk that is really full or read-only.
#include <doctest/doctest.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "support/client.h"
#include "support/process.h"
#include "support/temporary_folder.h"

using Json = nlohmann::json;
using support::Answer;
using support::Process;

namespace {

Answer post(const Process& service, const std::string& body) {
  return support::Client(support::port_of(service))
      .ask("POST", "/api/v1/comments?thread=/a/", "Content-Type: application/json\r\n",
           Json{{"body", body}, {"name", "Bob"}}.dump());
}

Answer get(const Process& service) {
  return support::Client(support::port_of(service)).ask("GET", "/api/v1/comments?thread=/a/");
}

void check_refused(const Answer& answer) {
  CHECK(answer.status == 503);
  CHECK(Json::parse(answer.body)["code"] == "unavailable");
  CHECK(answer.headers.count("retry-after") == 1);
  for (const char* secret : {"sqlite", "SQL", "disk", "/tmp"})
    CHECK_MESSAGE(answer.body.find(secret) == std::string::npos, answer.body);
}

// The bodies of all held comments.
std::set<std::string> stored(const std::string& database) {
  Process queue({POSTIL_COMMENTS, "queue", "--limit", "1000", "--database", database});
  std::set<std::string> bodies;
  std::istringstream lines(queue.first_line() + "\n" + queue.rest());
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("  | ")) bodies.insert(line.substr(4));
  }
  REQUIRE(queue.wait() == 0);
  return bodies;
}

// A file system of two megabytes, if the test has the right to mount one.
class SmallDisk {
 public:
  explicit SmallDisk(const std::string& path) : path_(path) {
    std::filesystem::create_directory(path);
    made_ = ::mount("tmpfs", path.c_str(), "tmpfs", 0, "size=2m") == 0;
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  SmallDisk(SmallDisk&&) = delete;
  SmallDisk& operator=(SmallDisk&&) = delete;
  ~SmallDisk() {
    if (made_) ::umount2(path_.c_str(), MNT_DETACH);
  }
  bool made() const { return made_; }

 private:
  std::string path_;
  bool made_ = false;
};

}  // namespace

TEST_CASE("a read-only disk is 503, and writes succeed when it is writable again") {
  const support::TemporaryFolder folder;
  const std::string database = folder.file("c.sqlite");
  const Process service = support::serve(POSTIL_COMMENTS, database);
  REQUIRE(post(service, "before").status == 202);
  rlimit before{};
  REQUIRE(::prlimit(service.id(), RLIMIT_FSIZE, nullptr, &before) == 0);
  const rlimit none{1, before.rlim_max};
  REQUIRE(::prlimit(service.id(), RLIMIT_FSIZE, &none, nullptr) == 0);
  for (int i = 0; i < 5; ++i) {
    check_refused(post(service, "meanwhile"));
    CHECK(get(service).status == 200);
  }
  REQUIRE(::prlimit(service.id(), RLIMIT_FSIZE, &before, nullptr) == 0);
  CHECK(post(service, "after").status == 202);
  CHECK(stored(database) == std::set<std::string>{"before", "after"});
}

TEST_CASE(
    "a full disk loses no accepted comment, and the service accepts more when there is space") {
  const support::TemporaryFolder folder;
  const SmallDisk disk(folder.file("disk"));
  if (!disk.made()) {
    MESSAGE("skipped: no file system may be mounted here");
    return;
  }
  const std::string ballast = folder.file("disk/ballast");
  std::ofstream(ballast) << std::string(1024 * 1024, 'x');
  const std::string database = folder.file("disk/c.sqlite");
  std::set<std::string> taken;
  {
    const Process service = support::serve(POSTIL_COMMENTS, database);
    const auto send = [&](const std::string& body) {
      Answer answer = post(service, body);
      if (answer.status == 202) taken.insert(body);
      return answer;
    };
    Answer last;
    for (int i = 0; i < 200 && last.status != 503; ++i)
      last = send(std::to_string(i) + " " + std::string(2000, 'x'));
    check_refused(last);
    REQUIRE(taken.size() > 3);
    for (int i = 0; i < 3; ++i) {
      check_refused(send("full " + std::string(4000, 'x')));
      CHECK(get(service).status == 200);
    }
    std::filesystem::remove(ballast);
    CHECK(send("room").status == 202);
    CHECK(stored(database) == taken);
  }
  const Process again = support::serve(POSTIL_COMMENTS, database);
  CHECK(stored(database) == taken);
}

TEST_CASE("a database that may only be read is named, and nothing is served from it") {
  if (::geteuid() != 0 || !std::filesystem::exists("/usr/bin/setpriv")) {
    MESSAGE("skipped: only root may become somebody who may not write");
    return;
  }
  const support::TemporaryFolder folder;
  const std::string database = folder.file("c.sqlite");
  REQUIRE(Process({POSTIL_COMMENTS, "moderator", "add", "Ann", "--database", database}).wait() ==
          0);
  ::chmod(database.c_str(), 0444);
  ::chmod(folder.file("").c_str(), 0555);
  for (const char* command : {"serve", "queue"}) {
    Process process({"/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
                     POSTIL_COMMENTS, command, "--database", database});
    CHECK(process.first_line().empty());
    CHECK_MESSAGE(process.wait() == 1, command);
  }
  ::chmod(folder.file("").c_str(), 0755);
}

TEST_CASE("a database that does not fit on the disk is not begun") {
  const support::TemporaryFolder folder;
  const std::string database = folder.file("c.sqlite");
  Process process({"/bin/sh", "-c", "trap '' XFSZ; ulimit -f 1; exec \"$@\" 2>&1", "sh",
                   POSTIL_COMMENTS, "moderator", "add", "Ann", "--database", database});
  const std::string output = process.first_line() + "\n" + process.rest();
  CHECK(process.wait() == 1);
  CHECK_MESSAGE(output.find("look whether the disk is full") != std::string::npos, output);
  CHECK(std::filesystem::is_empty(folder.file("")));
}
