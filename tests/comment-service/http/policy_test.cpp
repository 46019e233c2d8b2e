// Applies a policy to comments from the API and from the form.
#include <doctest/doctest.h>

#include <thread>

#include "support/service.h"

using support::header;
using support::Json;
using support::Service;

namespace {

const std::string kComments = "/api/v1/comments?thread=/a/";
const std::string kPreview = "/api/v1/preview?thread=/a/";

void use_policy(Service& service, const std::string& rules) {
  const std::string text = "policy: {default: publish}\nrules:\n" + rules;
  REQUIRE(service.store->apply_policy({0, usecases::policy_hash(text), text, {}, "Ann"}));
}

const std::string kNudge =
    "  - {id: brief, when: {words: {fewer_than: 4}}, outcome: nudge, message: \"Only {actual} "
    "words.\", text: \"Say more.\"}\n";
const std::string kSecret = "  - {id: secret, when: {contains: [casino]}, outcome: hold}\n";

Json queue(Service& service, const std::string& status = "held") {
  const auto answer = service.get("/api/v1/moderation/comments?status=" + status,
                                  service.as(domain::Role::moderate));
  return Json::parse(answer.body)["comments"];
}

}  // namespace

TEST_CASE("a policy applied beside the running service decides the next comment") {
  Service service;
  const Json comment{{"body", "Hello"}, {"name", "Bob"}};
  CHECK(service.post_json(kComments, comment).status == 202);
  use_policy(service, "  []\n");
  CHECK(service.post_json(kComments, comment).status == 201);
  use_policy(service, kNudge);
  CHECK(service.post_json(kComments, comment).status == 422);
}

TEST_CASE("a policy that this program cannot parse is replaced by the built-in one") {
  Service service;
  use_policy(service, "  []\n");
  use_policy(service, "  - {id: future, when: {mood: bad}, outcome: hold}\n");
  CHECK(service.post_json(kComments, {{"body", "Hello"}, {"name", "Bob"}}).status == 202);
  CHECK(service.log.all().find("unknown condition \"mood\"") != std::string::npos);
}

TEST_CASE("a refused comment is not stored, only counted by rule") {
  Service service;
  use_policy(service, kNudge + kSecret);
  for (const char* body : {"Good", "Good post"}) {
    const Json comment{{"body", body}, {"name", "Bob"}};
    CHECK(service.post_json(kComments, comment).status == 422);
    CHECK(service.post_json(kPreview, comment).status == 200);
  }
  const auto shown =
      service.get("/api/v1/moderation/policy", service.as(domain::Role::moderate)).body;
  const Json rules = Json::parse(shown)["rules"];
  CHECK(rules[0]["refused"] == 2);
  CHECK(rules[1]["refused"] == 0);
}

TEST_CASE("a nudge is 422 with its reason, and insisted on it is held") {
  Service service;
  use_policy(service, kNudge);
  Json comment{{"body", "Good post!"}, {"name", "Bob"}};
  const auto nudged = service.post_json(kComments, comment);
  CHECK(nudged.status == 422);
  CHECK(header(nudged, "Content-Type") == "application/problem+json");
  const Json problem = Json::parse(nudged.body);
  CHECK(problem["code"] == "nudge");
  CHECK(problem["reasons"] == Json::parse(R"([{"rule": "brief", "message": "Only 2 words.",
    "field": "body", "evidence": {"measure": "words", "actual": "2", "limit": "fewer than 4"}}])"));
  CHECK(queue(service).empty());
  comment["insist"] = true;
  const auto held = service.post_json(kComments, comment);
  CHECK(held.status == 202);
  CHECK(queue(service)[0]["reasons"][0]["rule"] == "brief");
  comment["insist"] = "yes";
  CHECK(service.post_json(kComments, comment).status == 400);
}

TEST_CASE("preview and submission agree on what is public") {
  Service service;
  use_policy(service, kNudge + R"(
  - {id: no-name, when: {name: blank}, outcome: reject, message: "Your name?"}
  - {id: linked, when: {links: {more_than: 0}}, outcome: hold, message: "An editor looks."}
)");
  const auto token = service.as(domain::Role::moderate);
  const std::string reply =
      service.post_json("/api/v1/moderation/comments", {{"thread", "/b/"}, {"body", "x"}}, token)
          .body;
  const std::map<std::string, int> status = {
      {"publish", 201}, {"hold", 202}, {"nudge", 422}, {"reject", 422}};
  for (const Json& comment :
       std::vector<Json>{{{"body", "I disagree with this."}, {"name", "Bob"}},
                         {{"body", "Too short"}, {"name", "Bob"}},
                         {{"body", "Too short"}, {"name", "Bob"}, {"insist", true}},
                         {{"body", "I agree with http://a.example/"}, {"name", "Bob"}},
                         {{"body", "I disagree with all of this."}, {"name", "mоderate"}},
                         {{"body", "I disagree with this."}, {"name", " "}}}) {
    const Json preview = Json::parse(service.post_json(kPreview, comment).body);
    const auto sent = service.post_json(kComments, comment);
    CHECK(sent.status == status.at(preview["verdict"].get<std::string>()));
    CHECK(Json::parse(sent.body)["reasons"] == preview["reasons"]);
    CHECK(preview["note"] == "A moderator may read the comment before it appears.");
  }
  for (const Json& parent : {Json("nobody"), Json::parse(reply)["id"]}) {
    const Json comment{{"body", "I disagree with this."}, {"name", "Bob"}, {"parent", parent}};
    const auto preview = service.post_json(kPreview, comment);
    CHECK(preview.status == 400);
    CHECK(preview.body == service.post_json(kComments, comment).body);
  }
}

