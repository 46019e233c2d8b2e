// Invalid input: each case gets a stable code and changes nothing, and the service continues.
#include <doctest/doctest.h>
#include <sys/resource.h>

#include <csignal>

#include "support/client.h"
#include "support/service.h"

using support::Json;
using support::Service;

namespace {

const std::string kComments = "/api/v1/comments?thread=/a/";

std::string code_of(const http::Response& response) {
  const Json json = Json::parse(response.body, nullptr, false);
  return json.is_object() && json.contains("code") ? json["code"].get<std::string>() : "none";
}

// A response to a visitor contains no SQL, no path of the machine and no address.
void check_silent(const Service& service, const http::Response& response) {
  for (const std::string& secret :
       {std::string("SELECT"), std::string("INSERT"), std::string("sqlite"),
        service.folder.file(""), std::string("203.0.113")}) {
    CHECK_MESSAGE(response.body.find(secret) == std::string::npos, response.body);
  }
}

std::size_t stored(Service& service) {
  return service.store->queue({domain::Status::held, "", 100})->comments.size();
}

void check_goes_on(Service& service, std::size_t before) {
  CHECK(stored(service) == before);
  CHECK(service.post_json(kComments, {{"body", "b"}, {"name", "n"}}).status == 202);
}

http::Response send(Service& service, const std::string& body) {
  return service.ask("POST", kComments, {{"Content-Type", "application/json"}}, body);
}

// Makes writing fail as on a full disk while the object lives.
class FullDisk {
 public:
  FullDisk() {
    std::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &before_);
    rlimit none = before_;
    none.rlim_cur = 1;
    ::setrlimit(RLIMIT_FSIZE, &none);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;
  FullDisk(FullDisk&&) = delete;
  FullDisk& operator=(FullDisk&&) = delete;
  ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &before_); }

 private:
  rlimit before_{};
};

}  // namespace

TEST_CASE("every field has a limit, and says so by its pointer") {
  Service service;
  const std::string long_host = "https://" + std::string(500, 'a');
  const std::vector<std::pair<std::string, std::string>> wrong = {
      {"body", std::string(8001, 'x')},
      {"name", std::string(101, 'x')},
      {"email", std::string(250, 'x') + "@b.org"},
      {"website", long_host},
      {"body", "\xE2\x80\x8B\x01"},
      {"name", "a\nb"},
      {"name", "a\x7f"},
      {"email", "a\tb@c.org"},
      {"website", "https://a\r\nb"},
      {"email", "nobody"},
      {"website", "javascript:alert(1)"}};
  for (const auto& [field, value] : wrong) {
    Json comment = {{"body", "b"}, {"name", "n"}};
    comment[field] = value;
    const auto response = service.post_json(kComments, comment);
    CHECK_MESSAGE(response.status == 400, field, " ", value.substr(0, 30));
    CHECK(code_of(response) == "bad-request");
    CHECK(Json::parse(response.body)["errors"][0]["pointer"] == "/" + field);
    check_silent(service, response);
  }
  check_goes_on(service, 0);
}

