// Combining rules: strength, default, insisting, and the reasons for readers.
#include "policy/judged.h"

using policy::Outcome;
using support::judged;
using support::parsed;

namespace {

std::string ids(const std::vector<domain::Reason>& reasons) {
  std::string list;
  for (const domain::Reason& reason : reasons) list += reason.rule + " ";
  return list;
}

// One rule for each outcome; its own name triggers it.
policy::Policy four(const std::string& otherwise) {
  std::string text = "policy: {default: " + otherwise + "}\nrules:\n";
  for (const char* outcome : {"publish", "nudge", "hold", "reject"}) {
    text += std::string("  - {id: ") + outcome + ", when: {contains: [" + outcome +
            "]}, outcome: " + outcome + ", audience: public, message: m}\n";
  }
  return parsed(text);
}

// All reasons: their rule, message, field, value and policy's reader.
std::string whole(const policy::Verdict& verdict) {
  std::string text = std::string(policy::name(verdict.outcome)) + "\n";
  for (const domain::Reason& reason : verdict.reasons) {
    text += reason.rule + "|" + reason.message + "|" + reason.field + "|" + reason.evidence.actual +
            (reason.audience == domain::Audience::everyone ? "\n" : "|secret\n");
  }
  return text;
}

}  // namespace

TEST_CASE("all rules run, and the strongest that is hit wins") {
  const policy::Policy policy = four("publish");
  const auto verdict = judged(policy, {"hold nudge reject publish", "n"});
  CHECK(verdict.outcome == Outcome::reject);
  CHECK(ids(verdict.reasons) == "publish nudge hold reject ");
  CHECK(judged(policy, {"nudge hold", "n"}).outcome == Outcome::hold);
  CHECK(judged(policy, {"nudge publish", "n"}).outcome == Outcome::nudge);
  CHECK(judged(policy, {"none", "n"}).outcome == Outcome::publish);
  CHECK(judged(policy, {"none", "n"}).reasons.empty());
}

TEST_CASE("the default is for comments that no rule is about") {
  const policy::Policy policy = four("hold");
  CHECK(judged(policy, {"none", "n"}).outcome == Outcome::hold);
  CHECK(ids(judged(policy, {"none", "n"}).reasons) == "default ");
  CHECK(judged(policy, {"publish", "n"}).outcome == Outcome::publish);
  CHECK(judged(policy, {"nudge", "n"}).outcome == Outcome::nudge);
}

TEST_CASE("a nudge that is insisted on holds, and says the same") {
  policy::Occasion insisting;
  insisting.insist = policy::Insistence::yes;
  const auto verdict = judged(four("publish"), {"nudge", "n"}, insisting);
  CHECK(verdict.outcome == Outcome::hold);
  CHECK(ids(verdict.reasons) == "nudge ");
  CHECK(judged(four("publish"), {"none", "n"}, insisting).outcome == Outcome::publish);
  CHECK(judged(four("publish"), {"reject", "n"}, insisting).outcome == Outcome::reject);
}

TEST_CASE("to readers, a hit of a moderators' rule looks like the default") {
  const policy::Policy policy = parsed(
      "policy: {default: publish}\n"
      "rules:\n  - {id: secret, when: {contains: [casino]}, outcome: hold}\n");
  const auto verdict = judged(policy, {"a casino", "n"});
  CHECK(ids(verdict.reasons) == "secret default ");
  CHECK(verdict.reasons.front().message == "contains casino");
  CHECK(ids(policy::reasons_for_readers(verdict.reasons)) == "default ");
}

TEST_CASE("lists of words, and rules about author and form, are not told by default") {
  const policy::Policy policy = parsed(R"(
rules:
  - {id: a, when: {contains: [x]}, outcome: hold}
  - {id: b, when: {any: [{words: {fewer_than: 9}}, {author: first_comment}]}, outcome: hold}
  - {id: c, when: {not: {form: no_token}}, outcome: hold}
  - {id: d, when: {words: {fewer_than: 9}}, outcome: hold, message: m}
  - {id: e, when: {phrase_only: [x]}, outcome: hold, message: m}
  - {id: f, when: {contains: [x]}, outcome: hold, audience: public, message: m}
)");
  const auto verdict = judged(policy, {"x", "n"});
  CHECK(ids(policy::reasons_for_readers(verdict.reasons)) == "d e f ");
}

