#include <doctest/doctest.h>

#include "base/encoding.h"
#include "support/service.h"
#include "usecases/submit.h"

using support::header;
using support::Json;
using support::Service;

namespace {

const std::string kComments = "/api/v1/comments?thread=/a/";

}  // namespace

TEST_CASE("a held comment has a reason, a location and an edit token") {
  Service service;
  const auto response = service.post_json(kComments, {{"body", "Hello *you*"}, {"name", "Bob"}});
  REQUIRE(response.status == 202);
  const Json json = Json::parse(response.body);
  CHECK(json["status"] == "held");
  CHECK(json["revision"] == 1);
  CHECK(json["html"] == "<p>Hello <em>you</em></p>\n");
  CHECK(json["reasons"].size() == 1);
  CHECK(header(response, "Location") == "/api/v1/comments/" + json["id"].get<std::string>());
  CHECK(header(response, "Cache-Control") == "no-store");
}

TEST_CASE("the form's two rules refuse, with exactly their messages, and nothing is stored") {
  Service service;
  const auto response = service.post_json(kComments, {{"body", " \n"}, {"email", "a@b"}});
  CHECK(response.status == 422);
  CHECK(header(response, "Content-Type") == "application/problem+json");
  const Json json = Json::parse(response.body);
  CHECK(json["code"] == "refused");
  CHECK(json["reasons"] == Json::parse(R"([
    {"rule": "comment-required", "message": "Please enter your comment!", "field": "body"},
    {"rule": "name-required", "message": "Please enter your name here", "field": "name"}])"));
  CHECK(service.store->queue({domain::Status::held, "", 10})->comments.empty());
}

TEST_CASE("a filled honeypot is held and only moderators are told why") {
  Service service;
  const auto response = service.post_json(
      kComments, {{"body", "b"}, {"name", "n"}, {"homepage_confirm", "http://spam"}});
  CHECK(response.status == 202);
  CHECK(response.body.find("honeypot") == std::string::npos);
  const auto queue = service.get("/api/v1/moderation/comments", service.as(domain::Role::moderate));
  CHECK(queue.body.find("honeypot") != std::string::npos);
}

TEST_CASE("bodies of the wrong shape are 400 with a pointer for each mistake") {
  Service service;
  const auto response =
      service.post_json(kComments, {{"body", 1}, {"name", "n"}, {"colour", "red"}});
  CHECK(response.status == 400);
  const Json json = Json::parse(response.body);
  CHECK(json["code"] == "bad-request");
  CHECK(json["errors"].size() == 2);
  CHECK(service.post_json(kComments, {{"body", "x"}, {"name", "n"}, {"website", "javascript:x"}})
            .status == 400);
  CHECK(service.post_json(kComments, {{"body", std::string(8001, 'x')}, {"name", "n"}}).status ==
        400);
  CHECK(service.post_json("/api/v1/comments", {{"body", "b"}, {"name", "n"}}).status == 400);
}