TEST_CASE("a preview says nothing about what only moderators know") {
  Service service;
  use_policy(service, kNudge + kSecret + R"(
  - {id: stranger, when: {author: first_comment}, outcome: reject}
  - {id: banned, when: {author: blocked}, outcome: reject}
  - {id: fake, when: {author: {named: [Troll]}}, outcome: reject}
  - {id: robot, when: {form: honeypot}, outcome: reject}
)");
  REQUIRE(service.store->add_block({{"a", domain::BlockKind::word, " casino ", {}}, "1"}));
  REQUIRE(service.store->add_block({{"b", domain::BlockKind::email, "bad@a.example", {}}, "1"}));
  REQUIRE(service.store->add_block({{"c", domain::BlockKind::domain, "spam.example", {}}, "1"}));
  service.settings.threads = settings::Threads::listed;
  domain::ManifestPage free{{"/a/"}};
  domain::ManifestPage moderated{{"/m/"}};
  moderated.thread.moderation = domain::Moderation::hold;
  REQUIRE(service.store->put_manifest({{free, moderated}}));
  const auto verdict_of = [&](Json comment, const std::string& thread) {
    const auto preview = service.post_json("/api/v1/preview?thread=" + thread, comment);
    REQUIRE(preview.status == 200);
    Json json = Json::parse(preview.body);
    json.erase("html");
    return json;
  };
  const Json innocent{{"body", "Words about my garden"}, {"name", "Bob"}};
  const Json expected = verdict_of(innocent, "/a/");
  CHECK(expected["verdict"] == "publish");
  CHECK(expected["reasons"].empty());
  for (const Json& change : std::vector<Json>{{{"body", "Words about my casino"}},
                                              {{"email", "bad@a.example"}},
                                              {{"website", "https://spam.example/"}},
                                              {{"body", "Words about https://spam.example/"}},
                                              {{"name", "Troll"}},
                                              {{"homepage_confirm", "x"}}}) {
    Json comment = innocent;
    comment.update(change);
    CHECK_MESSAGE(verdict_of(comment, "/a/") == expected, change.dump());
    CHECK(service.post_json(kComments, comment).status != 201);
  }
  CHECK(verdict_of(innocent, "/m/") == expected);
}

TEST_CASE("a duplicate of a held comment is told to its sender alone") {
  Service service;
  use_policy(
      service,
      kSecret +
          "  - {id: twice, when: {duplicate: {within: 1h}}, outcome: reject, message: Twice.}\n");
  const Json ann{{"body", "A text about a casino"}, {"name", "Ann"}, {"email", "ann@a.example"}};
  REQUIRE(service.post_json(kComments, ann).status == 202);
  const Json new_text{{"body", "Another text about a casino"}, {"name", "Eve"}};
  const Json fresh = Json::parse(service.post_json(kComments, new_text).body)["reasons"];
  const Json own = Json::parse(service.post_json(kPreview, ann).body);
  CHECK(own["verdict"] == "reject");
  CHECK(own["reasons"][0]["rule"] == "twice");
  CHECK(service.post_json(kComments, ann).status == 422);
  for (const Json& change : std::vector<Json>{{{"name", "Mallory"}}, {{"email", "m@a.example"}}}) {
    Json other = ann;
    other.update(change);
    const Json preview = Json::parse(service.post_json(kPreview, other).body);
    CHECK(preview["verdict"] == "publish");
    CHECK(preview["reasons"].empty());
    // The answer is the same as for a new text that the secret rule holds.
    const auto sent = service.post_json(kComments, other);
    CHECK(sent.status == 202);
    CHECK(Json::parse(sent.body)["reasons"] == fresh);
  }
  const Json newest = queue(service)[0]["reasons"];
  CHECK(newest[0]["rule"] == "secret");
  CHECK(newest[1]["rule"] == "twice");
}

