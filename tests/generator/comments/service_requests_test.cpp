#include "comments/service_requests.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

namespace {

const comments::Access kAccess = {"https://c.example/comments", "s3cret"};

network::HttpAnswer answer(int status, std::string media_type, std::string body = {}) {
  return {status, std::move(media_type), {}, std::move(body), {}};
}

network::HttpAnswer problem(int status, const std::string& detail) {
  return answer(status, "application/problem+json", R"({"detail":")" + detail + "\"}");
}

// Answers each request with one answer, and keeps the requests.
struct Service {
  network::HttpAnswer answer;
  std::vector<network::HttpRequest> requests;

  comments::Transport transport() {
    return [this](const network::HttpRequest& request) {
      requests.push_back(request);
      return answer;
    };
  }
  base::Result<std::string> snapshot(const comments::SnapshotRange& range = {}) {
    return comments::fetch_snapshot(kAccess, range, transport());
  }
  base::Result<comments::ManifestChanges> manifest(const std::string& json = "{}") {
    return comments::put_manifest(kAccess, json, transport());
  }
};

// What people see instead of a snapshot; the same as for a manifest.
std::string printed(const network::HttpAnswer& answer) {
  Service service{answer, {}};
  const auto snapshot = service.snapshot();
  const auto changes = service.manifest();
  REQUIRE_FALSE(snapshot);
  REQUIRE_FALSE(changes);
  std::string text = base::format(snapshot.error());
  CHECK(text.find("s3cret") == std::string::npos);
  CHECK(base::format(changes.error()).find("https://c.example/comments: error: ") == 0);
  return text;
}

std::string in_frame(const std::string& message, const std::string& hint = {}) {
  return "https://c.example/comments: error: " + message + " [comments-unreachable]\n" +
         (hint.empty() ? "" : "  hint: " + hint + '\n');
}

}  // namespace

TEST_CASE("a snapshot is asked for below the path of the service, with the token") {
  Service service{answer(200, "application/x-ndjson", "{\"end\":true}\n"), {}};
  const auto snapshot = service.snapshot();
  REQUIRE(snapshot);
  CHECK(*snapshot == "{\"end\":true}\n");
  REQUIRE(service.snapshot({7, "a b&c", comments::Fragments::whole}));
  REQUIRE(service.requests.size() == 2);
  CHECK(service.requests[0].url == "https://c.example/comments/api/v1/snapshot?since=0");
  CHECK(service.requests[0].token == "s3cret");
  CHECK(service.requests[0].method == network::Method::get);
  CHECK(service.requests[1].url ==
        "https://c.example/comments/api/v1/snapshot?since=7&epoch=a%20b%26c&whole=1");
}

TEST_CASE("a manifest is sent as JSON, and its changes are counted") {
  Service service{answer(200, "application/json", R"({"added":2,"moved":1,"unlisted":30,"x":[]})"),
                  {}};
  const auto changes = service.manifest(R"({"threads":[]})");
  REQUIRE(changes);
  CHECK(changes->added == 2);
  CHECK(changes->moved == 1);
  CHECK(changes->unlisted == 30);
  const network::HttpRequest& request = service.requests.at(0);
  CHECK(request.url == "https://c.example/comments/api/v1/manifest");
  CHECK(request.method == network::Method::put);
  CHECK(request.media_type == "application/json");
  CHECK(request.body == R"({"threads":[]})");
  CHECK(request.token == "s3cret");
  for (const char* body : {"", "[]", "3", "{", "\xff"}) {
    Service other{answer(200, "application/json", body), {}};
    CHECK_FALSE_MESSAGE(other.manifest(), body);
  }
}

