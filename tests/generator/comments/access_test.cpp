#include "comments/access.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <utility>

using comments::access_to;

namespace {

// 43 characters of base64url, as `postil-comments token add` prints them.
const std::string kToken = "s3cret-s3cret_s3cret-s3cret_s3cret-s3cret_s";

const base::Location kConfigured = {.file = "postil.yaml",
                                    .line = 3,
                                    .column = 12,
                                    .length = 5,
                                    .excerpt = "  service: https://example.org"};

comments::ServiceAddress in_configuration(const std::string& url) { return {url, kConfigured}; }
comments::ServiceAddress on_command_line(const std::string& url) { return {url, std::nullopt}; }

// The service with the token, or the kind and the message of the error. Checks that the error does
// not show the token.
std::string outcome(const comments::ServiceAddress& address, const std::string& variable) {
  const auto access = access_to(address, variable);
  if (access) {
    CHECK(access->token == kToken);
    return access->service;
  }
  const std::string printed = base::format(access.error());
  CHECK_MESSAGE(printed.find("s3cret") == std::string::npos, printed);
  return std::string(base::id_of(access.error().kind)) + ": " + access.error().message + " | " +
         access.error().hint;
}

bool is_refused(const std::string& url, const std::string& variable) {
  const bool configured = static_cast<bool>(access_to(in_configuration(url), variable));
  const bool named = static_cast<bool>(access_to(on_command_line(url), variable));
  CHECK_MESSAGE(configured == named, url);
  return !named;
}

}  // namespace

TEST_CASE("a token goes to its origin, however the address is written, and keeps its path") {
  struct Case {
    const char* url;
    const char* origin;
    const char* service;
  };
  const Case cases[] = {
      {"https://c.example", "https://c.example", "https://c.example"},
      {"https://c.example/", "https://c.example", "https://c.example"},
      {"https://c.example", "https://c.example/", "https://c.example"},
      {"https://c.example:443", "https://c.example", "https://c.example"},
      {"https://c.example", "https://c.example:443/", "https://c.example"},
      {"HTTPS://C.Example", "https://c.example", "https://c.example"},
      {"https://c.example", "HTTPS://C.EXAMPLE", "https://c.example"},
      {"https://c.example.", "https://c.example", "https://c.example"},
      {"https://c.example/comments/", "https://c.example", "https://c.example/comments"},
      {"https://c.example:8443/a/b", "https://c.example:8443", "https://c.example:8443/a/b"},
      {"https://münchen.example", "https://xn--mnchen-3ya.example",
       "https://xn--mnchen-3ya.example"},
      {"https://xn--mnchen-3ya.example", "https://MÜNCHEN.example",
       "https://xn--mnchen-3ya.example"},
      {"http://127.0.0.1:8090", "http://127.0.0.1:8090", "http://127.0.0.1:8090"},
      {"http://127.1:8090", "http://0x7f000001:8090", "http://127.0.0.1:8090"},
      {"http://127.9.9.9", "http://127.9.9.9:80", "http://127.9.9.9"},
      {"http://[::1]:8090/c", "http://[0:0:0:0:0:0:0:1]:8090", "http://[::1]:8090/c"},
      {"http://localhost:8090", "http://LOCALHOST:8090", "http://localhost:8090"},
      {"https://192.0.2.1", "https://192.0.2.1", "https://192.0.2.1"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.url);
    const std::string variable = kToken + '@' + one.origin;
    CHECK(outcome(in_configuration(one.url), variable) == one.service);
    CHECK(outcome(on_command_line(one.url), " " + variable + "\r\n") == one.service);
  }
}

TEST_CASE("a token goes to no other origin") {
  const std::string variable = kToken + "@https://c.example";
  for (const char* url : {"https://evil.example",
                          "https://c.example.evil.example",
                          "https://evil-c.example",
                          "https://a.c.example",
                          "https://example",
                          "https://c.example:8443",
                          "https://c.example:80",
                          "http://c.example",
                          "https://c.example@evil.example",
                          "https://c.example:443@evil.example",
                          "https://evil.example/https://c.example",
                          "https://evil.example/@c.example",
                          "https://evil.example#@c.example",
                          "https://evil.example?@c.example",
                          "https://evil.example\\@c.example",
                          "https://c.example\\.evil.example",
                          "https://с.example",
                          "https://c。evil.example",
                          "https://c.example%00.evil.example",
                          "https://c.example\t.evil.com",
                          "https://*.example",
                          "https://[::1]",
                          "ftp://c.example",
                          "//c.example",
                          "c.example",
                          "",
                          "https://c.example?since=0",
                          "https://c.example#x"}) {
    CHECK_MESSAGE(is_refused(url, variable), url);
  }
}