TEST_CASE("a duplicate of a published comment is told to everyone") {
  Service service;
  use_policy(service,
             "  - {id: twice, when: {duplicate: {within: 1h}}, outcome: reject, message: m}\n");
  REQUIRE(service.post_json(kComments, {{"body", "A fine text"}, {"name", "Ann"}}).status == 201);
  const Json other{{"body", "a FINE text!"}, {"name", "Bob"}};
  CHECK(Json::parse(service.post_json(kPreview, other).body)["verdict"] == "reject");
  CHECK(service.post_json(kComments, other).status == 422);
}

TEST_CASE("moderators see rule, evidence and policy; readers never see what is not for them") {
  Service service;
  use_policy(service, kSecret);
  const Json comment{{"body", "The best CASINO of all"}, {"name", "Bob"}};
  const auto preview = service.post_json(kPreview, comment);
  const auto sent = service.post_json(kComments, comment);
  const auto form = service.get("/api/v1/form?thread=/a/");
  for (const auto& answer : {preview, sent, form}) {
    CHECK(answer.body.find("secret") == std::string::npos);
    CHECK(answer.body.find("contains") == std::string::npos);
    CHECK(answer.body.find("policy\"") == std::string::npos);
  }
  const Json reason = queue(service)[0]["reasons"][0];
  CHECK(reason["rule"] == "secret");
  CHECK(reason["evidence"] == Json::parse(R"({"measure": "contains", "actual": "CASINO",
                                              "limit": "casino", "span": [9, 15]})"));
  CHECK(reason["policy"] == service.policy->current().hash);
}

TEST_CASE("the same comment sent twenty times at once is stored once") {
  Service service;
  service.settings.rates = settings::no_rates();
  use_policy(service,
             "  - {id: twice, when: {duplicate: {within: 1h}}, outcome: reject, message: m}\n");
  std::atomic<int> stored = 0;
  std::atomic<int> refused = 0;
  std::vector<std::thread> senders;
  for (int i = 0; i < 20; ++i) {
    senders.emplace_back([&, i] {
      // The texts differ only in case and punctuation.
      const Json comment{{"body", i % 2 == 0 ? "The same text" : "the SAME text!"}, {"name", "n"}};
      const int status = service.post_json(kComments, comment).status;
      if (status == 201) ++stored;
      if (status == 422) ++refused;
    });
  }
  for (std::thread& sender : senders) sender.join();
  CHECK(stored == 1);
  CHECK(refused == 19);
  CHECK(service.store->queue({domain::Status::held, "", 100})->comments.empty());
  service.clock.milliseconds += 3'600'001;
  CHECK(service.post_json(kComments, {{"body", "The same text"}, {"name", "n"}}).status == 201);
}

TEST_CASE("an author is known by address and network, never by a typed address alone") {
  Service service;
  use_policy(service, "  - {id: first, when: {author: first_comment}, outcome: hold}\n");
  const Json comment{{"body", "Hello"}, {"name", "Bob"}, {"email", "bob@example.org"}};
  const std::string id = Json::parse(service.post_json(kComments, comment).body)["id"];
  CHECK(service.post_json(kComments, comment).status == 202);
  CHECK(service.decide(id, "approve").status == 200);
  CHECK(service.post_json(kComments, comment).status == 201);
  service.settings.trusted_proxies = {*base::Network::parse("203.0.113.0/24")};
  CHECK(service.post_json(kComments, comment, {{"X-Forwarded-For", "198.51.100.7"}}).status == 202);
  CHECK(service.post_json(kComments, {{"body", "Hello"}, {"name", "Bob"}}).status == 202);
}

TEST_CASE("the policy decides about a form that comes back too fast or with a stale token") {
  Service service;
  use_policy(service, R"(
  - {id: fast, when: {form: {faster_than: 5s}}, outcome: hold}
  - {id: stale, when: {form: stale_token}, outcome: hold}
  - {id: none, when: {form: no_token}, outcome: hold}
)");
  Json comment{{"body", "Hello"}, {"name", "Bob"}};
  const auto rule = [&] {
    const auto sent = service.post_json(kComments, comment);
    if (sent.status != 202) return std::to_string(sent.status);
    return queue(service)[0]["reasons"][0]["rule"].get<std::string>();
  };
  CHECK(rule() == "none");
  comment["form_token"] = Json::parse(service.get("/api/v1/form?thread=/a/").body)["form_token"];
  CHECK(rule() == "fast");
  service.clock.milliseconds += 5000;
  CHECK(rule() == "201");
  service.clock.milliseconds += 24LL * 3600 * 1000;
  CHECK(rule() == "stale");
}

