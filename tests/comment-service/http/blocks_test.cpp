#include <doctest/doctest.h>

#include "markup/comment_html.h"
#include "support/service.h"

using support::Json;
using support::Service;

namespace {

const std::string kBlocks = "/api/v1/moderation/blocks";

http::Response block(Service& service, const std::string& kind, const std::string& value) {
  return service.post_json(kBlocks, {{"kind", kind}, {"value", value}},
                           service.as(domain::Role::moderate));
}

// Returns the status of a comment that the policy would publish.
domain::Comment sent(Service& service, domain::Comment comment) {
  static int number = 0;
  comment.id = "c" + std::to_string(++number);
  comment.thread = "/a/";
  comment.status = domain::Status::published;
  if (comment.body.empty()) comment.body = "b";
  return *service.store->add({comment, storage::NewThread::create});
}

bool held(Service& service, const domain::Comment& comment) {
  return sent(service, comment).status == domain::Status::held;
}

domain::Comment from(const std::string& address) {
  domain::Comment comment;
  comment.address = address;
  return comment;
}

domain::Comment by(const std::string& email, const std::string& website = "") {
  domain::Comment comment;
  comment.email = email;
  comment.website = website;
  return comment;
}

domain::Comment saying(const std::string& body, const std::string& name = "n") {
  domain::Comment comment;
  comment.body = body;
  comment.html = markup::comment_html(body);
  comment.name = name;
  return comment;
}

}  // namespace

TEST_CASE("blocks are added, listed and taken back") {
  Service service;
  const auto added = block(service, "address", "203.0.113.77");
  REQUIRE(added.status == 201);
  const Json json = Json::parse(added.body);
  CHECK(json["kind"] == "address");
  CHECK(json["value"] == "203.0.113.0/24");
  CHECK(block(service, "address", "203.0.113.5").status == 409);
  const auto list = service.get(kBlocks, service.as(domain::Role::read));
  CHECK(Json::parse(list.body)["blocks"] == Json::array({json}));
  const std::string path = kBlocks + "/" + json["id"].get<std::string>();
  CHECK(service.ask("DELETE", path, service.as(domain::Role::read)).status == 403);
  CHECK(service.ask("DELETE", path, service.as(domain::Role::moderate)).status == 204);
  CHECK(service.ask("DELETE", path, service.as(domain::Role::moderate)).status == 404);
  CHECK(Json::parse(service.get(kBlocks, service.as(domain::Role::read)).body)["blocks"].empty());
}

TEST_CASE("a value that does not fit its kind cannot be blocked") {
  Service service;
  const std::vector<std::pair<std::string, std::string>> wrong = {
      {"address", "nonsense"}, {"address", "1.2.3.4/99"},
      {"email", "nobody"},     {"email", "@b.org"},
      {"domain", "localhost"}, {"domain", "a b.org"},
      {"domain", "a..b"},      {"domain", "*.org"},
      {"domain", "me@a.org"},  {"domain", "a~b.org"},
      {"domain", "1.2.3.999"}, {"word", " \t"},
      {"word", "!?"},          {"word", "a\nb"},
      {"colour", "red"},       {"word", std::string(300, 'x')}};
  for (const auto& [kind, value] : wrong) {
    CHECK_MESSAGE(block(service, kind, value).status == 400, kind, " ", value);
  }
}

TEST_CASE("a blocked network holds all its addresses, and no others") {
  Service service;
  REQUIRE(block(service, "address", "203.0.113.9").status == 201);
  REQUIRE(block(service, "address", "2001:db8::/32").status == 201);
  CHECK(held(service, from("203.0.113.0/24")));
  CHECK(held(service, from("2001:db8:1:2::/64")));
  CHECK_FALSE(held(service, from("203.0.114.0/24")));
  CHECK_FALSE(held(service, from("")));
}

