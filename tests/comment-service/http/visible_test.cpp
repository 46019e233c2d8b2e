// A comment shows its readers a name and a text, whoever sends it and whatever the policy says.
#include <doctest/doctest.h>

#include "support/service.h"
#include "usecases/active_policy.h"

using support::Json;
using support::Service;

namespace {

const std::string kComments = "/api/v1/comments?thread=/a/";
const std::string kReply = "/api/v1/moderation/comments";

// A service whose policy publishes everything.
struct Site {
  Service service;

  Site() {
    const std::string text = "policy: {default: publish}\nrules: []\n";
    REQUIRE(service.store->apply_policy({0, usecases::policy_hash(text), text, {}, "Ann"}));
  }
  // Status and pointers of the errors: "400 /body /name".
  static std::string told(const http::Response& response) {
    std::string text = std::to_string(response.status);
    if (response.status < 400) return text;
    for (const Json& error : Json::parse(response.body).value("errors", Json::array()))
      text += " " + error["pointer"].get<std::string>();
    return text;
  }
  std::string send(const std::string& body, const std::string& name) {
    return told(service.post_json(kComments, {{"body", body}, {"name", name}}));
  }
  std::string preview(const std::string& body, const std::string& name) {
    return told(service.post_json("/api/v1/preview?thread=/a/", {{"body", body}, {"name", name}}));
  }
  std::string reply(const std::string& body) {
    return told(service.post_json(kReply, {{"thread", "/a/"}, {"body", body}},
                                  service.as(domain::Role::moderate)));
  }
  std::string list() { return service.get(kComments).body; }
  // Stores a comment as an older version could.
  void keep(const std::string& name, const std::string& body) {
    storage::NewComment old;
    old.comment.id = "old";
    old.comment.thread = "/a/";
    old.comment.name = name;
    old.comment.body = body;
    old.comment.html = "<p>" + body + "</p>\n";
    old.comment.created = service.clock.now();
    old.comment.status = domain::Status::published;
    old.new_thread = storage::NewThread::create;
    REQUIRE(service.store->add(old));
  }
};

}  // namespace

TEST_CASE("a comment that shows nothing is refused under every policy") {
  Site site;
  for (const char* body :
       {"", "  \n", "\u200B", "&nbsp;", "---", "***", "# ", ">", "- ", "\u2800", "\u0301",
        "&#x200B;", "**\u2060**", "```\n\n```", "[\u00A0](https://example.org)"}) {
    CAPTURE(body);
    CHECK(site.send(body, "Ann") == "400 /body");
    CHECK(site.preview(body, "Ann") == "400 /body");
    CHECK(site.reply(body) == "400 /body");
  }
  for (const char* name : {"", "  ", "\u2800", "\u200D", "\u0301\u0302"}) {
    CAPTURE(name);
    CHECK(site.send("text", name) == "400 /name");
    CHECK(site.preview("text", name) == "400 /name");
    CHECK(site.send("---", name) == "400 /body /name");
  }
  CHECK(Json::parse(site.list())["total"] == 0);
}

TEST_CASE("a comment that shows anything at all is taken") {
  Site site;
  for (const char* body :
       {".", "\U0001F44D", "\u2764\uFE0F", "`x`", "![](https://example.org/a.png)",
        "<https://example.org>", "<b></b>", "a\u0301", "1\uFE0F\u20E3"}) {
    CAPTURE(body);
    CHECK(site.send(body, "\U0001F600") == "201");
    CHECK(site.preview(body, ".") == "200");
    CHECK(site.reply(body) == "201");
  }
}

TEST_CASE("a policy's own words about a blank field come first") {
  Service service;
  const auto response = service.post_json(kComments, {{"body", "---"}, {"name", "\u2800"}});
  CHECK(response.status == 422);
  CHECK(Json::parse(response.body)["reasons"][0]["message"] == "Please enter your comment!");
  CHECK(Json::parse(response.body)["reasons"][1]["message"] == "Please enter your name here");
}

TEST_CASE("an edit leaves something to see, and an old comment without a name may be edited") {
  Site site;
  site.keep("", "words");
  const support::Headers own = {{"Authorization", "Bearer " + site.service.keys->edit_token("old")},
                                {"Content-Type", "application/json"}};
  const auto edit = [&](const char* body) {
    const std::string json = Json{{"revision", 1}, {"body", body}}.dump();
    return Site::told(site.service.ask("PATCH", "/api/v1/comments/old", own, json));
  };
  CHECK(edit("&nbsp;") == "400 /body");
  CHECK(edit("other words") == "200");
}

TEST_CASE("an old comment without a name is anonymous, in the language of its page") {
  const std::string manifest = R"({"threads": [{"key": "/a/", "lang": "de-AT"}]})";
  Site site;
  site.keep(" ", "words");
  const auto shown = [&] { return site.service.get("/api/v1/fragment?thread=/a/").body; };
  CHECK(shown().find("<bdi>Anonymous</bdi>") != std::string::npos);
  CHECK(site.service.get("/feeds/comments.atom").body.find("<name>Anonymous</name>") !=
        std::string::npos);
  REQUIRE(
      site.service
          .ask("PUT", "/api/v1/manifest",
               {site.service.as(domain::Role::build).front(), {"Content-Type", "application/json"}},
               manifest)
          .status < 300);
  CHECK(shown().find("<bdi>Anonym</bdi>") != std::string::npos);
  CHECK(
      site.service.get("/feeds/thread.atom?thread=/a/").body.find("<title>Anonym on /a/</title>") !=
      std::string::npos);
}

TEST_CASE("what documents must not hold is refused, and replaced where an older version kept it") {
  Site site;
  for (const char* character : {"\uFFFE", "\uFFFF", "\uFDD0", "\u0085", "\x7F"}) {
    CAPTURE(character);
    CHECK(site.send("a" + std::string(character), "Ann") == "400 /body");
    CHECK(site.send("a", "Ann" + std::string(character)) == "400 /name");
    CHECK(site.reply("a" + std::string(character)) == "400 /body");
  }
  site.keep("A\uFFFE", "b\uFFFF");
  for (const char* path : {"/feeds/comments.atom", "/feeds/thread.atom?thread=/a/",
                           "/api/v1/fragment?thread=/a/", "/threads?thread=/a/"}) {
    CAPTURE(path);
    const std::string text = site.service.get(path).body;
    CHECK(text.find("A\uFFFD") != std::string::npos);
    CHECK(text.find("b\uFFFD") != std::string::npos);
    CHECK(text.find("\uFFFE") == std::string::npos);
    CHECK(text.find("\uFFFF") == std::string::npos);
  }
}
