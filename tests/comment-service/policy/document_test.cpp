// Policy files: their values and their error messages.
#include "policy/judged.h"
#include "policy/test_runner.h"

namespace {

// All errors of the file, one line each.
std::string mistakes(const std::string& text) {
  std::vector<base::Diagnostic> errors;
  const bool parsed = policy::parse({"policy.yaml", text}, errors).has_value();
  CHECK(parsed == errors.empty());
  std::string list;
  for (const base::Diagnostic& error : errors) list += base::one_line(error) + "\n";
  return list;
}

std::string rule(const std::string& rest) { return "rules:\n  - {id: r, " + rest + "}\n"; }

const std::string kExample = R"(
policy:
  default: publish
lists:
  praise: ["good post", "great post", "nice article", "thanks for sharing"]
  spam-words: ["casino"]
rules:
  - id: comment-required
    when: {body: blank}
    outcome: reject
    message: "Please enter your comment!"
  - id: name-required
    when: {name: blank}
    outcome: reject
    message: "Please enter your name here"
  - id: max-one-link
    when: {links: {more_than: 1}}
    outcome: reject
    message: "At most one link to an educational blog post or article (found {actual})."
  - id: link-is-read-first
    when: {links: {more_than: 0}}
    outcome: hold
    message: "An editor looks at every link first."
  - id: no-brief-praise
    when: {any: [{phrase_only: praise}, {words: {fewer_than: 4}}]}
    outcome: nudge
    message: "We do not publish brief comments like 'good post'. Say what you think, and why."
  - id: known-spam
    when: {contains: spam-words}
    outcome: hold
    audience: moderators
tests:
  - {body: "Good post!", expect: nudge, rules: [no-brief-praise]}
  - {body: "I disagree with the third point, because churn fell.", expect: publish}
)";

}  // namespace

TEST_CASE("the example of the manual is read, and its tests pass") {
  const policy::Policy policy = support::parsed(kExample);
  CHECK(policy.rules().size() == 6);
  CHECK(policy::failed_tests(policy).empty());
  const auto reason = support::judged(policy, {"http://a.org http://b.org x y", "n"}).reasons;
  CHECK(reason.front().message ==
        "At most one link to an educational blog post or article (found 2).");
}

TEST_CASE("a failed test names its line and the actual outcome") {
  const policy::Policy policy = support::parsed(
      kExample +
      "  - {body: \"Good post!\", expect: hold}\n"
      "  - {body: \"Good post!\", expect: nudge, rules: []}\n"
      "  - {body: \"Good post!\", insist: true, expect: hold, rules: [no-brief-praise]}\n"
      "  - {body: \"a b c d\", form: honeypot, name: \"\", expect: publish}\n");
  const auto failures = policy::failed_tests(policy);
  REQUIRE(failures.size() == 3);
  CHECK(failures[0].line == 35);
  CHECK(failures[0].message == "expected hold, got nudge by no-brief-praise");
  CHECK(failures[1].message == "expected nudge by no rule, got nudge by no-brief-praise");
  CHECK(failures[2].message == "expected publish, got reject by name-required");
}

TEST_CASE("the text under the form is that of the public rules, without what is measured") {
  const auto rules = support::parsed(kExample).public_rules();
  REQUIRE(rules.size() == 5);
  CHECK(rules[0].rule == "comment-required");
  CHECK(rules[0].text.empty());
  CHECK(rules[2].text == "At most one link to an educational blog post or article.");
  CHECK(rules[4].rule == "no-brief-praise");
}

TEST_CASE("the built-in policy is a file with tests like any other") {
  const policy::Policy policy = policy::built_in();
  CHECK(policy.tests().size() == 3);
  CHECK(policy::failed_tests(policy).empty());
  CHECK(policy.public_rules().back().text == "A moderator reads every comment before it appears.");
}

