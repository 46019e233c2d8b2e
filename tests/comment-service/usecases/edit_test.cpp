#include "usecases/edit.h"

#include <doctest/doctest.h>

#include "policy/document.h"
#include "storage/sqlite/store.h"
#include "support/pinned.h"
#include "support/temporary_folder.h"
#include "usecases/redact.h"

namespace {

// Refuses a body that contains "refuse", holds one that contains "hold", and publishes the rest.
constexpr std::string_view kObedient = R"(
  - {id: no, when: {contains: [refuse, refused]}, outcome: reject, audience: public, message: "no"}
  - {id: wait, when: {contains: [hold]}, outcome: hold, audience: public, message: "wait"}
  - {id: twice, when: {duplicate: {within: 1h}}, outcome: reject, message: "twice"}
)";

usecases::CurrentPolicy policy_of(std::string_view rules) {
  std::vector<base::Diagnostic> errors;
  const std::string text = "policy: {default: publish}\nrules:\n" + std::string(rules);
  std::optional<policy::Policy> policy = policy::parse({"policy.yaml", text}, errors);
  REQUIRE(policy);
  return {std::make_shared<const policy::Policy>(*std::move(policy)), "hash", text};
}

struct Site {
  Site() : store(*sqlite::open(folder.file("c.sqlite"), random)) {}

  // Returns the id.
  std::string comment(const std::string& body, const policy::Form& form = {}) {
    usecases::Submission submission;
    submission.draft = {body, "Bob"};
    submission.thread = "/a/";
    submission.new_thread = storage::NewThread::create;
    submission.form = form;
    const auto sent = usecases::submit(submission, policy, *store, clock, random);
    REQUIRE(sent);
    return std::get<domain::Comment>(*sent).id;
  }

  base::Result<usecases::SubmitResult> edit(const std::string& id, const std::string& body,
                                            std::int64_t revision = 1) {
    return usecases::edit({id, revision, body, "192.0.2.0/24", std::chrono::minutes(15)}, policy,
                          *store, clock);
  }

  domain::Comment stored(const std::string& id) { return store->comment(id)->value(); }
  std::string version() { return store->thread("/a/")->value().version; }

  support::TemporaryFolder folder;
  base::SystemRandom random;
  support::PinnedClock clock;
  usecases::CurrentPolicy policy = policy_of(kObedient);
  std::unique_ptr<storage::Store> store;
};

}  // namespace

TEST_CASE("an edit that the policy would publish is published, with a new revision and version") {
  Site site;
  const std::string id = site.comment("one");
  const std::string before = site.version();
  site.clock.milliseconds += 60'000;
  REQUIRE(site.edit(id, "two"));
  const domain::Comment comment = site.stored(id);
  CHECK(comment.status == domain::Status::published);
  CHECK(comment.body == "two");
  CHECK(comment.html == "<p>two</p>\n");
  CHECK(comment.revision == 2);
  CHECK(comment.edited == site.clock.now());
  CHECK(site.version() != before);
  // A moderator who read the first text cannot decide about the second.
  CHECK(
      site.store->decide({id, domain::Action::spam, 1, "", "Ann"}, site.clock.now()).fault().code ==
      base::Code::changed);
}

TEST_CASE("the policy runs again: what it holds is held, what it refuses is left as it was") {
  Site site;
  const std::string id = site.comment("one");
  const auto refused = site.edit(id, "refuse this");
  REQUIRE(refused);
  CHECK(std::get<usecases::Refusal>(*refused).reasons.front().message == "no");
  CHECK(site.stored(id).body == "one");
  CHECK(site.stored(id).revision == 1);
  REQUIRE(site.edit(id, "hold this"));
  CHECK(site.stored(id).status == domain::Status::held);
  CHECK(site.stored(id).reasons.size() == 1);
}

TEST_CASE("an edit does not publish a held comment, and its reasons stay") {
  Site site;
  const std::string id = site.comment("hold this");
  REQUIRE(site.edit(id, "fine"));
  const domain::Comment fine = site.stored(id);
  CHECK(fine.body == "fine");
  CHECK(fine.status == domain::Status::held);
  REQUIRE(fine.reasons.size() == 1);
  CHECK(fine.reasons.front().rule == "wait");
  // The evidence was found in another text.
  CHECK(fine.reasons.front().evidence == domain::Evidence());
  REQUIRE(site.edit(id, "hold that", 2));
  REQUIRE(site.stored(id).reasons.size() == 1);
  CHECK(site.stored(id).reasons.front().evidence.actual == "hold");
  REQUIRE(site.store->decide({id, domain::Action::approve, 3, "", "Ann"}, site.clock.now()));
  REQUIRE(site.edit(id, "all is well", 3));
  CHECK(site.stored(id).status == domain::Status::published);
  CHECK(site.stored(id).reasons.empty());
}

