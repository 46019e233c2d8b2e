#include "http/caching.h"

#include <doctest/doctest.h>

#include "support/service.h"
#include "web/assets.h"

using support::header;
using support::Service;

TEST_CASE("public answers are cached for one second and have an entity tag") {
  Service service;
  for (const char* path : {"/api/v1/comments?thread=/a/", "/api/v1/fragment?thread=/a/",
                           "/api/v1/counts?thread=/a/"}) {
    const auto first = service.get(path);
    CHECK(header(first, "Cache-Control") == "public, max-age=0, s-maxage=1");
    CHECK(header(first, "Vary").empty());
    const std::string tag = header(first, "ETag");
    REQUIRE(tag.size() > 2);
    for (const std::string& known :
         {tag, "W/" + tag, "\"x\", " + tag, std::string("*"), "\"x\" , W/" + tag, "\"x\"," + tag,
          tag + ",\"x\"", "," + tag + ",", std::string("\"x\",*")}) {
      const auto again = service.get(path, {{"If-None-Match", known}});
      CHECK_MESSAGE(again.status == 304, known);
      CHECK(again.body.empty());
      CHECK(header(again, "ETag") == tag);
      CHECK(header(again, "Content-Type").empty());
      CHECK(header(again, "Cache-Control") == "public, max-age=0, s-maxage=1");
    }
    CHECK(service.get(path, {{"If-None-Match", "\"x\""}, {"if-none-match", tag}}).status == 304);
    const std::string inside = tag.substr(1, tag.size() - 2);
    for (const std::string& other :
         {std::string("\"x\""), inside, "\"" + inside, "x" + tag, tag + "x", "w/" + tag,
          "W/W/" + tag, std::string(","), std::string("\"*\"")})
      CHECK_MESSAGE(service.get(path, {{"If-None-Match", other}}).status == 200, other);
    CHECK(service.get(path, {{"If-None-Match", ""}}).status == 200);
  }
}

TEST_CASE("the entity tag changes with the bytes") {
  Service service;
  const std::string before = header(service.get("/api/v1/comments?thread=/a/"), "ETag");
  REQUIRE(service.decide(service.comment("/a/", {{"body", "hi"}}), "approve").status == 200);
  CHECK(header(service.get("/api/v1/comments?thread=/a/"), "ETag") != before);
}

TEST_CASE("hashed files are kept for ever") {
  Service service;
  const web::Asset& asset = web::assets().front();
  const std::string name(asset.name);
  const std::string hashed =
      name.substr(0, name.find('.')) + "." + asset.hash + name.substr(name.find('.'));
  const auto response = service.get("/" + hashed);
  REQUIRE(response.status == 200);
  CHECK(header(response, "Cache-Control") == "public, max-age=31536000, immutable");
}