TEST_CASE("a typo is named at its place, with the nearest name") {
  CHECK(mistakes("ruels: []\n") == "1:1: unknown key \"ruels\"; did you mean \"rules\"?\n");
  CHECK(mistakes("rules:\n  - id: r\n    wehn: {body: blank}\n    outcome: hold\n") ==
        "3:5: unknown key \"wehn\"; did you mean \"when\"?\n");
  CHECK(mistakes(rule("when: {wrods: {fewer_than: 4}}, outcome: hold, message: m")) ==
        "2:20: unknown condition \"wrods\"; did you mean \"words\"?\n");
  CHECK(mistakes(rule("when: {words: {fewer: 4}}, outcome: hold, message: m"))
            .find("2:28: unknown key \"fewer\"; ") == 0);
  CHECK(mistakes(rule("when: {body: blank}, outcome: rejct, message: m"))
            .find("unknown outcome \"rejct\"; did you mean \"reject\"?") != std::string::npos);
  CHECK(mistakes("lists: {spam: [x]}\n" + rule("when: {contains: spma}, outcome: hold")) ==
        "3:30: unknown list \"spma\"; did you mean \"spam\"?\n");
  CHECK(mistakes(rule("when: {form: honeypt}, outcome: hold"))
            .find("unknown value of \"form\" \"honeypt\"; did you mean \"honeypot\"?") !=
        std::string::npos);
  CHECK(mistakes("policy: {default: publsh}\n")
            .find("unknown default \"publsh\"; did you mean \"publish\"?") != std::string::npos);
}

TEST_CASE("all mistakes of a file are told at once") {
  const std::string all = mistakes(
      "rules:\n"
      "  - {id: A B, when: {body: blnk}, outcome: hold}\n"
      "  - {id: b, outcome: hold}\n"
      "  - {id: c, when: {}, outcome: hold}\n"
      "tests:\n"
      "  - {body: x}\n"
      "  - {body: x, expect: held, rules: [z]}\n");
  for (const char* part :
       {"2:10:", "2:28:", "3:5: this rule has no \"when\"", "4:19: a condition is missing",
        "6:5: this test has no \"expect\"", "7:23:", "7:37:"}) {
    CHECK_MESSAGE(all.find(part) != std::string::npos, part, "\n", all);
  }
}

TEST_CASE("settings that make no sense are refused") {
  for (const auto& [text, expected] : std::vector<std::pair<std::string, std::string>>{
           {rule("when: {body: blank}, outcome: hold"), "has no \"message\""},
           {rule("when: {contains: [x]}, outcome: nudge, message: m"), "cannot be followed"},
           {rule("when: {body: blank}, outcome: hold, message: \"{acutal}\""),
            "unknown placeholder {acutal}; did you mean {actual}?"},
           {rule("when: {links: {more_than: 1}}, outcome: hold, message: \"{actual} links\""),
            "under the form nothing is measured yet"},
           {rule("when: {words: {fewer_than: -1}}, outcome: hold, message: m"),
            "must be a whole number"},
           {rule("when: {words: {fewer_than: 99999999999999999999}}, outcome: hold, message: m"),
            "must be a whole number"},
           {rule("when: {duplicate: {within: soon}}, outcome: hold, message: m"),
            "write one like 5s, 10m, 24h or 30d"},
           {rule("when: {links: {denied: [\"http://a.org\"]}}, outcome: hold, message: m"),
            "is no domain"},
           {rule("when: {any: []}, outcome: hold, message: m"), "must be a list of conditions"},
           {rule("when: {any: {body: blank}}, outcome: hold, message: m"),
            "must be a list of conditions, not a map"},
           {rule("when: {not: [x]}, outcome: hold, message: m"), "a condition must be a map"},
           {"rules:\n  - {id: default, when: {body: blank}, outcome: hold, message: m}\n",
            "give the rule another id"},
           {"rules:\n  - {id: r, when: {body: blank}, outcome: hold, message: m}\n"
            "  - {id: r, when: {body: blank}, outcome: hold, message: m}\n",
            "another rule has the id \"r\""},
           {"[]", "a policy must be a map, not a list"},
           {"", "a policy must be a map, not nothing"},
           {"rules: {}\n", "\"rules\" must be a list, not a map"},
           {"lists: {a: x}\n", "a list must be written as one"}}) {
    CHECK_MESSAGE(mistakes(text).find(expected) != std::string::npos, text, "\n", mistakes(text));
  }
}