TEST_CASE("a blocked e-mail address is one in any case, a blocked domain has all below it") {
  Service service;
  REQUIRE(block(service, "email", "Bob@Example.org").status == 201);
  REQUIRE(block(service, "domain", "Spam.Example").status == 201);
  CHECK(held(service, by("bob@example.ORG")));
  CHECK_FALSE(held(service, by("bobby@example.org")));
  CHECK(held(service, by("x@spam.example")));
  CHECK(held(service, by("", "https://www.spam.example:8080/x")));
  CHECK_FALSE(held(service, by("", "https://notspam.example/")));
  domain::Comment linking = saying("see");
  linking.html = "<p><a href=\"http://a.spam.example/\" rel=\"nofollow\">x</a></p>\n";
  CHECK(held(service, linking));
}

TEST_CASE(
    "a blocked domain is found in every spelling of a link, a website and an e-mail address") {
  Service service;
  REQUIRE(block(service, "domain", "spam.example").status == 201);
  for (const char* body :
       {"https://spam.example./", "[x](https://spam.example.:443/)", "https://spam%2Eexample/",
        "[x](https://ｓｐａｍ.example/)", "[x](https://spam。example/)", "<https://SPAM.example./>",
        "[x](https://spam­.example/)", "[x](https://good.example@spam.example/)",
        "[x](mailto:a@spam.example?subject=hi)", "[x](mailto:a@good.example,b%40spam.example)",
        "[x](mailto:a@good.example?cc=b@SPAM.example)", "[x](https:\\\\spam.example/)",
        "see www.spam.example/x", "mail x@spam.example!"}) {
    CHECK_MESSAGE(held(service, saying(body)), body);
  }
  for (const char* website :
       {"https://spam%2eexample/", "https://spam.example.", "https://ｓｐａｍ.example/"})
    CHECK_MESSAGE(held(service, by("", website)), website);
  for (const char* email : {"x@spam.example.", "x@ｓｐａｍ。example", "x@SUB.spam.example"})
    CHECK_MESSAGE(held(service, by(email)), email);
  for (const char* body :
       {"https://notspam.example/", "https://spam.example.org/",
        "https://good.example/spam.example", "[x](mailto:spam.example@good.example)"})
    CHECK_FALSE_MESSAGE(held(service, saying(body)), body);
}

TEST_CASE("a blocked IP address is found in every base") {
  Service service;
  REQUIRE(block(service, "domain", "203.0.113.7").status == 201);
  REQUIRE(block(service, "domain", "http://[2001:DB8::0:1]/").status == 201);
  CHECK(held(service, saying("http://0xcb007107/x")));
  CHECK(held(service, saying("[x](http://[2001:db8:0:0::1]:80/)")));
  CHECK_FALSE(held(service, saying("http://203.0.113.8/")));
}

TEST_CASE("a domain is blocked in any spelling, in letters or in Punycode") {
  for (const char* value : {"münchen.example", "xn--mnchen-3ya.example", "MÜNCHEN.example.",
                            "*.münchen.example", "https://münchen.example/x"}) {
    Service service;
    const auto added = block(service, "domain", value);
    REQUIRE(added.status == 201);
    CHECK(Json::parse(added.body)["value"] == "xn--mnchen-3ya.example");
    CHECK(held(service, saying("https://MÜNCHEN.example/")));
    CHECK(held(service, saying("https://xn--mnchen-3ya.example/")));
    CHECK(held(service, by("x@www.münchen.example")));
  }
}

TEST_CASE("a block from an earlier version means what its owner meant") {
  Service service;
  for (const char* value : {"*.a.example", "https://b.example/x", "c.example.", "not a domain"}) {
    REQUIRE(service.store->add_block({{value, domain::BlockKind::domain, value, {}}, "Ann"}));
  }
  CHECK(held(service, saying("https://a.example/")));
  CHECK(held(service, saying("https://b.example/y")));
  CHECK(held(service, saying("https://c.example/")));
  CHECK_FALSE(held(service, saying("https://d.example/")));
}

