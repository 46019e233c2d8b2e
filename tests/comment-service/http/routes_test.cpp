#include "http/routes.h"

#include <doctest/doctest.h>

#include "support/service.h"

using support::header;
using support::Service;

TEST_CASE("an unknown method is 405 with the allowed methods") {
  Service service;
  const auto put = service.ask("PUT", "/api/v1/comments?thread=/a/");
  CHECK(put.status == 405);
  CHECK(header(put, "Allow") == "GET, HEAD, POST, OPTIONS");
  CHECK(header(service.ask("DELETE", "/threads"), "Allow") == "GET, HEAD, OPTIONS");
  CHECK(header(service.ask("TRACE", "/api/v1/preview"), "Allow") == "POST, OPTIONS");
  CHECK(service.ask("HEAD", "/api/v1/preview").status == 405);
}

TEST_CASE("what is nowhere has no methods, except the whole server") {
  Service service;
  CHECK(service.ask("OPTIONS", "*").status == 204);
  CHECK(header(service.ask("OPTIONS", "*"), "Allow") ==
        "GET, HEAD, POST, PATCH, DELETE, PUT, OPTIONS");
  CHECK(service.ask("OPTIONS", "/api/v1/nothing").status == 404);
  CHECK(service.ask("GET", "*").status == 404);
}

TEST_CASE("a route with its own path goes before one with a name, wherever it stands") {
  http::Route named{"GET", "/{x}"};
  http::Route own{"GET", "/a"};
  http::Route post{"POST", "/a"};
  http::Route longer{"GET", "/{x}/b/{y}"};
  const std::vector<http::Route> table = {own, named, longer, post};
  CHECK(http::match(table, "HEAD", "/a").route == &table[0]);
  CHECK(http::match(table, "POST", "/a").route == &table[3]);
  CHECK(http::match(table, "GET", "/b").route == &table[1]);
  CHECK(http::match(table, "GET", "/b").captures == std::vector<std::string>{"b"});
  CHECK(http::match(table, "GET", "/%41/b/c").captures == std::vector<std::string>{"%41", "c"});
  CHECK(http::match(table, "POST", "/b").route == nullptr);
  CHECK(http::match(table, "POST", "/b").on_path.size() == 1);
  CHECK(http::match(table, "GET", "/a").on_path.size() == 2);
  for (const char* path : {"", "/", "a", "/a/", "/a/b", "/a/b/", "/a/b/c/", "/a/b/c/d", "//b/c"})
    CHECK_MESSAGE(http::match(table, "GET", path).on_path.empty(), path);
}

TEST_CASE("paths are compared as they are sent") {
  Service service;
  for (const char* path :
       {"/api/v1/..%2fcomments", "/api/v1/x/../comments", "/api/v1/comments/", "//api/v1/comments",
        "/api/v1/%63omments", "/", "/api", "/..%2f..%2fetc%2fpasswd", "/api/v1/comments/a/b"}) {
    CHECK_MESSAGE(service.get(std::string(path) + "?thread=/a/").status == 404, path);
  }
}

TEST_CASE("HEAD is answered like GET") {
  Service service;
  const auto head = service.ask("HEAD", "/api/v1/comments?thread=/a/");
  CHECK(head.status == 200);
  CHECK(header(head, "ETag") == header(service.get("/api/v1/comments?thread=/a/"), "ETag"));
}

TEST_CASE("a preflight lists the allowed methods, but not for moderators' routes") {
  Service service;
  const auto own =
      service.ask("OPTIONS", "/api/v1/comments?thread=/a/", {{"Origin", "https://example.org"}});
  CHECK(own.status == 204);
  CHECK(header(own, "Access-Control-Allow-Origin") == "https://example.org");
  CHECK(header(own, "Vary") == "Origin");
  CHECK(header(own, "Access-Control-Allow-Headers") ==
        "Content-Type, Authorization, Idempotency-Key");
  CHECK(header(own, "Access-Control-Allow-Methods").find("POST") != std::string::npos);
  CHECK(header(own, "Access-Control-Max-Age") == "86400");
  const auto foreign =
      service.ask("OPTIONS", "/api/v1/comments?thread=/a/", {{"Origin", "https://evil.org"}});
  CHECK(foreign.status == 204);
  CHECK(header(foreign, "Access-Control-Allow-Origin") == "*");
  CHECK(header(foreign, "Vary") == "Origin");
  const auto desk =
      service.ask("OPTIONS", "/api/v1/moderation/comments", {{"Origin", "https://example.org"}});
  CHECK(desk.status == 204);
  CHECK(header(desk, "Access-Control-Allow-Origin").empty());
  CHECK(header(desk, "Access-Control-Allow-Headers").empty());
}

TEST_CASE("public answers may be read by pages of any origin, without Vary") {
  Service service;
  for (const char* path : {"/api/v1/comments?thread=/a/", "/api/v1/fragment?thread=/a/",
                           "/embed.js", "/embed.css", "/api/v1/comments"}) {
    const auto response = service.get(path, {{"Origin", "https://anywhere.org"}});
    CHECK_MESSAGE(header(response, "Access-Control-Allow-Origin") == "*", path);
    CHECK_MESSAGE(header(response, "Vary").empty(), path);
  }
}

TEST_CASE("every answer forbids guessing its type") {
  Service service;
  for (const char* path :
       {"/api/v1/comments?thread=/a/", "/embed.js", "/nothing", "/threads?thread=/a/"}) {
    CHECK(header(service.get(path), "X-Content-Type-Options") == "nosniff");
    CHECK_FALSE(header(service.get(path), "Content-Security-Policy").empty());
  }
}
