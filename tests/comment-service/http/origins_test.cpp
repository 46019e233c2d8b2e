// Pages of origins that no setting names: what their reader and the owner are told.
#include <doctest/doctest.h>

#include "support/service.h"

using support::header;
using support::Headers;
using support::Json;
using support::Service;

namespace {

const std::string kComments = "/api/v1/comments?thread=/a/";
const std::string kForeign = "https://www.example.org";
const Json kComment = {{"body", "b"}, {"name", "n"}};

http::Response send(Service& service, const std::string& origin, const std::string& host = "") {
  Headers headers = {{"Origin", origin}};
  if (!host.empty()) headers.emplace_back("Host", host);
  return service.post_json(kComments, kComment, headers);
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++found;
  return found;
}

// A service whose operator has not told where readers reach it.
struct Unnamed : Service {
  Unnamed() {
    settings.public_url = {};
    settings.listen = {"127.0.0.1", 8090};
  }
};

}  // namespace

TEST_CASE("a page of any origin may read that it is refused, and nothing else") {
  Service service;
  const std::string id = Json::parse(service.post_json(kComments, kComment).body)["id"];
  const std::string own = "/api/v1/comments/" + id;
  const Headers headers = {{"Origin", kForeign}, {"Content-Type", "application/json"}};
  for (const auto& [method, target] :
       std::vector<std::pair<std::string, std::string>>{{"POST", kComments},
                                                        {"POST", "/api/v1/preview?thread=/a/"},
                                                        {"PATCH", own},
                                                        {"DELETE", own}}) {
    CAPTURE(method + " " + target);
    const auto preflight = service.ask("OPTIONS", target, headers);
    CHECK(preflight.status == 204);
    CHECK(header(preflight, "Access-Control-Allow-Origin") == "*");
    CHECK(header(preflight, "Access-Control-Allow-Methods").find(method) != std::string::npos);
    const auto refused = service.ask(method, target, headers, "{}");
    CHECK(refused.status == 403);
    CHECK(Json::parse(refused.body)["code"] == "forbidden");
    CHECK(header(refused, "Access-Control-Allow-Origin") == "*");
    CHECK(header(refused, "Access-Control-Expose-Headers").empty());
    CHECK(header(refused, "Vary") == "Origin");
  }
  for (const char* method : {"GET", "HEAD", "PUT"}) {
    const auto answer = service.ask(method, own, headers);
    CHECK_MESSAGE(header(answer, "Access-Control-Allow-Origin").empty(), method);
  }
  CHECK(Json::parse(service.get("/api/v1/moderation/comments", service.as(domain::Role::read))
                        .body)["comments"]
            .size() == 1);
}

TEST_CASE("the log names each refused origin and its setting once a minute") {
  Service service;
  send(service, kForeign);
  send(service, kForeign);
  send(service, "http://example.org");
  CHECK(service.log.all() ==
        "refused a page of \"https://www.example.org\": no --site names this origin; if it is "
        "yours, add --site https://www.example.org\n"
        "refused a page of \"http://example.org\": no --site names this origin; if it is yours, "
        "add --site http://example.org\n");
  service.clock.milliseconds += 59'999;
  send(service, kForeign);
  CHECK(count(service.log.all(), "\"https://www.example.org\"") == 1);
  service.clock.milliseconds += 1;
  send(service, kForeign);
  CHECK(count(service.log.all(), "\"https://www.example.org\"") == 2);
  service.clock.milliseconds -= 3'600'000;  // the clock is set back
  send(service, kForeign);
  CHECK(count(service.log.all(), "\"https://www.example.org\"") == 3);
}

TEST_CASE("a flood of origins writes one hundred lines a minute") {
  Service service;
  for (int i = 0; i < 1000; ++i) send(service, "https://a" + std::to_string(i) + ".example");
  CHECK(count(service.log.all(), "\n") == 100);
  service.clock.milliseconds += 60'000;
  send(service, kForeign);
  CHECK(count(service.log.all(), "\"https://www.example.org\"") == 1);
}

