// Comments that wait for a moderator and that other comments answer.
#include <doctest/doctest.h>

#include "support/service.h"

using support::Json;
using support::Service;

namespace {

const std::string kChanged = "This comment was changed and waits for a moderator.";
const std::string kWaits = "This comment waits for a moderator.";
const std::string kRemoved = "This comment was removed.";

// Publishes everything without links.
struct Site : Service {
  Site() {
    const std::string text =
        "policy: {default: publish}\n"
        "rules:\n"
        "  - {id: link, when: {links: {more_than: 0}}, outcome: hold, audience: public, message: "
        "Links wait.}\n"
        "  - {id: poker, when: {contains: [poker]}, outcome: hold}\n";
    REQUIRE(store->apply_policy({0, usecases::policy_hash(text), text, {}, "Ann"}));
  }

  // Returns the service's answer to a comment in /a/.
  Json send(const std::string& name, const std::string& body, const std::string& parent = "") {
    Json comment = {{"name", name}, {"body", body}};
    if (!parent.empty()) comment["parent"] = parent;
    return Json::parse(post_json("/api/v1/comments?thread=/a/", comment).body);
  }
  http::Response change(const Json& comment, const std::string& body, int revision = 1) {
    const std::string token = comment["edit_token"];
    return ask("PATCH", "/api/v1/comments/" + std::string(comment["id"]),
               {{"Authorization", "Bearer " + token}, {"Content-Type", "application/json"}},
               Json{{"revision", revision}, {"body", body}}.dump());
  }
  std::string fragment() { return get("/api/v1/fragment?thread=/a/").body; }
  Json list() { return Json::parse(get("/api/v1/comments?thread=/a/").body); }
  std::string version() { return list()["version"]; }
  // "Ann, ~Bob, -": whole comments, changed ones, and placeholders ("?" waits, "-" was removed).
  std::string shown() {
    std::string text;
    const Json thread = list();
    for (const Json& comment : thread["comments"]) {
      const std::string name = comment["name"];
      const bool waits = comment["waiting"];
      const std::string mark = comment["removed"] ? "-" : waits && name.empty() ? "?" : "";
      text += (text.empty() ? "" : ", ") + mark + (waits && !name.empty() ? "~" : "") + name;
    }
    return text;
  }
  bool public_has(const std::string& text) {
    const std::string snapshot = get("/api/v1/snapshot", as(domain::Role::build)).body;
    const std::string all = fragment() + get("/threads?thread=/a/").body + list().dump() +
                            get("/feeds/comments.atom").body +
                            get("/feeds/thread.atom?thread=/a/").body + snapshot;
    return all.find(text) != std::string::npos;
  }
  http::Response answer(const Json& parent, Json more = Json::object()) {
    more["thread"] = "/a/";
    more["parent"] = parent["id"];
    more["body"] = "the owner's answer";
    return post_json("/api/v1/moderation/comments", more, as(domain::Role::moderate));
  }
  std::string status(const Json& comment) {
    return std::string(domain::name(store->comment(comment["id"])->value().status));
  }
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a comment that its author changed waits in its place, with name and date") {
  Site site;
  const Json ann = site.send("Ann", "an opinion");
  site.send("Bob", "I agree", ann["id"]);
  const std::string before = site.version();
  REQUIRE(Json::parse(site.change(ann, "new words https://x.org").body)["status"] == "held");
  CHECK(site.shown() == "~Ann, Bob");
  CHECK(site.version() != before);
  const std::string fragment = site.fragment();
  CHECK(has(fragment, "<bdi>Ann</bdi></h3>"));
  CHECK(has(fragment, "1 May 2024, 09:30 UTC"));
  CHECK(has(fragment, "<p class=\"postil-note\"><bdi>" + kChanged + "</bdi></p>"));
  CHECK(has(fragment, "I agree"));
  CHECK(has(fragment, "1 comment</bdi></h2>"));
  CHECK_FALSE(has(fragment, "Reply<span class=\"postil-unseen\"> to <bdi>Ann"));
  for (const std::string hidden : {"an opinion", "new words", "x.org"})
    CHECK_FALSE_MESSAGE(site.public_has(hidden), hidden);
  CHECK_FALSE(site.public_has(kRemoved));
  // Its author sees the new text.
  const std::string id = ann["id"];
  const std::string own = site.get("/comment?id=" + id + "&key=" + site.keys->edit_token(id)).body;
  CHECK(has(own, "new words"));
  CHECK(has(own, "waiting for a moderator"));
  REQUIRE(site.decide(id, "approve", 2).status == 200);
  CHECK(site.shown() == "Ann, Bob");
  CHECK(has(site.fragment(), "new words"));
}

TEST_CASE("a changed comment waits in its place without a reply, and after a second change") {
  Site site;
  const Json ann = site.send("Ann", "an opinion");
  REQUIRE(site.change(ann, "one https://x.org").status == 200);
  REQUIRE(site.change(ann, "no link any more", 2).status == 200);
  CHECK(site.shown() == "~Ann");
  CHECK(site.list()["total"] == 0);
  CHECK(has(site.fragment(), "No comments yet"));
  CHECK(has(site.fragment(), kChanged));
  CHECK_FALSE(site.public_has("no link any more"));
}

TEST_CASE("what becomes of a changed comment is seen at once, with a version of its own") {
  for (const std::string action : {"approve", "reject", "spam", "delete"}) {
    for (const bool is_answered : {true, false}) {
      CAPTURE(action);
      Site site;
      const Json ann = site.send("Ann", "an opinion");
      if (is_answered) site.send("Bob", "I agree", ann["id"]);
      REQUIRE(site.change(ann, "words https://x.org").status == 200);
      const std::string before = site.version();
      REQUIRE(site.decide(ann["id"], action, 2).status == 200);
      const std::string gone = is_answered ? "-, Bob" : "";
      CHECK(site.shown() == (action == "approve" ? is_answered ? "Ann, Bob" : "Ann" : gone));
      CHECK(site.version() != before);
      const std::string after = site.version();
      const auto undone =
          site.post_json("/api/v1/moderation/comments/" + std::string(ann["id"]) + "/decisions",
                         {{"action", "restore"}, {"revision", 2}}, site.as(domain::Role::moderate));
      REQUIRE(undone.status == 200);
      CHECK(site.shown() == (is_answered ? "~Ann, Bob" : "~Ann"));
      CHECK(site.version() != after);
    }
  }
}

TEST_CASE("a changed comment that is withdrawn leaves its place, or a removed one") {
  Site site;
  const Json ann = site.send("Ann", "an opinion");
  REQUIRE(site.change(ann, "words https://x.org").status == 200);
  const std::string before = site.version();
  const std::string token = ann["edit_token"];
  REQUIRE(site.ask("DELETE", "/api/v1/comments/" + std::string(ann["id"]),
                   {{"Authorization", "Bearer " + token}})
              .status == 204);
  CHECK(site.shown().empty());
  CHECK(site.version() != before);
}

TEST_CASE("readers learn nothing of a comment that was never published and changes") {
  Site site;
  const Json ann = site.send("Ann", "a question https://x.org");
  const std::string before = site.version();
  REQUIRE(site.change(ann, "another https://x.org").status == 200);
  REQUIRE(site.decide(ann["id"], "spam", 2).status == 200);
  CHECK(site.shown().empty());
  CHECK(site.version() == before);
}

TEST_CASE("a reader's reply waits with its parent and appears with it, and so do its replies") {
  Site site;
  const Json ann = site.send("Ann", "a question https://x.org");
  const Json bob = site.send("Bob", "an addition", ann["id"]);
  const Json eve = site.send("Eve", "another", bob["id"]);
  CHECK(bob["status"] == "held");
  CHECK(bob["reasons"][0]["message"] ==
        "The comment that you answer waits for a moderator. Yours appears with it.");
  CHECK(eve["status"] == "held");
  CHECK(site.shown().empty());
  REQUIRE(site.decide(ann["id"], "approve").status == 200);
  CHECK(site.shown() == "Ann, Bob, Eve");
  CHECK(site.list()["total"] == 3);
  CHECK(site.store->comment(bob["id"])->value().reasons.empty());
  // The audit log names who published them.
  const auto audit = Json::parse(
      site.get("/api/v1/moderation/audit?limit=3", site.as(domain::Role::moderate)).body);
  std::string events;
  for (const Json& event : audit["entries"])
    events += std::string(event["action"]) + " by " + std::string(event["actor"]["name"]) + "\n";
  CHECK(events == "published by moderate\npublished by moderate\napprove by moderate\n");
}

TEST_CASE("a reply that other rules hold waits for a decision of its own") {
  Site site;
  const Json ann = site.send("Ann", "a question https://x.org");
  const Json bob = site.send("Bob", "play poker", ann["id"]);
  const Json eve = site.send("Eve", "plain words", ann["id"]);
  REQUIRE(site.change(eve, "and now poker").status == 200);
  const Json dan = site.send("Dan", "words", ann["id"]);
  REQUIRE(site.change(dan, "better words").status == 200);
  REQUIRE(site.decide(ann["id"], "approve").status == 200);
  CHECK(site.shown() == "Ann, Dan");
  CHECK(site.status(bob) == "held");
  CHECK(site.status(eve) == "held");
  CHECK(has(site.fragment(), "better words"));
}

TEST_CASE("replies to a comment that is not published after all stay where they wait") {
  for (const std::string action : {"reject", "spam", "delete"}) {
    Site site;
    const Json ann = site.send("Ann", "a question https://x.org");
    const Json bob = site.send("Bob", "an addition", ann["id"]);
    REQUIRE(site.decide(ann["id"], action).status == 200);
    CHECK(site.shown().empty());
    CHECK(site.status(bob) == "held");
    REQUIRE(site.decide(bob["id"], "approve").status == 200);
    CHECK(site.shown() == "-, Bob");
  }
}

TEST_CASE("a reply that is approved before its parent stands below a comment that waits") {
  Site site;
  const Json ann = site.send("Ann", "a question https://x.org");
  const Json bob = site.send("Bob", "an addition", ann["id"]);
  REQUIRE(site.decide(bob["id"], "approve").status == 200);
  CHECK(site.shown() == "?, Bob");
  CHECK(has(site.fragment(), "<p><bdi>" + kWaits + "</bdi></p>"));
  CHECK_FALSE(site.public_has(kRemoved));
  CHECK_FALSE(site.public_has("a question"));
  const std::string before = site.version();
  REQUIRE(site.decide(ann["id"], "spam").status == 200);
  CHECK(site.shown() == "-, Bob");
  CHECK(site.version() != before);
}

TEST_CASE("a moderator who answers a comment that waits publishes it, too, or cancels") {
  Site site;
  const Json ann = site.send("Ann", "a question https://x.org");
  const auto refused = site.answer(ann);
  CHECK(refused.status == 409);
  const Json problem = Json::parse(refused.body);
  CHECK(problem["code"] == "conflict");
  CHECK(problem["detail"] ==
        "the comment that is answered waits for a moderator: decide about it first");
  CHECK(problem["errors"][0]["pointer"] == "/approve_parent");
  CHECK(site.shown().empty());
  CHECK(site.answer(ann, {{"approve_parent", 2}}).status == 412);
  CHECK(site.status(ann) == "held");
  CHECK(site.answer(ann, {{"approve_parent", 1}}).status == 201);
  CHECK(site.shown() == "Ann, moderate");
  // It is published already.
  CHECK(site.answer(ann, {{"approve_parent", 1}}).status == 201);
  CHECK(site.answer(ann).status == 201);
}

TEST_CASE("an answer that cannot be stored leaves its parent as it was") {
  Site site;
  const Json ann = site.send("Ann", "a question https://x.org");
  REQUIRE(site.store->save_thread({"/a/", "", false}));
  CHECK(site.answer(ann, {{"approve_parent", 1}}).status == 409);
  CHECK(site.status(ann) == "held");
  const auto nobody = site.answer({{"id", "nobody"}}, {{"approve_parent", 1}});
  CHECK(nobody.status == 409);
  REQUIRE(site.store->save_thread({"/a/", "", true}));
  CHECK(site.answer({{"id", "nobody"}}, {{"approve_parent", 1}}).status == 404);
  for (const Json& wrong : {Json("1"), Json(true), Json(1.5)})
    CHECK(site.answer(ann, {{"approve_parent", wrong}}).status == 400);
  const auto no_parent = site.post_json("/api/v1/moderation/comments",
                                        {{"thread", "/a/"}, {"body", "x"}, {"approve_parent", 1}},
                                        site.as(domain::Role::moderate));
  CHECK(no_parent.status == 400);
  CHECK(site.status(ann) == "held");
}

TEST_CASE("with a moderator's answer, the replies that wait appear, too") {
  Site site;
  const Json ann = site.send("Ann", "a question https://x.org");
  site.send("Bob", "an addition", ann["id"]);
  REQUIRE(site.answer(ann, {{"approve_parent", 1}}).status == 201);
  CHECK(site.shown() == "Ann, Bob, moderate");
}

TEST_CASE("a batch that approves a comment leaves the others in it to their own decisions") {
  Site site;
  const Json ann = site.send("Ann", "a question https://x.org");
  const Json bob = site.send("Bob", "an addition", ann["id"]);
  const Json eve = site.send("Eve", "another", ann["id"]);
  const auto one = [](const Json& comment, const char* action) {
    return Json{{"id", comment["id"]}, {"action", action}, {"revision", 1}, {"status", "held"}};
  };
  const auto answer = site.post_json("/api/v1/moderation/decisions",
                                     {{"decisions", {one(ann, "approve"), one(bob, "spam")}}},
                                     site.as(domain::Role::moderate));
  REQUIRE(answer.status == 200);
  CHECK(site.status(bob) == "spam");
  CHECK(site.status(eve) == "published");
  CHECK(site.shown() == "Ann, Eve");
}

TEST_CASE("a reply whose parent is not published after all says so, and waits for a decision") {
  const std::string told = "The comment that you answer was not published, so a moderator decides.";
  for (const std::string way : {"reject", "spam", "delete", "withdraw"}) {
    CAPTURE(way);
    Site site;
    const Json ann = site.send("Ann", "a question https://x.org");
    const Json bob = site.send("Bob", "an addition", ann["id"]);
    const std::string token = ann["edit_token"];
    if (way == "withdraw") {
      REQUIRE(site.ask("DELETE", "/api/v1/comments/" + std::string(ann["id"]),
                       {{"Authorization", "Bearer " + token}})
                  .status == 204);
    } else {
      REQUIRE(site.decide(ann["id"], way).status == 200);
    }
    CHECK(site.store->comment(bob["id"])->value().reasons.at(0).message == told);
    // Nothing publishes it by itself any more, not even a change of its text.
    REQUIRE(site.change(bob, "plain words").status == 200);
    CHECK(site.status(bob) == "held");
    CHECK(site.shown().empty());
  }
}

TEST_CASE("a decision about a reply that waits with its parent is one, and can be taken back") {
  Site site;
  const Json ann = site.send("Ann", "a question https://x.org");
  const Json bob = site.send("Bob", "an addition", ann["id"]);
  REQUIRE(site.decide(bob["id"], "reject").status == 200);
  const auto restored =
      site.post_json("/api/v1/moderation/comments/" + std::string(bob["id"]) + "/decisions",
                     {{"action", "restore"}, {"revision", 1}}, site.as(domain::Role::moderate));
  REQUIRE(restored.status == 200);
  REQUIRE(site.decide(ann["id"], "approve").status == 200);
  // It was decided about, so it waits for the next decision.
  CHECK(site.shown() == "Ann");
  CHECK(site.status(bob) == "held");
}

TEST_CASE("a preview says that a reply waits with its parent") {
  Site site;
  const Json ann = site.send("Ann", "a question https://x.org");
  const auto preview =
      site.post_json("/api/v1/preview?thread=/a/",
                     {{"name", "Bob"}, {"body", "an addition"}, {"parent", ann["id"]}});
  REQUIRE(preview.status == 200);
  CHECK(Json::parse(preview.body)["verdict"] == "hold");
}

TEST_CASE("a comment that waits and is purged was removed") {
  Site site;
  const Json ann = site.send("Ann", "a question https://x.org");
  const Json bob = site.send("Bob", "an addition", ann["id"]);
  REQUIRE(site.decide(bob["id"], "approve").status == 200);
  const std::string before = site.version();
  REQUIRE(site.shown() == "?, Bob");
  storage::PurgeRequest old;
  old.held_before = site.clock.now() + std::chrono::milliseconds(1);
  old.at = site.clock.now();
  REQUIRE(site.store->purge(old));
  CHECK(site.shown() == "-, Bob");
  CHECK(site.version() != before);
}
