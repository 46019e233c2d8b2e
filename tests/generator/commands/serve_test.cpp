#include "commands/serve.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <regex>
#include <sstream>

#include "../environment_variable.h"
#include "../temporary_folder.h"
#include "base/disk_files.h"

namespace {

// A port of this machine that another program listens on, willing to share it.
class TakenPort {
 public:
  TakenPort() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    const int yes = 1;
    ::setsockopt(socket_, SOL_SOCKET, SO_REUSEPORT, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = ::htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const plain = reinterpret_cast<sockaddr*>(&address);
    REQUIRE(::bind(socket_, plain, size) == 0);
    REQUIRE(::listen(socket_, 1) == 0);
    REQUIRE(::getsockname(socket_, plain, &size) == 0);
    number_ = ::ntohs(address.sin_port);
  }
  TakenPort(const TakenPort&) = delete;
  TakenPort& operator=(const TakenPort&) = delete;
  ~TakenPort() { ::close(socket_); }
  int number() const { return number_; }

 private:
  int socket_;
  int number_ = 0;
};

// Takes what serve() prints, and answers its first line with SIGTERM: at that moment the server has
// its port and does not listen yet. Goes on once the signal was taken.
class Impatient final : public std::stringbuf {
  int sync() override {
    if (!has_rung_) {
      has_rung_ = true;
      ::kill(::getpid(), SIGTERM);
      sigset_t pending{};
      do {
        ::sched_yield();
        sigpending(&pending);
      } while (sigismember(&pending, SIGTERM) == 1);
    }
    return 0;
  }
  bool has_rung_ = false;
};

}  // namespace

TEST_CASE("serve ends at a signal that comes before it listens") {
  const TemporaryFolder folder;
  folder.write("content/a.md", "# A\n");
  const auto files = base::disk_files();
  commands::ServeOptions options;
  options.request.folder = folder.path();
  options.port = 0;
  Impatient buffer;
  std::ostream out(&buffer);
  std::ostringstream err;
  CHECK(commands::serve(*files, options, {out, err}) == 0);
  CHECK(err.str().find("browser") == std::string::npos);  // nobody asked for one
  sigset_t blocked{};
  ::pthread_sigmask(SIG_BLOCK, nullptr, &blocked);
  CHECK(sigismember(&blocked, SIGINT) == 0);
  CHECK(sigismember(&blocked, SIGTERM) == 0);
}

TEST_CASE("serve says when there is no browser to open, and serves all the same") {
  const TemporaryFolder folder;
  folder.write("content/a.md", "# A\n");
  const auto files = base::disk_files();
  commands::ServeOptions options;
  options.request.folder = folder.path();
  options.port = 0;
  options.opening = commands::Opening::browser;
  const EnvironmentVariable browser("BROWSER", "/no/such/browser");
  const auto said = [&](commands::Form form) {
    Impatient buffer;
    std::ostream out(&buffer);
    std::ostringstream err;
    CHECK(commands::serve(*files, options, {out, err, form}) == 0);
    return std::regex_replace(err.str(), std::regex(":\\d+/"), ":PORT/");
  };
  CHECK(said(commands::Form::lines)
            .starts_with("note: cannot open a browser with /no/such/browser: No such file or "
                         "directory [failed-command]\n"
                         "  hint: open http://127.0.0.1:PORT/ yourself, or name a browser in "
                         "$BROWSER\n"));
  CHECK(said(commands::Form::json).find("browser") == std::string::npos);
}

TEST_CASE("serve prints its address with the path of the site, as a line or as JSON") {
  const TemporaryFolder folder;
  folder.write("content/a.md", "# A\n");
  const auto files = base::disk_files();
  commands::ServeOptions options;
  options.request.folder = folder.path();
  options.request.base_url = "https://example.org/blog/";
  options.port = 0;
  const auto said = [&](commands::Form form) {
    Impatient buffer;
    std::ostream out(&buffer);
    std::ostringstream err;
    CHECK(commands::serve(*files, options, {out, err, form}) == 0);
    return std::regex_replace(buffer.str(), std::regex(":\\d+/"), ":PORT/");
  };
  CHECK(said(commands::Form::json) == "{\"url\":\"http://127.0.0.1:PORT/blog/\"}\n");
  CHECK(said(commands::Form::lines) == "serving http://127.0.0.1:PORT/blog/\n");
  options.request.base_url.reset();
  options.bind = "127.0.0.2";
  CHECK(said(commands::Form::lines) == "serving http://127.0.0.2:PORT/\n");
  options.bind = "LOCALHOST";
  CHECK(said(commands::Form::lines) == "serving http://localhost:PORT/\n");
  // At every address: first the one of this machine, then those that others know it by.
  options.bind = "0.0.0.0";
  const std::string all = said(commands::Form::lines);
  CHECK(all.starts_with("serving http://127.0.0.1:PORT/\n"));
  CHECK(all.find("127.0.0.1", 30) == std::string::npos);
  CHECK(all.find('[') == std::string::npos);  // no address of version 6
  CHECK(all.find("0.0.0.0") == std::string::npos);
}

TEST_CASE("serve refuses a port that another program has, even one that would share it") {
  const TakenPort taken;
  const TemporaryFolder folder;
  const auto files = base::disk_files();
  commands::ServeOptions options;
  options.request.folder = folder.path();
  options.port = taken.number();
  std::ostringstream out;
  std::ostringstream err;
  CHECK(commands::serve(*files, options, {out, err}) == 2);
  CHECK(out.str().empty());
  CHECK(err.str() == "error: cannot listen on port " + std::to_string(taken.number()) +
                         " of 127.0.0.1: another program may use it, or this machine has no such "
                         "address [cannot-listen]\n"
                         "  hint: choose another with --port, or --port 0 for any\n1 error\n");
}