TEST_CASE("each mistake is named at its own place, with a way out") {
  for (
      const auto& [text, expected] : std::vector<std::pair<std::string, std::string>>{
          {"policy: {default: hold, message: [x]}\n",
           "1:34: \"message\" must be a text, not a list\n"},
          {"lists: [x]\n", "1:8: \"lists\" must be a map of lists, not a list\n"},
          {"lists: {a: [x, {b: c}]}\n", "1:16: an item of a list must be a text, not a map\n"},
          {"rules: [x]\n", "1:9: a rule must be a map, not a text\n"},
          {rule("when: {contains: {a: b}}, outcome: hold"),
           "2:30: this must be a list or the name of one, not a map\n"},
          {rule("when: {contains: [" + std::string(201, 'x') + "]}, outcome: hold"),
           "2:31: a phrase has at most 200 bytes\n"},
          {rule("when: {links: {allowed: [a.org], denied: [b.org]}}, outcome: hold, message: m"),
           "2:27: these keys exclude each other; write one condition for each, joined with "
           "\"all\" or \"any\"\n"},
          {rule("when: {links: {share_more_than: 5, more_than: 1}}, outcome: hold, message: m"),
           "2:27: these keys exclude each other; write one condition for each, joined with "
           "\"all\" or \"any\"\n"},
          {rule("when: {colour: red}, outcome: hold, message: m"),
           "2:20: unknown condition \"colour\"; known are body, name, email, website, characters, "
           "words, links, phrase_only, contains, duplicate, form, author, thread, all, any, not\n"},
          {rule("when: {form: red}, outcome: hold"),
           "2:26: unknown value of \"form\" \"red\"; known are honeypot, no_token, stale_token\n"},
          {rule("when: {author: red}, outcome: hold"),
           "2:28: unknown value of \"author\" \"red\"; known are first_comment, reserved_name, "
           "blocked\n"},
          {"lists: {a: [x], b: [y]}\n" + rule("when: {contains: other}, outcome: hold"),
           "3:30: unknown list \"other\"; known are a, b\n"},
          {rule("when: {links: [x]}, outcome: hold, message: m"),
           "2:27: \"links\" must be a map, not a list\n"},
          {rule("when: {links: {more: 1}}, outcome: hold, message: m"),
           "2:28: unknown key \"more\"; known are more_than, fewer_than, allowed, denied, "
           "share_more_than\n"},
          {rule("when: {words: [x]}, outcome: hold, message: m"),
           "2:27: \"words\" must be a map, not a list\n"},
          {rule("when: {words: {more: 1}}, outcome: hold, message: m"),
           "2:28: unknown key \"more\"; known are fewer_than, more_than\n"},
          {rule("when: {form: [x]}, outcome: hold, message: m"),
           "2:26: \"form\" must be a map, not a list\n"},
          {rule("when: {author: [x]}, outcome: hold, message: m"),
           "2:28: \"author\" must be a map, not a list\n"},
          {rule("when: {thread: [x]}, outcome: hold, message: m"),
           "2:28: \"thread\" must be a map, not a list\n"},
          {rule("when: {duplicate: true}, outcome: hold, message: m"),
           "2:31: \"duplicate\" must be a map, not a text\n"},
          {rule("when: {words: {more_than: x}, body: blank}, outcome: hold, message: m"),
           "2:39: \"more_than\" must be a whole number, 0 or more\n"},
          {rule("when: {all: [{words: {more_than: x}}, {body: blank}]}, outcome: hold, message: m"),
           "2:46: \"more_than\" must be a whole number, 0 or more\n"},
          {rule("when: {not: {words: {more_than: x}}}, outcome: hold, message: m"),
           "2:45: \"more_than\" must be a whole number, 0 or more\n"},
          {rule("when: [x], outcome: hold, message: m"),
           "2:19: a condition must be a map like {words: {fewer_than: 4}}, not a list\n"},
          {rule("when: {links: {}}, outcome: hold, message: m"),
           "2:27: a limit is missing; write {links: {more_than: 1}}\n"},
          {rule("when: {links: {more_than: x}}, outcome: hold, message: m"),
           "2:39: \"more_than\" must be a whole number, 0 or more\n"},
          {rule("when: {words: {}}, outcome: hold, message: m"),
           "2:27: a limit is missing; write {words: {fewer_than: 4}}\n"},
          {rule("when: {words: {more_than: x}}, outcome: hold, message: m"),
           "2:39: \"more_than\" must be a whole number, 0 or more\n"},
          {rule("when: {body: [blank]}, outcome: hold, message: m"),
           "2:26: \"body\" must be a text, not a list\n"},
          {rule("when: {body: empty}, outcome: hold, message: m"),
           "2:26: a field can only be \"blank\"; write {body: blank}\n"},
          {rule("when: {duplicate: {}}, outcome: hold, message: m"),
           "2:31: \"within\" is missing\n"},
          {rule("when: {form: {faster_than: 5}}, outcome: hold, message: m"),
           "2:40: this is not a duration; write one like 5s, 10m, 24h or 30d\n"},
          {rule("when: {form: {faster: 5s}}, outcome: hold, message: m"),
           "2:27: unknown key \"faster\"; known are faster_than\n"},
          {rule("when: {author: {named: bob}}, outcome: hold, message: m"),
           "2:36: unknown list \"bob\"\n"},
          {rule("when: {thread: {older_than: {}}}, outcome: hold, message: m"),
           "2:41: this is not a duration; write one like 5s, 10m, 24h or 30d\n"},
          {rule("when: {body: blank}, outcome: hold, audience: all, message: m"),
           "2:59: unknown audience \"all\"; known are public, moderators\n"},
          {rule("when: {contains: [x]}, outcome: nudge, audience: moderators, message: m"),
           "2:62: a nudge that readers are not told cannot be followed; write audience: public, "
           "or another outcome\n"},
          {"rules:\n  - {when: {body: blank}, outcome: hold, message: m}\n",
           "2:5: this rule has no \"id\"\n"},
          {"rules:\n  - {id: r, when: {body: blank}, message: m}\n",
           "2:5: this rule has no \"outcome\"\n"},
          {"rules:\n  - {id: " + std::string(65, 'a') +
               ", when: {body: blank}, outcome: hold, message: m}\n",
           "2:10: an id has small letters, digits, \"-\" and \"_\", at most 64\n"},
          {rule("when: {body: blank}, outcome: hold, message: m") + "tests: {}\n",
           "3:8: \"tests\" must be a list, not a map\n"},
          {rule("when: {body: blank}, outcome: hold, message: m") +
               "tests:\n  - {body: x, expect: hold, rules: r}\n",
           "4:36: \"rules\" must be a list of ids, not a text\n"},
          {rule("when: {body: blank}, outcome: hold, message: m") +
               "tests:\n  - {body: [x], name: n, expect: soon, rules: [s, r, t], form: red}\n"
               "  - x\n",
           "4:12: \"body\" must be a text, not a list\n"
           "4:34: unknown outcome \"soon\"; known are publish, nudge, hold, reject\n"
           "4:48: unknown rule \"s\"; known are r\n"
           "4:54: unknown rule \"t\"; known are r\n"
           "4:64: unknown value of \"form\" \"red\"; known are honeypot, no_token, stale_token\n"
           "5:5: a test must be a map, not a text\n"},
          {rule("when: {body: blank}, outcome: hold, message: m") +
               "tests:\n  - {body: x, expect: hold, insist: no}\n",
           "4:37: unknown value of \"insist\" \"no\"; known are true\n"},
          {rule("when: {body: blank}, outcome: hold, message: m") +
               "tests:\n  - {body: [x], expect: hold, subject: y}\n",
           "4:31: unknown key \"subject\"; known are body, name, email, website, expect, rules, "
           "insist, form, author, thread, duplicate\n"}}) {
    CHECK(mistakes(text) == expected);
  }
}