TEST_CASE("an unknown rule holds the comment and never publishes it") {
  const policy::Policy policy = parsed(R"(
policy: {default: publish}
rules:
  - {id: twice, when: {duplicate: {within: 1h}}, outcome: reject, message: m}
)");
  policy::Occasion blind;
  blind.unknown = {policy::Input::duplicates};
  const auto verdict = judged(policy, {"x", "n"}, blind);
  CHECK(verdict.outcome == Outcome::hold);
  CHECK(ids(verdict.reasons) == "twice default ");
  CHECK(ids(policy::reasons_for_readers(verdict.reasons)) == "default ");
}

TEST_CASE("an unknown rule does not hide the rules behind it") {
  const policy::Policy policy = parsed(R"(
policy: {default: publish, message: "Wait."}
rules:
  - {id: twice, when: {duplicate: {within: 1h}}, outcome: reject, message: twice}
  - {id: spam, when: {contains: [casino]}, outcome: reject}
  - {id: short, when: {words: {fewer_than: 3}}, outcome: hold, message: "Brief ({actual})."}
)");
  policy::Occasion blind;
  blind.unknown = {policy::Input::duplicates};
  const std::string unknown = "twice|This rule could not be checked.|||secret\n";
  CHECK(whole(judged(policy, {"casino", "n"}, blind)) ==
        "reject\n" + unknown +
            "spam|contains casino|body|casino|secret\nshort|Brief (1).|body|1\n");
  CHECK(whole(judged(policy, {"a b", "n"}, blind)) ==
        "hold\n" + unknown + "short|Brief (2).|body|2\n");
  CHECK(whole(judged(policy, {"a b c", "n"}, blind)) == "hold\n" + unknown + "default|Wait.||\n");
  CHECK(whole(judged(policy, {"a b c", "n"})) == "publish\n");
}

TEST_CASE("a comment that is held for a secret reason alone has the default reason, too") {
  const policy::Policy policy = parsed(R"(
policy: {default: publish, message: "Wait."}
rules:
  - {id: good, when: {words: {more_than: 1}}, outcome: publish, audience: public, message: good}
  - {id: secret, when: {contains: [casino]}, outcome: hold}
  - {id: told, when: {contains: [pills]}, outcome: hold, audience: public, message: told}
)");
  const std::string good = "good|good|body|2\n";
  const std::string secret = "secret|contains casino|body|casino|secret\n";
  CHECK(whole(judged(policy, {"casino", "n"})) == "hold\n" + secret + "default|Wait.||\n");
  CHECK(whole(judged(policy, {"a casino", "n"})) == "hold\n" + good + secret + "default|Wait.||\n");
  CHECK(whole(judged(policy, {"pills casino", "n"})) ==
        "hold\n" + good + secret + "told|told|body|pills\n");
  CHECK(whole(judged(policy, {"a b", "n"})) == "publish\n" + good);
}

TEST_CASE("the form is told the public rules that can stop or hold a comment") {
  const auto told = [](const std::string& text) {
    std::string lines;
    for (const policy::PublicRule& rule : parsed(text).public_rules())
      lines += rule.rule + "|" + rule.message + "|" + rule.text + "\n";
    return lines;
  };
  const std::string rules = R"(
rules:
  - {id: a, when: {name: blank}, outcome: reject, message: "Name?"}
  - {id: b, when: {any: [{name: blank}, {body: blank}]}, outcome: reject, message: "Which?"}
  - {id: c, when: {any: [{name: blank}, {words: {fewer_than: 2}}]}, outcome: nudge, message: "More."}
  - {id: d, when: {not: {website: blank}}, outcome: hold, message: "No site (found {actual})."}
  - {id: e, when: {links: {more_than: 1}}, outcome: hold, message: "{actual} links", text: "One link."}
  - {id: f, when: {contains: [x]}, outcome: hold, message: secret}
  - {id: g, when: {words: {more_than: 1}}, outcome: publish, audience: public, message: good}
)";
  const std::string expected =
      "a|Name?|\nb|Which?|\nc|More.|More.\nd|No site.|No site.\ne|{actual} links|One link.\n";
  CHECK(told("policy: {default: publish}" + rules) == expected);
  CHECK(told("policy: {default: hold, message: \"Wait.\"}" + rules) ==
        expected + "default|Wait.|Wait.\n");
  CHECK(told(rules) == expected +
                           "default|A moderator reads every comment before it appears.|A "
                           "moderator reads every comment before it appears.\n");
}