TEST_CASE("wrong types, unknown members and what is no JSON are refused") {
  Service service;
  for (const char* body :
       {R"({"body":["b"],"name":"n"})", R"({"body":"b","name":7})", R"({"body":{},"name":"n"})",
        R"({"body":"b","name":"n","parent":1})", R"({"body":"b","name":"n","insist":"yes"})",
        R"({"body":"b","name":"n","status":"published"})",
        R"({"body":"b","name":"n","author":true})", R"({"body":"b","name":"n")",
        R"({"body":"b","name":"n"}})", "null", "[]", "7", "", "{",
        "{\"body\":\"\xFF\xFE\",\"name\":\"n\"}", "{\"body\":\"\xED\xA0\x80\",\"name\":\"n\"}",
        R"({"body":"\ud800","name":"n"})"}) {
    const auto response = send(service, body);
    CHECK_MESSAGE(response.status == 400, body);
    CHECK(code_of(response) == "bad-request");
    check_silent(service, response);
  }
  std::string deep = R"({"body":)";
  deep += std::string(20'000, '[') + std::string(20'000, ']') + "}";
  CHECK(send(service, deep).status == 400);
  check_goes_on(service, 0);
}

TEST_CASE("values nested without end are refused wherever JSON is read") {
  Service service;
  struct Call {
    const char* method;
    const char* target;
    domain::Role role;
    const char* before;
    const char* after;
  };
  for (const Call& call : std::vector<Call>{
           {"POST", "/api/v1/comments?thread=/a/", domain::Role::read, R"({"body":"b","name":)",
            "}"},
           {"POST", "/api/v1/preview?thread=/a/", domain::Role::read, "", ""},
           {"POST", "/api/v1/moderation/decisions", domain::Role::moderate,
            R"({"decisions":[{"id":"a","action":"spam","revision":1,"x":)", "}]}"},
           {"POST", "/api/v1/moderation/comments", domain::Role::moderate, R"({"thread":)", "}"},
           {"POST", "/api/v1/moderation/blocks", domain::Role::moderate, R"({"kind":)", "}"},
           {"PATCH", "/api/v1/moderation/threads?thread=/a/", domain::Role::moderate, R"({"open":)",
            "}"},
           {"PUT", "/api/v1/manifest", domain::Role::build, R"({"threads":[{"key":"/a/","x":)",
            "}]}"}}) {
    auto headers = service.as(call.role);
    headers.emplace_back("Content-Type", "application/json");
    for (const auto& [open, close] : {std::pair("[", "]"), std::pair("{\"a\":", "}")}) {
      std::string body = call.before;
      for (int i = 0; i < 300; ++i) body += open;
      body += "1";
      for (int i = 0; i < 300; ++i) body += close;
      body += call.after;
      const auto response = service.ask(call.method, call.target, headers, body);
      CHECK_MESSAGE(response.status == 400, call.target, response.body);
      CHECK(response.body.find("must not have more than 32 values inside each other") !=
            std::string::npos);
    }
  }
  check_goes_on(service, 0);
}

TEST_CASE("a body of 212 KB of brackets does not end the service") {
  Service service;
  auto headers = service.as(domain::Role::moderate);
  headers.emplace_back("Content-Type", "application/json");
  const std::string deep = R"({"decisions":[{"id":"a","action":"approve","revision":1,"x":)" +
                           std::string(106'000, '[') + std::string(106'000, ']') + "}]}";
  CHECK(service.ask("POST", "/api/v1/moderation/decisions", headers, deep).status == 400);
  // Levels up to the limit are read, and only the member is refused.
  const std::string allowed =
      R"({"body":"b","name":"n","x":)" + std::string(31, '[') + std::string(31, ']') + "}";
  const auto response = send(service, allowed);
  CHECK(Json::parse(response.body)["errors"][0]["message"] == "is not a known member");
  check_goes_on(service, 0);
}

TEST_CASE("names that other programs take for values are names") {
  Service service;
  for (const char* name :
       {"null", "yes", "0123", "true", "~", "NaN", "undefined", "'; DROP TABLE comments; --"}) {
    const std::string id = service.comment("/a/", {{"body", "b"}, {"name", name}});
    CHECK(service.store->comment(id)->value().name == name);
    REQUIRE(service.decide(id, "approve").status == 200);
    const auto list = service.get(kComments + "&sort=newest&limit=1");
    CHECK(Json::parse(list.body)["comments"][0]["name"] == name);
    service.clock.milliseconds += 1000;
  }
}

TEST_CASE("bidirectional controls are allowed only in the text") {
  Service service;
  const Json comment = {{"body", "b \u202Ea"}, {"name", "n"}};
  CHECK(service.post_json(kComments, comment).status == 202);
  for (const auto& [field, value] :
       std::vector<std::pair<std::string, std::string>>{{"name", "a\u202Ehcae"},
                                                        {"name", "\u2067a"},
                                                        {"website", "https://a.org/\u202Ex"},
                                                        {"email", "a\u202Db@c.org"}}) {
    Json turned = comment;
    turned[field] = value;
    const auto response = service.post_json(kComments, turned);
    CHECK_MESSAGE(response.status == 400, field);
    CHECK(Json::parse(response.body)["errors"][0]["pointer"] == "/" + field);
  }
  check_goes_on(service, 1);
}

TEST_CASE("a bidirectional override in an old name cannot affect the text around it") {
  Service service;
  const std::string name = "a\u202Ehcae";
  domain::Comment older;
  older.id = "c1";
  older.thread = "/a/";
  older.name = name;
  older.status = domain::Status::published;
  older.created = service.clock.now();
  REQUIRE(service.store->add({older, storage::NewThread::create}));
  CHECK(service.get("/api/v1/fragment?thread=/a/").body.find("<bdi>" + name + "</bdi>") !=
        std::string::npos);
  const std::string feed = service.get("/feeds/comments.atom").body;
  CHECK(feed.find("<title>ahcae on /a/</title>") != std::string::npos);
  CHECK(feed.find("<name>ahcae</name>") != std::string::npos);
}

TEST_CASE("members that stand twice are refused: programs differ in which one they believe") {
  Service service;
  const auto response =
      send(service, R"({"body":"b","name":"n","parent":null,"name":"m","body":"c"})");
  CHECK(response.status == 400);
  CHECK(code_of(response) == "bad-request");
  const Json errors = Json::parse(response.body)["errors"];
  REQUIRE(errors.size() == 2);
  CHECK(errors[0]["pointer"] == "/name");
  CHECK(errors[0]["message"] == "stands twice");
  auto headers = service.as(domain::Role::moderate);
  headers.emplace_back("Content-Type", "application/json");
  const auto nested =
      service.ask("POST", "/api/v1/moderation/decisions", headers,
                  R"({"decisions":[{"id":"a","id":"b","action":"spam","revision":1}]})");
  CHECK(nested.status == 400);
  // Behind an object its parent goes on.
  const Json around = Json::parse(
      send(service, R"({"name":"n","x":{"name":1,"y":{"body":2}},"body":"b","name":"m"})").body);
  CHECK(around["errors"][0]["pointer"] == "/name");
  CHECK(around["errors"][0]["message"] == "stands twice");
  CHECK(around["errors"].size() == 2);  // "x" is not a known member
  check_goes_on(service, 0);
}

TEST_CASE("a body in another charset, or of another type, is not guessed at") {
  Service service;
  const std::string body = R"({"body":"b","name":"n"})";
  for (const char* type :
       {"application/json; charset=iso-8859-1", "application/json;charset=\"utf-16\"",
        "application/json; x=1; Charset=latin1", "text/plain", "text/json", "",
        "application/x-www-form-urlencoded; charset=windows-1252",
        "multipart/form-data; boundary=x"}) {
    const auto response = service.ask("POST", kComments, {{"Content-Type", type}}, body);
    CHECK_MESSAGE(response.status == 415, type);
  }
  const auto twice =
      service.ask("POST", kComments,
                  {{"Content-Type", "application/json"}, {"Content-Type", "text/plain"}}, body);
  CHECK(twice.status == 415);
  CHECK(code_of(twice) == "unsupported-type");
  CHECK(service.ask("POST", kComments, {}, body).status == 415);
  check_goes_on(service, 0);
  for (const char* type : {"application/json; charset=utf-8", "Application/JSON;Charset=\"UTF-8\""})
    CHECK(service.ask("POST", kComments, {{"Content-Type", type}}, body).status == 202);
}

TEST_CASE("a path with \"..\" matches no route, encoded or not") {
  Service service;
  for (const char* path :
       {"/..%2f..%2fetc/passwd", "/../etc/passwd", "/%2e%2e/x", "/embed.js/../x",
        "/api/v1/comments/..%2fmoderation", "/api/v1//comments", "/\xFF", "/%00"}) {
    const auto response = service.get(path);
    CHECK_MESSAGE((response.status == 404 || response.status == 401), path);
    check_silent(service, response);
  }
  for (const char* thread : {"..%2f", "/a/../b", "/%2e%2e/", "/a%00b", "/%FF", "/a%0ab"}) {
    const auto response = service.get(std::string("/api/v1/comments?thread=") + thread);
    CHECK_MESSAGE(response.status == 400, thread);
    CHECK(code_of(response) == "bad-request");
  }
  CHECK(service.get("/api/v1/comments?thread=/" + std::string(1001, 'a')).status == 400);
}

TEST_CASE("tokens that are wrong, foreign, revoked or of another kind open nothing") {
  Service service;
  const Json sent = Json::parse(service.post_json(kComments, {{"body", "b"}, {"name", "n"}}).body);
  const std::string own = "/api/v1/comments/" + sent["id"].get<std::string>();
  const std::string queue = "/api/v1/moderation/comments";
  const support::Headers author = {
      {"Authorization", "Bearer " + sent["edit_token"].get<std::string>()}};
  CHECK(service.get(queue, author).status == 401);
  CHECK(service.get(own, service.as(domain::Role::admin)).status == 401);
  for (const std::string& value :
       {std::string("Bearer"), std::string("Bearer "), std::string("Basic YTpi"),
        "Bearer " + std::string(7000, 'x'), std::string("Bearer \x01"), std::string("")}) {
    CHECK(service.get(queue, {{"Authorization", value}}).status == 401);
    CHECK(service.get(own, {{"Authorization", value}}).status == 401);
  }
  const auto moderator = service.as(domain::Role::moderate);
  CHECK(service.get(queue, moderator).status == 200);
  REQUIRE(service.store->revoke_token("moderate", service.clock.now()));
  const auto revoked = service.get(queue, moderator);
  CHECK(revoked.status == 401);
  CHECK(code_of(revoked) == "unauthorized");
}

TEST_CASE("a revision or a cursor of another thing is refused") {
  Service service;
  const std::string first = service.comment("/a/", {{"body", "1"}});
  service.clock.milliseconds += 1000;
  const std::string second = service.comment("/a/", {{"body", "2"}});
  for (const std::string& id : {first, second})
    REQUIRE(service.decide(id, "approve").status == 200);
  const Json page = Json::parse(service.get(kComments + "&limit=1").body);
  const std::string cursor = page["next"];
  CHECK(service.get(kComments + "&cursor=" + cursor).status == 200);
  service.comment("/b/", {{"body", "3"}});
  const auto foreign = service.get("/api/v1/comments?thread=/b/&cursor=" + cursor);
  CHECK(foreign.status == 400);
  CHECK(code_of(foreign) == "bad-request");
  for (const int revision : {0, 2, -1}) {
    const auto response = service.decide(first, "spam", revision);
    CHECK(response.status == 412);
    CHECK(code_of(response) == "changed");
  }
  CHECK(service.store->comment(first)->value().status == domain::Status::published);
}

TEST_CASE("a full disk is 503 and loses nothing, and writes succeed when there is space again") {
  Service service;
  const std::string id = service.comment("/a/", {{"body", "before"}});
  {
    const FullDisk full;
    const auto response = service.post_json(kComments, {{"body", "b"}, {"name", "n"}});
    CHECK(response.status == 503);
    CHECK(code_of(response) == "unavailable");
    CHECK(support::header(response, "Retry-After") == "5");
    check_silent(service, response);
    CHECK(service.get(kComments).status == 200);
  }
  CHECK(service.log.all().find("POST /api/v1/comments") != std::string::npos);
  CHECK(service.store->comment(id)->value().body == "before");
  check_goes_on(service, 1);
}

TEST_CASE("a body that stops early or never ends is answered, and the next client is served") {
  Service service;
  server::Options options;
  options.timeouts.request = std::chrono::milliseconds(300);
  const support::Running running(service, options);
  {
    support::Client cut(running.port());
    cut.send(
        "POST " + kComments +
        " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{");
    CHECK(cut.closed());
  }
  {
    support::Client chunked(running.port());
    std::string request = "POST " + kComments +
                          " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                          "Transfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < 5; ++i) request += "4000\r\n" + std::string(0x4000, 'x') + "\r\n";
    chunked.send(request + "0\r\n\r\n");
    CHECK(chunked.receive("POST").status == 413);
  }
  {
    support::Client flood(running.port());
    std::string request = "GET " + kComments + " HTTP/1.1\r\nHost: x\r\n";
    for (int i = 0; i < 2000; ++i)
      request += "X-" + std::to_string(i) + ": " + std::string(40, 'y') + "\r\n";
    flood.send(request + "\r\n");
    CHECK(flood.receive().status >= 400);
  }
  {
    support::Client ranges(running.port());
    std::string range = "Range: bytes=0-1";
    for (int i = 0; i < 900; ++i) range += ",0-1";
    CHECK(ranges.ask("GET", kComments, range + "\r\n").status == 200);
  }
  support::Client next(running.port());
  CHECK(next.ask("GET", kComments).status == 200);
}
