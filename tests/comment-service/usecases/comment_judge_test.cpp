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

TEST_CASE("texts have one fingerprint when their words are the same") {
  CHECK(usecases::fingerprint("Hello,  World!") == usecases::fingerprint("hello world"));
  CHECK(usecases::fingerprint("hello world") != usecases::fingerprint("helloworld"));
  CHECK(usecases::fingerprint(" ?!").empty());
  CHECK(usecases::fingerprint("").empty());
  // Stored comments are found by it, so it stays the same.
  CHECK(usecases::fingerprint("Hello,  World!") == "A6zHHvMpRw33YStF");
}