TEST_CASE("a reason that is found again does not hide the others") {
  Site site;
  site.policy = policy_of(R"(
  - {id: first, when: {contains: [one]}, outcome: hold}
  - {id: second, when: {contains: [two]}, outcome: hold}
  - {id: third, when: {contains: [three]}, outcome: hold}
)");
  const std::string id = site.comment("one two three");
  REQUIRE(site.edit(id, "only one"));
  std::vector<std::string> rules;
  for (const domain::Reason& reason : site.stored(id).reasons) rules.push_back(reason.rule);
  std::string all;
  for (const std::string& rule : rules) all += rule + " ";
  CHECK(all == "first default second third ");
}

TEST_CASE("signals of the first form still hold a comment after an edit") {
  Site site;
  for (const char* rule : {"honeypot", "no_token", "{faster_than: 5s}"}) {
    CAPTURE(std::string(rule));
    site.policy =
        policy_of("  - {id: robot, when: {form: " + std::string(rule) + "}, outcome: hold}\n");
    policy::Form form{policy::Honeypot::filled, policy::FormTokenState::missing,
                      std::chrono::seconds(1)};
    if (rule[0] == '{') form.token = policy::FormTokenState::valid;
    const std::string id = site.comment("one", form);
    const std::vector<domain::Reason> before = site.stored(id).reasons;
    REQUIRE(before.front().rule == "robot");
    REQUIRE(site.edit(id, "two"));
    const domain::Comment after = site.stored(id);
    CHECK(after.body == "two");
    CHECK(after.status == domain::Status::held);
    // The other reason is for the author.
    REQUIRE(after.reasons.size() == before.size());
    CHECK(after.reasons.front().rule == "robot");
    CHECK(after.reasons.front().audience == domain::Audience::moderators);
  }
}

TEST_CASE("a block that matches again adds no second reason") {
  Site site;
  REQUIRE(site.store->add_block({{"b", domain::BlockKind::word, " one ", {}}, "Ann"}));
  const std::string id = site.comment("one");
  REQUIRE(site.edit(id, "one more"));
  CHECK(site.stored(id).reasons.size() == 1);
}

TEST_CASE("an edited text is no duplicate of its own old text, but of any other") {
  Site site;
  const std::string id = site.comment("one");
  site.comment("two");
  const auto edited = site.edit(id, "ONE!");
  REQUIRE(edited);
  CHECK(std::holds_alternative<domain::Comment>(*edited));
  CHECK(std::holds_alternative<usecases::Refusal>(*site.edit(id, "Two.", 2)));
  REQUIRE(site.edit(id, "three", 2));
  // The old text may be sent again.
  CHECK(site.stored(site.comment("one")).status == domain::Status::published);
}

TEST_CASE("an edit that adds a link is held under any policy") {
  Site site;
  const std::string id = site.comment("see https://example.org/a");
  REQUIRE(site.stored(id).status == domain::Status::published);
  REQUIRE(site.edit(id, "do see https://example.org/a"));
  CHECK(site.stored(id).status == domain::Status::published);
  REQUIRE(site.edit(id, "do see https://evil.example/a", 2));
  CHECK(site.stored(id).status == domain::Status::held);
  CHECK(site.stored(id).reasons.front().rule == "new-link");
  REQUIRE(site.edit(id, "do see https://evil.example/a!", 3));
  CHECK(site.stored(id).status == domain::Status::held);
  REQUIRE(site.stored(id).reasons.size() == 1);
  CHECK(site.stored(id).reasons.front().rule == "new-link");
}

TEST_CASE("an edit does not publish a comment that a moderator holds") {
  Site site;
  const std::string id = site.comment("hold");
  REQUIRE(site.store->decide({id, domain::Action::approve, 1, "", "Ann"}, site.clock.now()));
  REQUIRE(site.store->decide({id, domain::Action::restore, 1, "", "Ann"}, site.clock.now()));
  REQUIRE(site.stored(id).status == domain::Status::held);
  REQUIRE(site.edit(id, "fine"));
  CHECK(site.stored(id).status == domain::Status::held);
  REQUIRE(site.edit(id, "just fine", 2));
  CHECK(site.stored(id).status == domain::Status::held);
}

TEST_CASE("the author cannot restore a redacted part") {
  Site site;
  const std::string id = site.comment("call 555-1234");
  REQUIRE(usecases::redact({id, 1, "555-1234", "", "Ann"}, *site.store, site.clock));
  CHECK(site.edit(id, "call 555-1234", 2).fault().code == base::Code::conflict);
  CHECK(site.stored(id).body == "call [redacted]");
  CHECK(site.stored(id).status == domain::Status::published);
  REQUIRE(site.store->withdraw(id, site.clock.now()));
  CHECK(site.stored(id).status == domain::Status::withdrawn);
}

TEST_CASE("a redacted text is no longer than any other") {
  Site site;
  const std::string id = site.comment(std::string(domain::kBodyLimit - 8, 'x') + "555-1234");
  const auto redacted = usecases::redact({id, 1, "555-1234", "", "Ann"}, *site.store, site.clock);
  REQUIRE_FALSE(redacted);
  CHECK(redacted.fault().code == base::Code::bad_request);
  CHECK(redacted.fault().errors.front().pointer == "/part");
  CHECK(site.stored(id).revision == 1);
  REQUIRE(usecases::redact({id, 1, "xx555-1234", "", "Ann"}, *site.store, site.clock));
  CHECK(site.stored(id).body.size() == domain::kBodyLimit);
}

