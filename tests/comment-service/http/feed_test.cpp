#include <doctest/doctest.h>

#include "support/many_comments.h"
#include "support/service.h"

using support::header;
using support::Json;
using support::Service;

namespace {

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++found;
  return found;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string publish(Service& service, const std::string& thread, const Json& members) {
  std::string id = service.comment(thread, members);
  REQUIRE(service.decide(id, "approve").status == 200);
  return id;
}

}  // namespace

TEST_CASE("the site's feed has the published comments of all threads, newest first") {
  Service service;
  const std::string first = publish(service, "/a/",
                                    {{"body", "one & *two*"},
                                     {"name", "Bob <b>"},
                                     {"email", "bob@secret.org"},
                                     {"website", "https://bob.org/?a=1&b=2"}});
  service.comment("/a/", {{"body", "held"}});
  const std::string second = publish(service, "/b/", {{"body", "second"}});
  const auto feed = service.get("/feeds/comments.atom");
  REQUIRE(feed.status == 200);
  CHECK(header(feed, "Content-Type") == "application/atom+xml; charset=utf-8");
  CHECK(header(feed, "Access-Control-Allow-Origin") == "*");
  CHECK(count(feed.body, "<entry>") == 2);
  CHECK(feed.body.find(second) < feed.body.find(first));
  CHECK(has(feed.body, "<id>tag:example.org,2024-05-01:comment-" + first + "</id>"));
  CHECK(has(feed.body, "href=\"https://example.org/a/#comment-" + first + "\""));
  CHECK(has(feed.body, "<name>Bob &lt;b&gt;</name><uri>https://bob.org/?a=1&amp;b=2</uri>"));
  CHECK(has(feed.body, "&lt;p&gt;one &amp;amp; &lt;em&gt;two&lt;/em&gt;&lt;/p&gt;"));
  CHECK(has(feed.body, "<updated>2024-05-01T09:30:00Z</updated>"));
  CHECK_FALSE(has(feed.body, "secret"));
  CHECK_FALSE(has(feed.body, "held"));
}

TEST_CASE("a thread's feed has its own comments, under its title") {
  Service service;
  REQUIRE(service.store->save_thread({"/a/", "A & B"}));
  publish(service, "/a/", {{"body", "one"}});
  publish(service, "/b/", {{"body", "two"}});
  const auto feed = service.get("/feeds/thread.atom?thread=/a/");
  CHECK(count(feed.body, "<entry>") == 1);
  CHECK(has(feed.body, "<title>Comments on A &amp; B</title>"));
  CHECK(has(feed.body, "rel=\"alternate\" type=\"text/html\" href=\"https://example.org/a/\""));
  CHECK(service.get("/feeds/thread.atom").status == 400);
  service.settings.threads = settings::Threads::listed;
  CHECK(service.get("/feeds/thread.atom?thread=/c/").status == 404);
}

TEST_CASE("a feed has the newest fifty comments and the time of the newest") {
  Service service;
  support::store_comments(service, 51, 1000);
  for (const char* feed : {"/feeds/comments.atom", "/feeds/thread.atom?thread=/a/"}) {
    const std::string body = service.get(feed).body;
    CHECK(count(body, "<entry>") == 50);
    CHECK(has(body, "#comment-c50\""));
    CHECK(has(body, "#comment-c1\""));
    CHECK_FALSE(has(body, "#comment-c0\""));
    const std::string head = body.substr(0, body.find("<entry>"));
    CHECK(has(head, "<updated>2024-05-01T09:30:50Z</updated>"));
  }
}

TEST_CASE("an empty feed is a feed, and the same every time") {
  Service service;
  const auto feed = service.get("/feeds/comments.atom");
  CHECK(feed.status == 200);
  CHECK(has(feed.body, "<updated>1970-01-01T00:00:00Z</updated>"));
  service.clock.milliseconds += 1'000'000;
  CHECK(service.get("/feeds/comments.atom", {{"If-None-Match", header(feed, "ETag")}}).status ==
        304);
}

TEST_CASE("a comment that is taken down leaves the feed at once") {
  Service service;
  const std::string id = publish(service, "/a/", {{"body", "one"}});
  CHECK(has(service.get("/feeds/comments.atom").body, id));
  REQUIRE(service.decide(id, "spam").status == 200);
  CHECK_FALSE(has(service.get("/feeds/comments.atom").body, id));
}

TEST_CASE("an entry leads to its page, or to the service when the page is of no site") {
  Service service;
  service.settings.public_url.path = "/talk";
  const std::string id = publish(service, "/a%20b/", {{"body", "one"}});
  const auto url = [&] {
    service.decide(service.comment("/a%20b/", {{"body", "x"}}), "approve");
    const std::string body = service.get("/feeds/comments.atom").body;
    const std::size_t end = body.find("#comment-" + id);
    const std::size_t begin = body.rfind("href=\"", end) + 6;
    return body.substr(begin, end - begin);
  };
  CHECK(url() == "https://example.org/a%20b/");
  const std::string threads =
      "http://comments.example.org/talk/threads?thread=%2Fa%20b%2F&amp;comment=" + id;
  const auto sites = service.settings.sites;
  service.settings.sites = {};
  CHECK(url() == threads);
  service.settings.sites = sites;
  const std::string other = publish(service, "/c/", {{"body", "x"}});
  service.settings.sites = {{"https://example.org", "/c"}};
  CHECK(has(service.get("/feeds/comments.atom").body, threads + "#comment-" + id));
  CHECK(has(service.get("/feeds/comments.atom").body, "https://example.org/c/#comment-" + other));
}

TEST_CASE("an entry leads to the service when the page shows the comment only with a script") {
  Service service;
  support::store_comments(service, 501, 1000);
  const std::string link = "http://comments.example.org/threads?thread=%2Fa%2F&amp;comment=";
  for (const char* feed : {"/feeds/comments.atom", "/feeds/thread.atom?thread=/a/"}) {
    const std::string body = service.get(feed).body;
    CHECK(has(body, "href=\"https://example.org/a/#comment-c499\""));
    CHECK(has(body, "href=\"" + link + "c500#comment-c500\""));
  }
  // A reply before it moves a comment to the next page.
  REQUIRE(
      service.decide(service.comment("/a/", {{"body", "x"}, {"parent", "c9"}}), "approve").status ==
      200);
  for (const char* feed : {"/feeds/comments.atom", "/feeds/thread.atom?thread=/a/"})
    CHECK(has(service.get(feed).body, "href=\"" + link + "c499#comment-c499\""));
}

TEST_CASE("a feed is named after the host of its site, without a port") {
  for (const auto& [origin, host] :
       {std::pair("https://example.org", "example.org"), std::pair("http://a.org:8080", "a.org"),
        std::pair("http://[::1]:8080", "[::1]"), std::pair("http://[::1]", "[::1]")}) {
    Service service;
    service.settings.sites = {{origin, ""}, {"https://other.example", ""}};
    const std::string id = "<id>tag:" + std::string(host) + ",2026-01-01:comments</id>";
    CHECK_MESSAGE(has(service.get("/feeds/comments.atom").body, id), origin);
    service.settings.sites = {};
    service.settings.public_url = {origin, ""};
    CHECK_MESSAGE(has(service.get("/feeds/comments.atom").body, id), origin);
  }
}
