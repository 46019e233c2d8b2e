// The network itself, on loopback: a server that answers as told.
#include "network/url_requests.h"

#include <doctest/doctest.h>
#include <httplib.h>

#include <atomic>
#include <mutex>
#include <thread>

namespace {

class Server {
 public:
  Server() {
    server_.set_keep_alive_max_count(1);
    port_ = server_.bind_to_any_port("127.0.0.1");
    const auto answer = [this](const httplib::Request& request, httplib::Response& response) {
      reply(request, response);
    };
    server_.Get(".*", answer);
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    while (!server_.is_running()) std::this_thread::yield();
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server() {
    server_.stop();
    thread_.join();
  }

  std::string url(const std::string& path) const {
    return "http://127.0.0.1:" + std::to_string(port_) + path;
  }
  int most_at_once() const { return most_; }
  int gets() const { return gets_; }

 private:
  void reply(const httplib::Request& request, httplib::Response& response) {
    const int now = ++active_;
    int most = most_;
    while (now > most && !most_.compare_exchange_weak(most, now)) {
    }
    if (request.method == "GET") ++gets_;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));  // so that questions overlap
    const std::string& path = request.path;
    if (path == "/gone") response.status = 404;
    if (path == "/no-head" && request.method == "HEAD") response.status = 405;
    if (path == "/moved") response.set_redirect("/there");
    if (path == "/circle") response.set_redirect("/circle");
    if (path == "/elsewhere") response.set_redirect("file:///etc/hostname");
    if (response.status <= 0 || response.status == 200) {
      response.set_content(std::string(path == "/large" ? 1 << 20 : 10, 'x'), "text/plain");
    }
    --active_;
  }

  httplib::Server server_;
  std::thread thread_;
  int port_ = 0;
  std::atomic<int> active_ = 0;
  std::atomic<int> most_ = 0;
  std::atomic<int> gets_ = 0;
};

}  // namespace

TEST_CASE("answers come in the order of the questions") {
  Server server;
  const auto answers =
      network::request_urls({server.url("/there"), server.url("/gone"), server.url("/moved"),
                             server.url("/no-head"), server.url("/large")},
                            {});
  REQUIRE(answers.size() == 5);
  CHECK(answers[0].status == 200);
  CHECK(answers[1].status == 404);
  CHECK(answers[2].status == 200);
  CHECK(answers[3].status == 200);
  CHECK(answers[4].status == 200);
  CHECK(server.gets() == 2);  // where HEAD was not answered well
}

TEST_CASE("redirects end, and lead to the web only") {
  Server server;
  const auto answers = network::request_urls({server.url("/circle"), server.url("/elsewhere")}, {});
  CHECK(answers[0].status == 0);
  CHECK_FALSE(answers[0].failure.empty());
  CHECK(answers[1].status == 0);
  CHECK_FALSE(answers[1].failure.empty());
}

TEST_CASE("a host is asked a few things at once, and all others later") {
  Server server;
  std::vector<std::string> urls;
  for (int i = 0; i < 30; ++i) urls.push_back(server.url("/" + std::to_string(i)));
  const auto answers = network::request_urls(urls, {.at_once_per_host = 2});
  for (const auto& answer : answers) CHECK(answer.status == 200);
  CHECK(server.most_at_once() <= 2);
}

TEST_CASE("nobody there is an answer, too") {
  const auto answers = network::request_urls({"http://127.0.0.1:1/", "ftp://127.0.0.1/x"}, {});
  CHECK(answers[0].status == 0);
  CHECK_FALSE(answers[0].failure.empty());
  CHECK(answers[1].status == 0);
}
