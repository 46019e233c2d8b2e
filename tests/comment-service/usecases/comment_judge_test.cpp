#include "usecases/comment_judge.h"

#include <doctest/doctest.h>

#include "policy/document.h"

namespace {

usecases::CurrentPolicy current(const std::string& rules) {
  std::vector<base::Diagnostic> errors;
  const std::string text = "policy: {default: publish}\nrules:\n" + rules;
  std::optional<policy::Policy> policy = policy::parse({"policy.yaml", text}, errors);
  REQUIRE(policy);
  return {std::make_shared<const policy::Policy>(*std::move(policy)), "hash", text};
}

const domain::Draft kDraft{"A text", "Ann", "ann@example.org"};
const std::string kHtml = "<p>A text</p>\n";
const std::string kThread = "/a/";
const std::string kAddress = "203.0.113.0/24";
const usecases::PendingComment kWritten{kDraft, kHtml, kThread, kAddress};

}  // namespace

TEST_CASE("when the store fails, the comment is held") {
  const base::Result<domain::Circumstances> silent =
      base::Fault{base::Code::unavailable, "the data cannot be reached just now"};
  for (const char* when : {"{duplicate: {within: 1h}}", "{author: first_comment}",
                           "{author: blocked}", "{author: reserved_name}", "{thread: closed}"}) {
    const usecases::CurrentPolicy policy =
        current("  - {id: r, when: " + std::string(when) + ", outcome: reject, message: m}\n");
    usecases::CommentJudge judge(policy, kWritten);
    CHECK(judge.asks_store());
    const policy::Verdict verdict = judge.verdict(silent);
    CHECK_MESSAGE(verdict.outcome == policy::Outcome::hold, when);
    CHECK(verdict.reasons.front().policy == "hash");
  }
}

TEST_CASE("the store is asked for what the rules need, and no more") {
  const usecases::CurrentPolicy plain =
      current("  - {id: r, when: {contains: [x]}, outcome: hold}\n");
  CHECK_FALSE(usecases::CommentJudge(plain, kWritten).asks_store());
  const usecases::CurrentPolicy twice =
      current("  - {id: r, when: {duplicate: {within: 1h}}, outcome: hold, message: m}\n");
  const auto circumstances_request =
      usecases::CommentJudge(twice, kWritten).circumstances_request();
  CHECK(circumstances_request.email.empty());
  REQUIRE(circumstances_request.sent);
  CHECK(circumstances_request.sent->fingerprint == usecases::fingerprint("a TEXT!"));
  CHECK(circumstances_request.sent->name == "Ann");
  const usecases::CurrentPolicy first =
      current("  - {id: r, when: {author: first_comment}, outcome: hold}\n");
  CHECK(usecases::CommentJudge(first, kWritten).circumstances_request().email == "ann@example.org");
}

namespace {

// What the judge asks the store, field by field.
std::string request_of(const usecases::CommentJudge& judge) {
  const storage::CircumstancesRequest request = judge.circumstances_request();
  std::string text = request.thread + " at " +
                     std::to_string(request.at.time_since_epoch().count()) + " of '" +
                     request.email + "' in '" + request.address + "'";
  if (request.sent)
    text += ", sent " + request.sent->fingerprint + " by " + request.sent->name + ", " +
            request.sent->email + ", " + request.sent->address;
  if (request.text)
    text += ", text of " + request.text->name + ", " + request.text->email + ", " +
            request.text->website + ", " + request.text->address + ": " + request.text->body +
            ", " + request.text->html;
  return text;
}

}  // namespace