TEST_CASE("a blocked e-mail address is found in every spelling of its host") {
  Service service;
  REQUIRE(block(service, "email", "Bob@münchen.example").status == 201);
  for (const char* email :
       {"bob@xn--mnchen-3ya.example", "BOB@MÜNCHEN.example.", "bob@münchen。example"})
    CHECK_MESSAGE(held(service, by(email)), email);
  CHECK_FALSE(held(service, by("rob@münchen.example")));
}

TEST_CASE("a blocked phrase is found as whole words, however it is written") {
  Service service;
  REQUIRE(block(service, "word", "Cheap  Pills").status == 201);
  CHECK(held(service, saying("buy CHEAP pills!")));
  CHECK(held(service, saying("hello", "cheap-pills")));
  CHECK(held(service, saying("cheap p&#105;lls")));
  CHECK(held(service, saying("che**ap** p&zwnj;ills")));
  CHECK(held(service, saying("[x](http://cheap.pills.example/)")));
  CHECK_FALSE(held(service, saying("cheap pillsbury")));
  CHECK_FALSE(held(service, saying("cheap [x](http://pills.example/)")));
  CHECK_FALSE(held(service, saying("pills are cheap")));
  CHECK_FALSE(held(service, saying("pills", "cheap")));
}

TEST_CASE("moderators see which block matched, the author does not") {
  Service service;
  REQUIRE(block(service, "word", "pills").status == 201);
  const auto sent =
      service.post_json("/api/v1/comments?thread=/a/", {{"body", "pills"}, {"name", "n"}});
  CHECK(sent.status == 202);
  CHECK(sent.body.find("blocked") == std::string::npos);
  const auto queue =
      service.get("/api/v1/moderation/comments", service.as(domain::Role::moderate)).body;
  CHECK(queue.find("\"rule\":\"blocked\"") != std::string::npos);
  CHECK(queue.find("word  pills") == std::string::npos);
}

TEST_CASE("blocks and rules about them find a value in each field of a comment that is sent") {
  const Json plain = {{"body", "Hello"}, {"name", "Bob"}};
  const std::vector<std::tuple<std::string, std::string, std::string, std::string>> cases = {
      {"word", "casino", "name", "Casino Royal"},
      {"word", "casino", "body", "my *casino*"},
      {"email", "bob@example.org", "email", "bob@example.org"},
      {"domain", "spam.example", "email", "bob@spam.example"},
      {"domain", "spam.example", "website", "https://spam.example/"},
      {"domain", "spam.example", "body", "see <https://spam.example/>"},
      {"address", "203.0.113.0/24", "name", "Bob"}};
  const std::string publish = "policy: {default: publish}\n";
  const std::vector<std::pair<std::string, int>> policies = {
      {publish, 202},
      {publish + "rules:\n  - {id: no, when: {author: blocked}, outcome: reject}\n", 422}};
  for (const auto& [kind, value, field, text] : cases) {
    for (const auto& [policy, status] : policies) {
      CAPTURE(kind);
      CAPTURE(field);
      Service service;
      REQUIRE(service.store->apply_policy({0, usecases::policy_hash(policy), policy, {}, "Ann"}));
      REQUIRE(block(service, kind, value).status == 201);
      Json sent = plain;
      sent[field] = text;
      CHECK(service.post_json("/api/v1/comments?thread=/a/", sent).status == status);
      if (kind != "address")
        CHECK(service.post_json("/api/v1/comments?thread=/a/", plain).status == 201);
    }
  }
}

TEST_CASE("blocks do not apply to the site's own people") {
  Service service;
  REQUIRE(block(service, "word", "pills").status == 201);
  const auto reply =
      service.post_json("/api/v1/moderation/comments", {{"thread", "/a/"}, {"body", "no pills"}},
                        service.as(domain::Role::moderate));
  CHECK(Json::parse(reply.body)["status"] == "published");
}