TEST_CASE("a comment that becomes too much HTML is refused wherever it comes from") {
  Service service;
  std::string links;
  for (int i = 0; links.size() < 7'900; ++i) links += "http://a.b/" + std::to_string(i) + " ";
  for (const std::string& body : {links, std::string(8'000, '&'), std::string(8'000, '"')}) {
    CAPTURE(body.substr(0, 20));
    const auto refused = service.post_json(kComments, {{"body", body}, {"name", "Bob"}});
    CHECK(refused.status == 400);
    CHECK(Json::parse(refused.body)["errors"][0]["pointer"] == "/body");
  }
  const Json comment = {{"body", links}, {"name", "Bob"}};
  CHECK(service.post_json("/api/v1/preview?thread=/a/", comment).status == 400);
  const auto form = service.post_form(kComments, "name=Bob&body=" + base::percent_encode(links));
  CHECK(form.status == 422);
  CHECK(form.body.find("too many links or too much markup") != std::string::npos);
  const auto sent = service.post_json(kComments, {{"body", "short"}, {"name", "Bob"}});
  const std::string id = Json::parse(sent.body)["id"];
  const auto author = support::Headers{{"Authorization", "Bearer " + service.keys->edit_token(id)},
                                       {"Content-Type", "application/json"}};
  const std::string change = Json{{"body", links}, {"revision", 1}}.dump();
  CHECK(service.ask("PATCH", "/api/v1/comments/" + id, author, change).status == 400);
  // Long texts with many links as people write them.
  std::string list;
  for (int i = 0; list.size() < 7'800; ++i)
    list += "- [Title " + std::to_string(i) + "](https://example.org/a/long/address/of/a/page/" +
            std::to_string(i) + ") says <more> & \"more\" of it.\n";
  CHECK(service.post_json(kComments, {{"body", list}, {"name", "Bob"}}).status == 202);
}

TEST_CASE("bodies of the wrong type are 415, too long ones 413") {
  Service service;
  for (const char* type :
       {"text/plain", "multipart/form-data; boundary=x", "application/xml", ""}) {
    CHECK_MESSAGE(service.ask("POST", kComments, {{"Content-Type", type}}, "{}").status == 415,
                  type);
  }
  CHECK(service
            .ask("POST", kComments,
                 {{"Content-Type", "application/json"}, {"Content-Encoding", "gzip"}}, "{}")
            .status == 415);
  CHECK(service
            .ask("POST", kComments,
                 {{"Content-Type", "application/json"}, {"Content-Encoding", ""}},
                 R"({"body":"b","name":"n"})")
            .status == 202);
  CHECK(service
            .ask("POST", kComments, {{"Content-Type", "application/json; charset=utf-8"}},
                 R"({"body":"b","name":"n"})")
            .status == 202);
  CHECK(service.post_json(kComments, {{"body", std::string(70'000, 'x')}}).status == 413);
}

TEST_CASE("a comment of 8,000 bytes fits however JSON escapes it, and is kept byte for byte") {
  Service service;
  std::string body;
  std::string escaped;
  for (int i = 0; i < 8000; ++i) {
    body += 'a';
    escaped += "\\u0061";
  }
  const auto response = service.ask("POST", kComments, {{"Content-Type", "application/json"}},
                                    R"({"name":"n","body":")" + escaped + "\"}");
  REQUIRE(response.status == 202);
  CHECK(service.store->comment(Json::parse(response.body)["id"])->value().body == body);
}

TEST_CASE("control characters and NUL are refused, odd white space is kept") {
  Service service;
  CHECK(service.post_json(kComments, {{"body", std::string("a\0b", 3)}, {"name", "n"}}).status ==
        400);
  CHECK(service.post_json(kComments, {{"body", "a\x1b[0m"}, {"name", "n"}}).status == 400);
  const std::string id = service.comment("/a/", {{"body", "  a\r\n\t<T> < b\n"}});
  CHECK(service.store->comment(id)->value().body == "  a\r\n\t<T> < b\n");
}

TEST_CASE("threads that nobody knows are 404 unless any page may have comments") {
  Service service;
  service.settings.threads = settings::Threads::listed;
  CHECK(service.post_json(kComments, {{"body", "b"}, {"name", "n"}}).status == 404);
  CHECK(service.get(kComments).status == 404);
  REQUIRE(service.store->save_thread({"/a/"}));
  CHECK(service.post_json(kComments, {{"body", "b"}, {"name", "n"}}).status == 202);
}

TEST_CASE("a path that is not of the site is no thread") {
  Service service;
  service.settings.sites = {{"https://example.org", "/blog"}};
  CHECK(service.post_json(kComments, {{"body", "b"}, {"name", "n"}}).status == 404);
  CHECK(service.post_json("/api/v1/comments?thread=/blog/a/", {{"body", "b"}, {"name", "n"}})
            .status == 202);
}

TEST_CASE("a closed thread takes no comments and still shows those it has") {
  Service service;
  service.comment("/a/", {{"body", "b"}});
  auto headers = service.as(domain::Role::moderate);
  headers.emplace_back("Content-Type", "application/json");
  CHECK(service.ask("PATCH", "/api/v1/moderation/threads?thread=/a/", headers, R"({"open":false})")
            .status == 200);
  const auto response = service.post_json(kComments, {{"body", "b"}, {"name", "n"}});
  CHECK(response.status == 409);
  CHECK(Json::parse(response.body)["code"] == "thread-closed");
  CHECK(Json::parse(service.get(kComments).body)["thread"]["open"] == false);
}

TEST_CASE("only pages of the sites may write, and requests without an origin") {
  Service service;
  const Json comment = {{"body", "b"}, {"name", "n"}};
  const auto own = service.post_json(kComments, comment, {{"Origin", "https://example.org"}});
  CHECK(own.status == 202);
  CHECK(header(own, "Access-Control-Allow-Origin") == "https://example.org");
  CHECK(header(own, "Vary") == "Origin");
  CHECK(header(own, "Access-Control-Expose-Headers") == "Location, Retry-After");
  CHECK(service.post_json(kComments, comment, {{"Origin", "http://comments.example.org"}}).status ==
        202);
  for (const char* origin :
       {"https://evil.org", "null", "https://example.org.evil.org", "http://example.org"}) {
    const auto foreign = service.post_json(kComments, comment, {{"Origin", origin}});
    CHECK_MESSAGE(foreign.status == 403, origin);
    CHECK(header(foreign, "Access-Control-Allow-Origin") == "*");
    CHECK(header(foreign, "Vary") == "Origin");
  }
}

TEST_CASE("a page on the reader's own machine is refused with the setting to add") {
  Service service;
  const Json comment = {{"body", "b"}, {"name", "n"}};
  for (const std::string origin : {"http://127.0.0.1:1313", "http://localhost:1313",
                                   "http://[::1]:1313", "http://localhost", "https://127.8.8.8"}) {
    CAPTURE(origin);
    const auto refused = service.post_json(kComments, comment, {{"Origin", origin}});
    CHECK(refused.status == 403);
    CHECK(header(refused, "Access-Control-Allow-Origin") == "*");
    const auto problem = Json::parse(refused.body);
    CHECK(problem["code"] == "forbidden");
    CHECK(problem["detail"].get<std::string>().ends_with("--site " + origin));
    CHECK(service.log.all().find("--site " + origin) != std::string::npos);
    const auto form = service.post_form(kComments, "body=Hi&name=Bob", {{"Origin", origin}});
    CHECK(form.status == 403);
    CHECK(form.body.find("--site " + origin) != std::string::npos);
    CHECK(header(service.get(kComments, {{"Origin", origin}}), "Access-Control-Allow-Origin") ==
          "*");
    const std::string own = "/api/v1/comments/abc";
    CHECK(header(service.get(own, {{"Origin", origin}}), "Access-Control-Allow-Origin").empty());
  }
  CHECK(Json::parse(service.get(kComments).body)["comments"].empty());
}

TEST_CASE("other origins are not told the setting") {
  Service service;
  for (const std::string origin :
       {"https://example.com", "http://localhost.evil.org", "http://127.0.0.1.evil.org",
        "http://evil.org:127", "http://localhost:1313/", "HTTP://LOCALHOST:1313",
        "http://me@localhost", "http://128.0.0.1", "http://127.1", "http://0.0.0.0:1313", "null",
        "http://[::1", "http://localhost\"><b>"}) {
    CAPTURE(origin);
    const auto refused =
        service.post_json(kComments, {{"body", "b"}, {"name", "n"}}, {{"Origin", origin}});
    CHECK(refused.status == 403);
    CHECK(Json::parse(refused.body)["detail"] ==
          "pages of this origin may not write comments here");
  }
}

TEST_CASE("the author sees his own comment with its edit token, and nobody else does") {
  Service service;
  const auto sent = Json::parse(
      service.post_json(kComments, {{"body", "mine"}, {"name", "n"}, {"email", "me@example.org"}})
          .body);
  const std::string path = "/api/v1/comments/" + sent["id"].get<std::string>();
  const std::string bearer = "Bearer " + sent["edit_token"].get<std::string>();
  const auto own = service.get(path, {{"Authorization", bearer}});
  CHECK(own.status == 200);
  CHECK(Json::parse(own.body)["body"] == "mine");
  CHECK(Json::parse(own.body)["status"] == "held");
  CHECK(header(own, "Cache-Control") == "no-store");
  CHECK(service.get(path).status == 401);
  CHECK(service.get(path, {{"Authorization", bearer + "x"}}).status == 401);
  CHECK(service.get(path + "x", {{"Authorization", bearer}}).status == 401);
}

TEST_CASE("a preview says what sending would, and stores nothing") {
  Service service;
  const auto preview =
      service.post_json("/api/v1/preview?thread=/a/", {{"body", "*x*"}, {"name", "n"}});
  const Json json = Json::parse(preview.body);
  CHECK(json["html"] == "<p><em>x</em></p>\n");
  CHECK(json["verdict"] == "hold");
  CHECK(service.store->queue({domain::Status::held, "", 10})->comments.empty());
}

TEST_CASE("internal errors go to the log, never to the visitor") {
  Service service;
  const auto boom = [](const http::Services&,
                       const http::Request&) -> base::Result<http::Response> {
    throw std::runtime_error("secret detail");
  };
  const std::array table = {http::Route{"GET", "/boom", http::Guard::none, http::Cors::nobody,
                                        http::BodyType::nothing, http::AnswerType::data, boom}};
  http::Request request;
  request.method = "GET";
  request.path = "/boom";
  const auto response = http::App(service.services(), table).answer(request, {});
  CHECK(response.status == 500);
  CHECK(response.body.find("secret detail") == std::string::npos);
  for (const auto& [name, value] : response.headers)
    CHECK(value.find("secret") == std::string::npos);
  CHECK(service.log.all().find("secret detail") != std::string::npos);
}

TEST_CASE("an id is the time in milliseconds and 72 random bits, in 20 characters") {
  base::SystemRandom random;
  const base::Time now(std::chrono::milliseconds(0x0123456789ab));
  const std::string id = usecases::new_id(now, random);
  CHECK(id.size() == 20);
  const std::string bytes = base::from_base64url(id).value();
  CHECK(bytes.size() == 15);
  CHECK(bytes.substr(0, 6) == "\x01\x23\x45\x67\x89\xab");
  CHECK(usecases::new_id(now, random) != id);
}