TEST_CASE("the policy is neither applied nor counted for a closed thread") {
  Service service;
  use_policy(service, kNudge);
  REQUIRE(service.store->save_thread({"/a/", "", false}));
  const auto answers = [&](int status, const std::string& code) {
    const Json comment{{"body", "Good post"}, {"name", "Bob"}};
    for (const std::string& call : {kComments, kPreview}) {
      const auto answer = service.post_json(call, comment);
      CHECK(answer.status == status);
      CHECK(Json::parse(answer.body)["code"] == code);
    }
    const std::string form = "body=Good+post&name=Bob&form_token=" +
                             service.keys->form_token("/a/", service.clock.now());
    CHECK(service.post_form(kComments, form).status == status);
    CHECK(service.post_form(kComments, "body=Good+post&name=Bob").status == status);
    CHECK(service.post_form(kComments, "body=Good+post&name=Bob&website=x").status == status);
  };
  answers(409, "thread-closed");
  REQUIRE(service.store->save_thread({"/a/", "", true}));
  REQUIRE(service.store->put_manifest({}));
  service.settings.threads = settings::Threads::listed;
  answers(409, "thread-closed");
  const auto policy =
      service.get("/api/v1/moderation/policy", service.as(domain::Role::moderate)).body;
  CHECK(Json::parse(policy)["rules"][0]["refused"] == 0);
}

TEST_CASE("the policy is not applied for an unknown thread") {
  Service service;
  use_policy(service, kNudge);
  service.settings.threads = settings::Threads::listed;
  const Json comment{{"body", "Good post"}, {"name", "Bob"}};
  CHECK(service.post_json(kComments, comment).status == 404);
  CHECK(service.post_json(kPreview, comment).status == 404);
  const std::string token = service.keys->form_token("/a/", service.clock.now());
  for (const std::string& with : {std::string(), "&form_token=" + token})
    CHECK(service.post_form(kComments, "body=Good+post&name=Bob" + with).status == 404);
}

TEST_CASE("the form's page shows the policy, nudges, and takes the second answer") {
  Service service;
  use_policy(service, kNudge + kSecret);
  const auto has = [](const http::Response& page, const std::string& text) {
    return page.body.find(text) != std::string::npos;
  };
  const auto page = service.get("/threads?thread=/a/");
  CHECK(has(page, "<li>Say more.</li>"));
  CHECK_FALSE(has(page, "casino"));
  const auto nudged = service.post_form(kComments, "body=Good+post&name=Bob");
  CHECK(nudged.status == 422);
  CHECK(has(nudged, "Only 2 words."));
  CHECK(has(nudged, "or send it as it is"));
  CHECK(has(nudged, "name=\"insist\" value=\"true\""));
  const std::string mark = "name=\"form_token\" value=\"";
  const std::size_t begin = nudged.body.find(mark) + mark.size();
  const std::string token = nudged.body.substr(begin, nudged.body.find('"', begin) - begin);
  const std::string again = "body=Good+post&name=Bob&form_token=" + token;
  CHECK(service.post_form(kComments, again).status == 422);
  CHECK(service.post_form(kComments, again + "&insist=true").status == 303);
  CHECK(queue(service).size() == 1);
}

TEST_CASE("a refusal by a moderators' rule still says that nothing was sent") {
  Service service;
  use_policy(service, "  - {id: secret, when: {contains: [casino]}, outcome: reject}\n");
  const auto sent = service.post_json(kComments, {{"body", "my casino"}, {"name", "Bob"}});
  CHECK(sent.status == 422);
  CHECK(Json::parse(sent.body)["reasons"].empty());
  const std::string form = "body=my+casino&name=Bob";
  CHECK(service.post_form(kComments, form).status == 200);  // a preview, which knows public rules
  const auto page = service.post_form(
      kComments, form + "&form_token=" + service.keys->form_token("/a/", service.clock.now()));
  CHECK(page.status == 422);
  CHECK(page.body.find("It cannot be accepted.") != std::string::npos);
  CHECK(page.body.find("secret") == std::string::npos);
}

TEST_CASE("the preview of a form does not miss the token that it gives") {
  Service service;
  use_policy(service,
             "  - {id: token, when: {form: no_token}, outcome: reject, audience: public, message: "
             "\"no token\", text: \"Be fresh.\"}\n  - {id: old, when: {form: stale_token}, "
             "outcome: reject, audience: "
             "public, message: \"stale token\", text: \"Be fresh.\"}\n");
  for (const char* token : {"", "&form_token=nonsense"}) {
    const auto page = service.post_form(kComments, std::string("body=Hello&name=Bob") + token);
    CHECK(page.status == 200);
    CHECK(page.body.find("token\"") != std::string::npos);
    CHECK(page.body.find("no token") == std::string::npos);
    CHECK(page.body.find("stale token") == std::string::npos);
  }
}