TEST_CASE("http is for this machine only, and the address is not looked up") {
  for (const char* url :
       {"http://c.example", "http://localhost.evil.org", "http://127.0.0.1.evil.org",
        "http://[::ffff:127.0.0.1]", "http://user:pass@127.0.0.1@evil.org",
        "https://127.0.0.1@evil.org", "http://127.0.0.1@evil.org", "http://0.0.0.0", "http://[::]",
        "http://192.168.1.1", "http://localhost@evil.org", "http://a.localhost",
        "http://evil.org/127.0.0.1"}) {
    CHECK_MESSAGE(is_refused(url, kToken + '@' + url), url);
    CHECK_FALSE_MESSAGE(access_to(on_command_line(url), kToken), url);
  }
  CHECK(outcome(on_command_line("http://c.example:8090/a"), kToken) ==
        "comments-token: the token is not sent to http://c.example:8090, because everybody on the "
        "way could read it | write https://; http is for this machine only: 127.0.0.1, [::1], "
        "localhost");
  CHECK(outcome(in_configuration("https://c.example"), kToken + "@http://c.example")
            .find("not sent to http://c.example,") != std::string::npos);
}

TEST_CASE("an address on the command line takes a bare token, one in postil.yaml does not") {
  CHECK(outcome(on_command_line("https://c.example/x"), kToken) == "https://c.example/x");
  CHECK(outcome(on_command_line("https://c.example"), '\t' + kToken + '\n') == "https://c.example");
  CHECK(outcome(in_configuration("https://c.example/x"), kToken) ==
        "comments-token: POSTIL_COMMENTS_TOKEN does not say for which service its token is | write "
        "POSTIL_COMMENTS_TOKEN=TOKEN@https://c.example, or name the service with --comments");
}

TEST_CASE("without a token the error says how to get one") {
  for (const char* empty : {"", " ", "\t\r\n"}) {
    CHECK_FALSE(comments::has_token(empty));
    CHECK(
        outcome(on_command_line("https://c.example"), empty) ==
        "comments-token: there is no token for https://c.example: POSTIL_COMMENTS_TOKEN is not "
        "set | set POSTIL_COMMENTS_TOKEN=TOKEN@https://c.example; `postil-comments token add site "
        "--role build` prints a token");
  }
  CHECK(comments::has_token(" x "));
}

TEST_CASE("another origin is an error at its place that names both") {
  const auto access = access_to(in_configuration("https://evil.example/comments"),
                                kToken + "@https://c.example:8443");
  REQUIRE_FALSE(access);
  CHECK(base::format(access.error()) ==
        "postil.yaml:3:12: error: the token is for https://c.example:8443 and is not sent to "
        "https://evil.example [comments-token]\n"
        "  3 |   service: https://example.org\n"
        "    |            ^~~~~\n"
        "  hint: if you trust this service, write POSTIL_COMMENTS_TOKEN=TOKEN@https://evil.example "
        "with a token of its own\n");
}

TEST_CASE("an address with a secret in it is refused, and not shown") {
  for (const char* url : {"https://user:s3cret@c.example", "https://s3cret@c.example",
                          "https://c.example?token=s3cret", "https://c.example/#s3cret"}) {
    for (const auto& configured_at :
         {std::optional<base::Location>(),
          std::optional(base::Location{.file = "postil.yaml", .line = 1, .excerpt = url})}) {
      const auto access = access_to({url, configured_at}, kToken);
      REQUIRE_FALSE(access);
      CHECK(access.error().kind == base::Kind::bad_url);
      CHECK(base::format(access.error()).find("s3cret") == std::string::npos);
    }
  }
  CHECK(outcome(on_command_line("https://u@c.example"), kToken)
            .find("the address in --comments cannot hold a user's name") != std::string::npos);
  CHECK(outcome(in_configuration("https://u@c.example"), kToken)
            .find("\"service\" cannot hold a user's name") != std::string::npos);
}

TEST_CASE("a text that is no token is refused, and not shown") {
  for (const char* origin : {"", "@https://c.example"}) {
    for (const std::string& token :
         {kToken + " x", kToken + "\nX-Header: y", kToken + "\r\n\r\nGET / HTTP/1.1",
          "Bearer " + kToken, kToken + "ü", kToken + '\0' + "x", '"' + kToken + '"',
          kToken + '\x7f', kToken + ":x", "https://c.example@" + kToken}) {
      CHECK(outcome(on_command_line("https://c.example"), token + origin)
                .find("comments-token: POSTIL_COMMENTS_TOKEN holds no token") == 0);
    }
  }
  CHECK(outcome(on_command_line("https://c.example"), "@https://c.example").find("no token") !=
        std::string::npos);
}

TEST_CASE("an origin that is none is refused, and not shown") {
  const std::pair<const char*, const char*> cases[] = {
      {"", "must be an absolute URL"},
      {"c.example", "must be an absolute URL"},
      {"s3cret", "must be an absolute URL"},
      {"https://", "has no host"},
      {"https://*.example", "there are no wildcards"},
      {"*", "must be an absolute URL"},
      {"https://user@c.example", "cannot hold a user's name"},
      {"https://c.example/comments", "has a path"},
      {"https://c.example?x", "cannot have a query"},
      {"https://c.example https://d.example", "cannot hold blanks"},
      {"https://c.example,https://d.example", "has no valid host"},
      {"ftp://c.example", "must be an absolute URL"},
  };
  for (const auto& [origin, reason] : cases) {
    const std::string said = outcome(on_command_line("https://c.example"), kToken + '@' + origin);
    CHECK_MESSAGE(said.find("the origin in POSTIL_COMMENTS_TOKEN") != std::string::npos, said);
    CHECK_MESSAGE(said.find(reason) != std::string::npos, said);
  }
}