TEST_CASE("a test of a policy sees a text as readers do, and takes rules in any order") {
  CHECK(policy::failed_tests(support::parsed(R"yaml(
policy: {default: publish}
rules:
  - {id: link, when: {links: {more_than: 0}}, outcome: hold, audience: public, message: m}
  - {id: brief, when: {words: {fewer_than: 2}}, outcome: hold, message: m}
tests:
  - {body: "[x](http://a.org)", expect: hold, rules: [link, brief]}
  - {body: "[x](http://a.org)", expect: hold, rules: [brief, link]}
  - {body: "`http://a.org` is code", expect: publish, rules: []}
)yaml"))
            .empty());
}

TEST_CASE("the keys of a test stand in any order") {
  const auto failures = policy::failed_tests(support::parsed(R"(
policy: {default: publish}
rules:
  - {id: r, when: {author: blocked}, outcome: hold, audience: public, message: m}
tests:
  - {expect: hold, body: x, author: blocked, rules: [r]}
  - {author: blocked, body: x, expect: hold}
  - {rules: [r], author: blocked, expect: hold, body: x}
  - {expect: hold, body: x}
)"));
  REQUIRE(failures.size() == 1);
  CHECK(failures[0].line == 9);
}

TEST_CASE("a test of a policy can set every circumstance") {
  for (const char* condition :
       {"form: honeypot", "form: no_token", "form: stale_token", "author: first_comment",
        "author: blocked", "author: reserved_name", "thread: closed"}) {
    const std::string text = "policy: {default: publish}\nrules:\n  - {id: r, when: {" +
                             std::string(condition) +
                             "}, outcome: hold, audience: public, message: m}\ntests:\n"
                             "  - {body: x, name: n, expect: publish}\n"
                             "  - {body: x, name: n, " +
                             condition + ", expect: hold, rules: [r]}\n";
    CHECK_MESSAGE(policy::failed_tests(support::parsed(text)).empty(), text);
  }
  CHECK(policy::failed_tests(support::parsed(R"(
policy: {default: publish}
rules:
  - {id: r, when: {duplicate: {within: 1m}}, outcome: hold, message: m}
  - {id: mail, when: {email: blank}, outcome: hold, message: m}
  - {id: site, when: {not: {website: blank}}, outcome: hold, message: m}
tests:
  - {body: x, email: a@b.org, expect: publish}
  - {body: x, email: a@b.org, duplicate: true, expect: hold, rules: [r]}
  - {body: x, website: "https://a.org", expect: hold, rules: [mail, site]}
)"))
            .empty());
}

TEST_CASE("messages may hold braces that are no placeholder") {
  CHECK(mistakes(rule("when: {body: blank}, outcome: hold, message: \"use {} or { a }\"")).empty());
}

TEST_CASE("the author of a test is known, unless the test says otherwise") {
  const policy::Policy policy = support::parsed(R"(
policy: {default: publish}
rules:
  - {id: first, when: {author: first_comment}, outcome: hold}
tests:
  - {body: "Hello", expect: publish}
  - {body: "Hello", author: first_comment, expect: hold}
)");
  CHECK(policy::failed_tests(policy).empty());
}
