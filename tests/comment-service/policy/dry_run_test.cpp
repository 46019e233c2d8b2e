#include "policy/dry_run.h"

#include "base/text.h"
#include "policy/judged.h"

using policy::Outcome;
using support::parsed;

namespace {

const std::string kRules = R"(
policy: {default: publish}
rules:
  - {id: spam, when: {contains: [casino]}, outcome: reject}
  - {id: trap, when: {form: honeypot}, outcome: hold}
)";

struct Run {
  explicit Run(const std::string& text) : policy(parsed(text)), run(policy) {}

  void add(const std::string& id, const std::string& body, Outcome then,
           policy::HumanDecision decided = {}) {
    domain::Comment comment;
    comment.id = id;
    comment.thread = "/a/";
    comment.body = body;
    comment.name = "Ann";
    comment.html = markup::comment_html(body);
    policy::Occasion occasion;
    occasion.unknown = {policy::Input::form};
    run.add({comment, occasion, then, decided});
  }

  policy::Policy policy;
  policy::DryRun run;
};

}  // namespace

TEST_CASE("a dry run counts old outcomes, new outcomes and human decisions") {
  Run run(kRules);
  run.add("1", "a casino", Outcome::hold, domain::Status::published);
  run.add("2", "my casino", Outcome::hold, domain::Status::spam);
  run.add("3", "hello", Outcome::hold);
  run.add("4", "hello", Outcome::publish);
  const policy::DryRunReport report = run.run.take();
  CHECK(report.comments == 4);
  CHECK(report.table.at({Outcome::hold, Outcome::reject, domain::Status::published}) == 1);
  CHECK(report.table.at({Outcome::hold, Outcome::publish, std::nullopt}) == 1);
  CHECK(report.table.at({Outcome::publish, Outcome::publish, std::nullopt}) == 1);
  REQUIRE(report.rules.size() == 2);
  CHECK(report.rules[0].hits == 2);
  CHECK(report.rules[0].overturned == 1);
  CHECK(report.rules[0].not_replayable == 0);
  CHECK(report.rules[1].hits == 0);
  CHECK(report.rules[1].not_replayable == 4);
  REQUIRE(report.flips.size() == 3);
  CHECK(report.flips[0].comment == "1");
  CHECK(report.flips[0].rules == std::vector<std::string>{"spam"});
  CHECK(report.flips[2].rules.empty());
}

TEST_CASE("a rule that publishes is overturned where a person took the comment away") {
  Run run("rules:\n  - {id: ok, when: {words: {more_than: 1}}, outcome: publish, message: m}\n");
  run.add("1", "two words", Outcome::publish, domain::Status::spam);
  run.add("2", "two words", Outcome::publish, domain::Status::published);
  run.add("3", "two words", Outcome::publish, domain::Status::rejected);
  run.add("4", "two words", Outcome::publish);
  CHECK(run.run.take().rules.front().overturned == 2);
}

TEST_CASE("a rule that cannot be replayed does not hide the rules behind it") {
  Run run(R"(
policy: {default: publish}
rules:
  - {id: trap, when: {form: honeypot}, outcome: hold}
  - {id: spam, when: {contains: [casino]}, outcome: reject}
)");
  run.add("1", "casino", Outcome::hold);
  const policy::DryRunReport report = run.run.take();
  CHECK(report.rules[0].not_replayable == 1);
  CHECK(report.rules[0].hits == 0);
  CHECK(report.rules[1].hits == 1);
  CHECK(report.flips.front().rules == std::vector<std::string>{"spam"});
}

TEST_CASE("an excerpt is one line and ends between characters") {
  Run run(kRules);
  std::string body = "casino\n";
  while (body.size() < 200) body += "ü";
  run.add("1", body, Outcome::hold);
  const std::string excerpt = run.run.take().flips.front().excerpt;
  CHECK(excerpt.starts_with("casino ü"));
  CHECK(excerpt.ends_with("ü…"));
  CHECK(base::is_valid_utf8(excerpt));
  CHECK(excerpt.size() < 80);
}

TEST_CASE("an excerpt has the beginning of the text, without line breaks and tabs") {
  Run run(kRules);
  run.add("1", "casino\ta\r\nb", Outcome::hold);
  run.add("2", "casino " + std::string(65, 'x'), Outcome::hold);
  run.add("3", "casino " + std::string(66, 'x'), Outcome::hold);
  const policy::DryRunReport report = run.run.take();
  CHECK(report.flips[0].excerpt == "casino a  b");
  CHECK(report.flips[1].excerpt == "casino " + std::string(65, 'x'));
  CHECK(report.flips[2].excerpt == "casino " + std::string(65, 'x') + "…");
}
