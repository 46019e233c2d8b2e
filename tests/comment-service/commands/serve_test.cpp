// What `serve` does with its settings and its machine, seen from outside.
#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <regex>
#include <sstream>

#include "base/random.h"
#include "storage/sqlite/store.h"
#include "support/client.h"
#include "support/process.h"
#include "support/temporary_folder.h"

using support::Client;
using support::Process;
using namespace std::chrono_literals;

namespace {

using Words = std::vector<std::string>;

struct Site {
  // A running service whose standard error is the file "log".
  Process serve(const Words& more = {}, const std::string& host = "127.0.0.1") const {
    return serve_after("", more, host);
  }
  // The same, after this command of the shell.
  Process serve_after(const std::string& command, const Words& more,
                      const std::string& host = "127.0.0.1") const {
    Words words = {"/bin/sh", "-c", command + "exec \"$@\" 2>\"$0\"", folder.file("log")};
    words.insert(words.end(), {POSTIL_COMMENTS, "serve", "--listen", host + ":0", "--database",
                               folder.file("c.sqlite")});
    words.insert(words.end(), more.begin(), more.end());
    return Process(words);
  }
  // The log, with a `T` in place of each time.
  std::string log() const {
    std::ostringstream text;
    text << std::ifstream(folder.file("log")).rdbuf();
    return std::regex_replace(text.str(), std::regex("[0-9-]{10}T[0-9:]{8}Z"), "T");
  }

  support::TemporaryFolder folder;
};

bool accepts(const std::string& host, int port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  ::inet_pton(AF_INET, host.c_str(), &address.sin_addr);
  const bool accepted =
      ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(socket);
  return accepted;
}

bool is_connected(Client& client) {
  return client.ask("GET", "/api/v1/comments?thread=/a/").status == 200;
}

// A database with two comments: "old", which waits for 200 days, and "new".
struct Stored {
  explicit Stored(const std::string& file) : store(*sqlite::open(file, random)) {
    add("old", now - std::chrono::days(200));
    add("new", now);
  }
  void add(const std::string& id, base::Time at) const {
    domain::Comment comment;
    comment.id = id;
    comment.thread = "/a/";
    comment.body = "text";
    comment.created = at;
    REQUIRE(store->add({comment, storage::NewThread::create}));
  }
  std::string body(const std::string& id) const { return (*store->comment(id))->body; }

  base::Time now = base::SystemClock().now();
  base::SystemRandom random;
  std::unique_ptr<storage::Store> store;
};

}  // namespace