TEST_CASE("each condition asks for its own circumstances") {
  domain::Draft draft = kDraft;
  draft.website = "https://x.org";
  usecases::PendingComment pending{draft, kHtml, kThread, kAddress};
  pending.now = base::Time(std::chrono::milliseconds(7));
  const auto asked = [&](const std::string& when) {
    const usecases::CurrentPolicy policy =
        current("  - {id: r, when: " + when + ", outcome: hold, message: m}\n");
    const usecases::CommentJudge judge(policy, pending);
    return (judge.asks_store() ? "asks " : "asks nothing ") + request_of(judge);
  };
  const std::string nobody = "/a/ at 7 of '' in ''";
  CHECK(asked("{contains: [x]}") == "asks nothing " + nobody);
  CHECK(asked("{form: honeypot}") == "asks nothing " + nobody);
  CHECK(asked("{thread: closed}") == "asks " + nobody);
  CHECK(asked("{author: reserved_name}") == "asks " + nobody);
  CHECK(asked("{author: first_comment}") ==
        "asks /a/ at 7 of 'ann@example.org' in '203.0.113.0/24'");
  const std::string print = usecases::fingerprint("A text");
  CHECK(asked("{duplicate: {within: 1h}}") ==
        "asks " + nobody + ", sent " + print + " by Ann, ann@example.org, 203.0.113.0/24");
  CHECK(asked("{author: blocked}") ==
        "asks " + nobody +
            ", text of Ann, ann@example.org, https://x.org, 203.0.113.0/24: A text, " + kHtml);
  // An edit that keeps the words is not asked for as a duplicate of itself.
  pending.replaced = "a TEXT";
  CHECK(asked("{duplicate: {within: 1h}}") == "asks " + nobody);
  pending.replaced = "a test";
  CHECK(asked("{duplicate: {within: 1h}}") ==
        "asks " + nobody + ", sent " + print + " by Ann, ann@example.org, 203.0.113.0/24");
}

TEST_CASE("the verdict depends on the form, on insisting and on the time") {
  const usecases::CurrentPolicy policy = current(R"(
  - {id: robot, when: {form: honeypot}, outcome: hold}
  - {id: short, when: {words: {fewer_than: 3}}, outcome: nudge, message: m}
  - {id: old, when: {thread: {older_than: 1h}}, outcome: hold, message: m}
)");
  const auto rules = [&](const usecases::PendingComment& pending,
                         const domain::Circumstances& known) {
    usecases::CommentJudge judge(policy, pending);
    const policy::Verdict verdict = judge.verdict(known);
    std::string text(policy::name(verdict.outcome));
    for (const domain::Reason& reason : verdict.reasons)
      text += " " + reason.rule + " of " + reason.policy;
    return text;
  };
  usecases::PendingComment pending = kWritten;
  CHECK(rules(pending, {}) == "nudge short of hash");
  pending.insist = policy::Insistence::yes;
  const std::string insisted = rules(pending, {});
  CHECK(insisted.starts_with("hold"));
  pending.form.honeypot = policy::Honeypot::filled;
  CHECK(rules(pending, {}) != insisted);
  CHECK(rules(pending, {}).find("robot of hash") != std::string::npos);
  domain::Circumstances known;
  known.thread_since = base::Time(std::chrono::hours(1));
  pending.now = base::Time(std::chrono::hours(2));
  CHECK(rules(pending, known).find(" old ") == std::string::npos);
  pending.now += std::chrono::milliseconds(1);
  CHECK(rules(pending, known).find(" old of hash") != std::string::npos);
}

TEST_CASE("circumstances that become known are used, and those of others stay hidden") {
  const usecases::CurrentPolicy policy =
      current("  - {id: r, when: {duplicate: {within: 1h}}, outcome: reject, message: m}\n");
  usecases::PendingComment pending = kWritten;
  pending.now = base::Time(std::chrono::hours(2));
  const base::Result<domain::Circumstances> silent = base::Fault{base::Code::unavailable, "m"};
  usecases::CommentJudge judge(policy, pending);
  CHECK(judge.verdict(silent).outcome == policy::Outcome::hold);
  domain::Circumstances known;
  CHECK(judge.verdict(known).outcome == policy::Outcome::publish);
  known.sent_before = pending.now;
  CHECK(judge.verdict(known).outcome == policy::Outcome::reject);
  known = {};
  known.sent_by_another = pending.now;
  CHECK(judge.verdict(known).outcome == policy::Outcome::hold);
  usecases::CommentJudge of_preview(policy, pending, policy::RuleSet::everyone);
  CHECK(of_preview.verdict(known).outcome == policy::Outcome::publish);
}

TEST_CASE("texts have one fingerprint when their words are the same") {
  CHECK(usecases::fingerprint("Hello,  World!") == usecases::fingerprint("hello world"));
  CHECK(usecases::fingerprint("hello world") != usecases::fingerprint("helloworld"));
  CHECK(usecases::fingerprint(" ?!").empty());
  CHECK(usecases::fingerprint("").empty());
  // Stored comments are found by it, so it stays the same.
  CHECK(usecases::fingerprint("Hello,  World!") == "A6zHHvMpRw33YStF");
}