TEST_CASE("a redaction replaces every place of the part, and nothing else") {
  Site site;
  const std::string id = site.comment("one, *one* and bone");
  const auto redacted = usecases::redact({id, 1, "one", "", "Ann"}, *site.store, site.clock);
  REQUIRE(redacted);
  CHECK(redacted->body == "[redacted], *[redacted]* and b[redacted]");
  CHECK(redacted->html == "<p>[redacted], <em>[redacted]</em> and b[redacted]</p>\n");
  CHECK(redacted->edited == site.clock.now());
  // A part of what was put in its place is not replaced for ever.
  CHECK(usecases::redact({id, 2, "red", "", "Ann"}, *site.store, site.clock)->body ==
        "[[redacted]acted], *[[redacted]acted]* and b[[redacted]acted]");
}

TEST_CASE("a redaction that cannot be made is refused with the reason") {
  Site site;
  const std::string id = site.comment("one");
  const auto told = [&](const usecases::RedactRequest& request) {
    const auto redacted = usecases::redact(request, *site.store, site.clock);
    REQUIRE_FALSE(redacted);
    const base::Fault& fault = redacted.fault();
    std::string text = std::string(base::info(fault.code).name) + ": " + fault.message;
    for (const base::FieldError& error : fault.errors)
      text += "\n" + error.pointer + " " + error.message;
    return text;
  };
  CHECK(told({"nobody", 1, "one", "", "Ann"}) == "not-found: there is no such comment");
  CHECK(told({id, 2, "one", "", "Ann"}) == "changed: the text was changed since it was read");
  const std::string absent =
      "bad-request: the text does not contain the part to remove\n/part must be a part of the text";
  CHECK(told({id, 1, "two", "", "Ann"}) == absent);
  CHECK(told({id, 1, "", "", "Ann"}) == absent);
  REQUIRE(site.edit(id, std::string(domain::kBodyLimit, 'x')));
  CHECK(told({id, 2, "x", "", "Ann"}) ==
        "bad-request: the remaining text would be longer than 8000 bytes\n"
        "/part must be longer, so that the text does not grow");
  CHECK(site.stored(id).revision == 2);
}

TEST_CASE("a thread that takes no comments takes no edits, before the policy is asked") {
  Site site;
  const std::string id = site.comment("one");
  REQUIRE(site.store->save_thread({"/a/", "", false}));
  CHECK(site.edit(id, "two").fault().code == base::Code::thread_closed);
  CHECK(site.edit(id, "refuse this").fault().code == base::Code::thread_closed);
  // The thread is closed between reading and writing.
  const auto late = site.store->edit({id,
                                      1,
                                      domain::Status::published,
                                      "two",
                                      "<p>two</p>\n",
                                      "",
                                      domain::Status::published,
                                      {},
                                      site.clock.now()});
  CHECK(late.fault().code == base::Code::thread_closed);
  CHECK(site.stored(id).body == "one");
  REQUIRE(site.store->withdraw(id, site.clock.now()));
}

TEST_CASE("an edit comes in time, for the text that was read, of a comment that stands") {
  Site site;
  const std::string id = site.comment("one");
  CHECK(site.edit(id, "two", 2).fault().code == base::Code::changed);
  CHECK(site.edit("nobody", "two").fault().code == base::Code::not_found);
  site.clock.milliseconds += 15 * 60'000 - 1;
  CHECK(site.edit(id, "two"));
  site.clock.milliseconds += 1;
  CHECK(site.edit(id, "three", 2).fault().code == base::Code::too_late);
  CHECK(site.stored(id).body == "two");
  const std::string other = site.comment("one");
  REQUIRE(site.store->decide({other, domain::Action::reject, 1, "", "Ann"}, site.clock.now()));
  CHECK(site.edit(other, "two").fault().code == base::Code::conflict);
}

TEST_CASE("a decision that came between reading and writing is not overwritten") {
  Site site;
  const std::string id = site.comment("one");
  const domain::Comment read = site.stored(id);
  REQUIRE(site.store->decide({id, domain::Action::spam, 1, "", "Ann"}, site.clock.now()));
  const auto edited = site.store->edit({id,
                                        1,
                                        read.status,
                                        "two",
                                        "<p>two</p>\n",
                                        "",
                                        domain::Status::published,
                                        {},
                                        site.clock.now()});
  REQUIRE_FALSE(edited);
  CHECK(edited.fault().code == base::Code::changed);
  CHECK(site.stored(id).status == domain::Status::spam);
}

TEST_CASE("the same text again changes nothing") {
  Site site;
  const std::string id = site.comment("one");
  REQUIRE(site.edit(id, "one"));
  CHECK(site.stored(id).revision == 1);
  CHECK_FALSE(site.stored(id).edited);
}