TEST_CASE("serve raises its limit of descriptors to ten thousand clients and its own files") {
  const Site site;
  const Process service = site.serve();
  rlimit limit{};
  REQUIRE(::prlimit(service.id(), RLIMIT_NOFILE, nullptr, &limit) == 0);
  CHECK(limit.rlim_cur == std::min<rlim_t>(limit.rlim_max, 10'124));
}

TEST_CASE("serve takes as many clients as its limit of descriptors leaves") {
  for (const auto& [limit, most] :
       std::vector<std::pair<std::string, std::size_t>>{{"300", 176}, {"249", 125}, {"248", 124}}) {
    CAPTURE(limit);
    const Site site;
    const Process service = site.serve_after("ulimit -n " + limit + "; ", {"--threads", "open"});
    std::vector<std::unique_ptr<Client>> clients;
    for (std::size_t i = 0; i < most; ++i) {
      clients.push_back(std::make_unique<Client>(support::port_of(service)));
      CHECK(is_connected(*clients.back()));
    }
    const auto connected = [&] {
      return std::ranges::count_if(clients,
                                   [](const auto& client) { return is_connected(*client); });
    };
    CHECK(connected() == static_cast<std::ptrdiff_t>(most));
    // Another client takes the place of one of them.
    Client another(support::port_of(service));
    CHECK(is_connected(another));
    int rounds = 0;
    while (connected() == static_cast<std::ptrdiff_t>(most) && rounds < 1000) ++rounds;
    CHECK(connected() == static_cast<std::ptrdiff_t>(most) - 1);
  }
}

TEST_CASE("serve listens at the host that it is told") {
  const Site site;
  const Process service = site.serve({}, "127.0.0.2");
  const int port = support::port_of(service);
  CHECK(service.first_line() == "listening on http://127.0.0.2:" + std::to_string(port));
  CHECK(accepts("127.0.0.2", port));
}

TEST_CASE("without a public address, a service is reached where it listens") {
  const Site site;
  const Process service = site.serve();
  const std::string origin = "http://127.0.0.1:" + std::to_string(support::port_of(service));
  Client client(support::port_of(service));
  const std::string feed = client.ask("GET", "/feeds/comments.atom").body;
  CHECK_MESSAGE(feed.find("href=\"" + origin + "/feeds/comments.atom\"") != std::string::npos,
                feed);
}

TEST_CASE("a service on all addresses says one that can be opened, and asks for the public one") {
  const Site site;
  Process service = site.serve({"--site", "https://a.org", "--threads", "open"}, "0.0.0.0");
  const std::string own = "http://127.0.0.1:" + std::to_string(support::port_of(service));
  CHECK(service.first_line() == "listening on " + own);
  Client client(support::port_of(service));
  const std::string feed = client.ask("GET", "/feeds/comments.atom").body;
  CHECK_MESSAGE(feed.find("href=\"" + own + "/feeds/comments.atom\"") != std::string::npos, feed);
  REQUIRE(client.send("GET /embed.css HTTP/1.1\r\nHost: comments.a.org\r\n\r\n"));
  CHECK(client.receive("GET").status == 200);
  service.signal(SIGTERM);
  CHECK(service.wait() == 0);
  CHECK(site.log() == "T info no --public-url: feeds name " + own +
                          ", which only this machine can open\n"
                          "T info a request came to comments.a.org, but feeds name " +
                          own +
                          ": set --public-url, such as --public-url https://comments.a.org\n");
}

TEST_CASE("a wildcard and an address of no machine are refused at the start, with the way out") {
  for (const auto& [arguments, expected] : std::vector<std::pair<Words, std::string>>{
           {{"--site", "https://*.example.org"}, "name each site by itself"},
           {{"--site", "*"}, "name each site by itself"},
           {{"--public-url", "http://0.0.0.0:8090"}, "name the one that readers open"},
           {{"--site", "https://a.org:99999"}, "no browser opens this host and port"}}) {
    Words words = {POSTIL_COMMENTS, "serve", "--listen", "127.0.0.1:0"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    const support::Outcome outcome = support::run(words);
    CHECK(outcome.status == 1);
    CHECK_MESSAGE(outcome.output.find(expected) != std::string::npos, outcome.output);
  }
}

TEST_CASE("what keeps a service from its start is one line with the way out") {
  const Site site;
  const Process other = site.serve();
  const std::string taken = "127.0.0.1:" + std::to_string(support::port_of(other));
  const std::string database = site.folder.file("d.sqlite");
  const auto said = [&](Words words) {
    words.insert(words.begin(), {POSTIL_COMMENTS, "serve"});
    const support::Outcome outcome = support::run(words);
    CHECK(outcome.status == 1);
    return outcome.output;
  };
  CHECK(said({"--database", database, "--listen", taken}) ==
        "postil-comments: cannot listen on " + taken +
            ": another program listens there; end it, or choose another port with --listen\n");
  CHECK(said({"--database", database, "--listen", "192.0.2.1:0"}) ==
        "postil-comments: cannot listen on 192.0.2.1:0: this machine has no such address; choose "
        "another one with --listen\n");
  // A variable of the shell that is not set.
  CHECK(said({"--database", ""}) ==
        "postil-comments: the database cannot be opened: the name is empty; name a file with "
        "--database\n");
  CHECK(said({"--settings", ""}) == "postil-comments: --settings the name of the file is empty\n");
  CHECK(said({"--listen", ""}).starts_with("postil-comments: not an address \"\""));
  CHECK(said({"--public-url", ""}).starts_with("postil-comments: not a site's address \"\""));
  CHECK(said({"--site", ""}).starts_with("postil-comments: not a site's address \"\""));
  CHECK(said({"--threads", ""}).starts_with("postil-comments: threads must be"));
}

TEST_CASE("a terminal that closes does not end the service") {
  const Site site;
  Process service = site.serve({"--threads", "open"});
  const int port = support::port_of(service);  // only then are signals arranged
  service.signal(SIGHUP);
  Client client(port);
  CHECK(client.ask("GET", "/api/v1/comments?thread=/a/").status == 200);
  service.signal(SIGTERM);
  CHECK(service.wait() == 0);
}

TEST_CASE("a reply from the command line takes the place that it would have over REST") {
  const Site site;
  const std::string database = site.folder.file("c.sqlite");
  base::SystemRandom random;
  const auto store = *sqlite::open(database, random);
  std::string parent;
  for (const std::string id : {"a", "b", "c"}) {
    domain::Comment comment;
    comment.id = id;
    comment.thread = "/x/";
    comment.parent = std::exchange(parent, id);
    comment.status = domain::Status::published;
    REQUIRE(store->add({comment, storage::NewThread::create}));
  }
  REQUIRE(
      support::run({POSTIL_COMMENTS, "moderator", "add", "Ann", "--database", database}).status ==
      0);
  const auto depth = [&] {
    const support::Outcome replied = support::run(
        {POSTIL_COMMENTS, "reply", "c", "text", "--as", "Ann", "--database", database});
    REQUIRE_MESSAGE(replied.status == 0, replied.output);
    const auto reply = *store->comment(replied.output.substr(0, replied.output.find(' ')));
    REQUIRE(reply);
    CHECK(reply->parent == "c");
    return reply->depth;
  };
  const auto serve = [&](const std::string& settings) {
    std::ofstream(site.folder.file("s.yaml")) << settings;
    Process service = site.serve({"--settings", site.folder.file("s.yaml")});
    support::port_of(service);
    CHECK(depth() == (settings == "nesting: 1\n" ? 1 : 3));
    service.signal(SIGTERM);
    CHECK(service.wait() == 0);
  };
  CHECK(depth() == 3);  // no service has ever run
  serve("nesting: 1\n");
  CHECK(depth() == 1);
  serve("rates: none\n");
}

TEST_CASE("a service purges at its start, and logs what may be a mistake") {
  const Site site;
  const Stored stored(site.folder.file("c.sqlite"));
  Process service = site.serve();
  service.signal(SIGTERM);
  CHECK(service.wait() == 0);
  CHECK(stored.body("old").empty());
  CHECK(stored.body("new") == "text");
  CHECK(site.log() ==
        "T info no --site: browsers may send no comments from the pages of any site\n"
        "T info no --threads open: only pages that are listed take comments\n"
        "T info forgot 1 stale comments\n");
}

TEST_CASE("a service whose clock is in doubt purges nothing, and says so") {
  const Site site;
  const Stored stored(site.folder.file("c.sqlite"));
  REQUIRE(stored.store->observe_clock({stored.now - std::chrono::days(10), "earlier", 0ms}));
  Process service = site.serve({"--site", "https://a.org", "--threads", "open"});
  service.signal(SIGINT);
  CHECK(service.wait() == 0);
  CHECK(stored.body("old") == "text");
  CHECK(site.log() ==
        "T error the clock was set, or the service was off for more than a day: nothing is purged "
        "for the next 168 hours of service. The clock says T; if that is right, `postil-comments "
        "clock accept` ends the wait\n");
}