TEST_CASE("an origin is one short line of ASCII in the log") {
  Service service;
  send(service, "https://a.example/\n\x1b[31m\"\u202Ered");
  CHECK(service.log.all() ==
        "refused a page of \"https://a.example/%0A%1B[31m%22%E2%80%AEred\": this is not how a "
        "browser writes an origin\n");
  Service other;
  send(other, "https://" + std::string(10'000, 'a'));
  CHECK(other.log.all().size() < 700);
  CHECK(other.log.all().find("aaa…\"") != std::string::npos);
}

TEST_CASE("a page that hides its origin is refused with the reason in the log") {
  Service service;
  CHECK(send(service, "null").status == 403);
  CHECK(service.log.all() ==
        "refused a page of \"null\": the browser hides where its page is from; the page must not "
        "be in a sandboxed frame or have the referrer policy no-referrer\n");
}

TEST_CASE("a site with an international name takes comments from its pages") {
  Service service;
  service.settings.sites = {*settings::parse_site("https://münchen.example")};
  const std::string origin = "https://xn--mnchen-3ya.example";
  const auto own = send(service, origin);
  CHECK(own.status == 202);
  CHECK(header(own, "Access-Control-Allow-Origin") == origin);
  CHECK(send(service, "https://münchen.example").status == 403);  // no browser sends it
}

TEST_CASE("without a public address, the service's own form works behind a proxy") {
  Unnamed service;
  for (const auto& [origin, host] : std::vector<std::pair<std::string, std::string>>{
           {"https://comments.example.org", "comments.example.org"},
           {"https://comments.example.org", "Comments.Example.org:443"},
           {"http://comments.example.org:8080", "comments.example.org:8080"},
           {"http://localhost:8090", "localhost:8090"},
           {"http://127.0.0.1:8090", ""},
           {"http://[2001:db8::1]:8090", "[2001:db8::1]:8090"}}) {
    CAPTURE(origin + " at " + host);
    CHECK(send(service, origin, host).status == 202);
  }
}

TEST_CASE("an origin counts as the service's own only when it is the request's host") {
  Unnamed service;
  const std::string origin = "https://comments.example.org";
  for (const char* host :
       {"", "example.org", "comments.example.org:8090", "comments.example.org.evil.org",
        "comments.example.org/x", "comments.example.org, evil.org", "u@comments.example.org"}) {
    CHECK_MESSAGE(send(service, origin, host).status == 403, host);
  }
  CHECK(send(service, "null", "null").status == 403);
  CHECK(send(service, "", "comments.example.org").status == 403);
  const auto forwarded = service.post_json(kComments, kComment,
                                           {{"Origin", origin},
                                            {"Host", "127.0.0.1:8090"},
                                            {"X-Forwarded-Host", "comments.example.org"},
                                            {"Forwarded", "host=comments.example.org"}});
  CHECK(forwarded.status == 403);
  CHECK(service.log.all().find("add --site https://comments.example.org, or --public-url "
                               "https://comments.example.org if this service is reached there") !=
        std::string::npos);
  Service named;
  CHECK(send(named, origin, "comments.example.org").status == 403);
}

TEST_CASE("a request to another host than the own one is a warning, once") {
  const auto warned = [](Service& service, const std::string& host) {
    service.get(kComments, {{"Host", host}});
    return service.log.all();
  };
  Unnamed service;
  for (const char* host :
       {"127.0.0.1:8090", "localhost:8090", "", "a b", "[::1]:1", "a/b", "0.0.0.0:8090", "[::]"})
    CHECK_MESSAGE(warned(service, host).empty(), host);
  const std::string warning =
      "a request came to comments.example.org, but feeds name http://127.0.0.1:8090: set "
      "--public-url, such as --public-url https://comments.example.org\n";
  CHECK(warned(service, "comments.example.org") == warning);
  CHECK(warned(service, "other.example.org") == warning);
  Service named;
  CHECK(warned(named, "other.example.org").empty());
}