TEST_CASE("a failure says what to do") {
  const std::string new_token =
      "`postil-comments token revoke NAME` and `token add NAME --role build` make a new one";
  const std::string check = "check the host, the port and the path of the address";
  CHECK(printed(problem(401, "this needs a token")) ==
        in_frame("the service does not accept the token", "it may be revoked; " + new_token));
  CHECK(printed(problem(403, "this token's role does not allow that")) ==
        in_frame("the role of the token is not \"build\"", new_token));
  CHECK(printed(answer(403, "text/html", "<h1>Blocked</h1>")) ==
        in_frame("the service answers 403"));
  CHECK(printed(answer(404, "text/html", "<h1>Not found</h1>")) ==
        in_frame("there is no postil-comments at this address", check));
  CHECK(printed(answer(200, "text/html", "<h1>Parked</h1>")) ==
        in_frame("the answer is a web page, not that of postil-comments", check));
  CHECK(printed(problem(500, "something went wrong here")) ==
        in_frame("the service answers 500: something went wrong here",
                 "the log of the service, or of the proxy before it, says more"));
  CHECK(printed(answer(502, "text/html", "<h1>Bad gateway</h1>")) ==
        in_frame("the service answers 502",
                 "the log of the service, or of the proxy before it, says more"));
  CHECK(printed(problem(503, "another manifest is being stored")) ==
        in_frame("the service answers 503: another manifest is being stored",
                 "try again in a moment"));
  CHECK(printed(problem(412, "another manifest was stored")) ==
        in_frame("the service answers 412: another manifest was stored", "try again in a moment"));
  CHECK(printed(problem(413, "at most 16 MB")) ==
        in_frame("this is more than the service takes: at most 16 MB"));
  CHECK(printed({200, "application/x-ndjson", "", "", "nothing answers"}) ==
        in_frame("the service does not answer as it should: nothing answers"));
  CHECK(printed(answer(204, "")) == in_frame("the service answers 204"));
  Service other{answer(200, "text/plain", "x"), {}};
  CHECK(base::format(other.snapshot().error()) ==
        in_frame("the answer is of the type \"text/plain\"; expected \"application/x-ndjson\""));
}

TEST_CASE("a redirect is named without what the request added") {
  network::HttpAnswer moved = answer(308, "text/html");
  moved.location = "https://d.example/c/api/v1/snapshot?since=0";
  CHECK(printed(moved) ==
        in_frame("the service redirects to https://d.example/c; the token is not sent there",
                 "if that is your service, write its address in place of this one"));
  moved.location.clear();
  CHECK(printed(moved) == in_frame("the service redirects, and does not say where"));
}

TEST_CASE("what the service refuses in a manifest is listed, at most five of it") {
  std::string errors;
  for (int i = 0; i < 8; ++i) {
    errors += std::string(i == 0 ? "" : ",") + R"({"pointer":"/threads/)" + std::to_string(i) +
              R"(/key","message":"is missing"})";
  }
  Service service{answer(400, "application/problem+json",
                         R"({"detail":"the body is wrong","errors":[)" + errors + "]}"),
                  {}};
  CHECK(base::format(service.manifest().error()) ==
        in_frame("the service answers 400: the body is wrong: /threads/0/key is missing; "
                 "/threads/1/key is missing; /threads/2/key is missing; /threads/3/key is missing; "
                 "/threads/4/key is missing; and 3 more"));
}

TEST_CASE("the words of a service cannot control the terminal, are short, and hide the token") {
  CHECK(printed(problem(400, R"(a\u001b[2Jb\n\u009bc s3cret)")) ==
        in_frame("the service answers 400: a\uFFFD[2Jb\uFFFD\uFFFDc TOKEN"));
  CHECK(printed(problem(400, std::string(5000, 'x'))).size() < 500);
  network::HttpAnswer moved = answer(301, "");
  moved.location = "https://d.example/s3cret/\x1b[2J";
  CHECK(printed(moved).find("https://d.example/TOKEN/\uFFFD[2J;") != std::string::npos);
  Service service{answer(200, "a/\x1b[2J", ""), {}};
  CHECK(service.snapshot().error().message.find('\x1b') == std::string::npos);
}

TEST_CASE("a problem document that is none adds nothing") {
  for (const char* body : {"", "[]", "null", "{", R"({"detail":3,"errors":{}})",
                           R"({"detail":["x"],"errors":"x"})", "\xff"}) {
    CHECK(printed(answer(400, "application/problem+json", body)).find("answers 400") !=
          std::string::npos);
  }
  CHECK(printed(answer(400, "application/problem+json", R"({"errors":[3,[],{}]})"))
            .find("answers 400") != std::string::npos);
}
