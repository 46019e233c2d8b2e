#include "commands/policy_report.h"

#include "policy/judged.h"

using domain::Status;
using policy::Outcome;

TEST_CASE("a dry run is three tables: all outcomes, the rules, and what would change") {
  policy::DryRunReport report;
  report.comments = 1234;
  report.table = {{{Outcome::publish, Outcome::publish, Status::published}, 1200},
                  {{Outcome::publish, Outcome::hold, std::nullopt}, 33},
                  {{Outcome::hold, Outcome::reject, Status::spam}, 1}};
  report.rules = {{"brief", 33, 2, 0}, {"a-long-name", 1, 0, 1234}};
  report.flips = {{"c1", "/a/", Outcome::publish, Outcome::hold, {}, {"brief"}, "Good\x1B"},
                  {"comment-2",
                   "/b/c/",
                   Outcome::hold,
                   Outcome::reject,
                   Status::spam,
                   {"brief", "a-long-name"},
                   "casino"},
                  {"c3", "/", Outcome::hold, Outcome::publish, Status::withdrawn, {}, ""}};
  CHECK(commands::report_of(report) ==
        "1234 comments replayed, 3 would fare otherwise\n"
        "\n"
        "  then     now      decided    comments\n"
        "  publish  publish  published      1200\n"
        "  publish  hold     -                33\n"
        "  hold     reject   spam              1\n"
        "\n"
        "  rule         hits  overturned  not replayable\n"
        "  brief          33           2               0\n"
        "  a-long-name     1           0            1234\n"
        "\n"
        "  comment    thread  then     now      decided    rules               text\n"
        "  c1         /a/     publish  hold     -          brief               Good<U+001B>\n"
        "  comment-2  /b/c/   hold     reject   spam       brief, a-long-name  casino\n"
        "  c3         /       hold     publish  withdrawn  default\n");
}

TEST_CASE("a text that is a number stands to the left, like other texts") {
  policy::DryRunReport report;
  report.flips = {{"c1", "/a/", Outcome::publish, Outcome::hold, {}, {"brief"}, "Good post"},
                  {"c2", "/a/", Outcome::publish, Outcome::hold, {}, {"7"}, "42"}};
  CHECK(commands::report_of(report) ==
        "0 comments replayed, 2 would fare otherwise\n\n\n"
        "  comment  thread  then     now   decided  rules  text\n"
        "  c1       /a/     publish  hold  -        brief  Good post\n"
        "  c2       /a/     publish  hold  -        7      42\n");
}

TEST_CASE("a dry run without comments, rules or changes prints no empty tables") {
  policy::DryRunReport report;
  CHECK(commands::report_of(report) == "0 comments replayed, 0 would fare otherwise\n\n");
  report.rules = {{"r", 0, 0, 0}};
  CHECK(commands::report_of(report) ==
        "0 comments replayed, 0 would fare otherwise\n\n"
        "  rule  hits  overturned  not replayable\n"
        "  r        0           0               0\n");
  report = {};
  report.comments = 1;
  report.table = {{{Outcome::nudge, Outcome::nudge, std::nullopt}, 1}};
  CHECK(commands::report_of(report) ==
        "1 comments replayed, 0 would fare otherwise\n\n"
        "  then   now    decided  comments\n"
        "  nudge  nudge  -               1\n\n");
}

TEST_CASE("an explanation has every condition with its finding, and the stored reasons") {
  const policy::Policy rules = support::parsed(R"(
policy: {default: publish}
rules:
  - {id: one, when: {words: {fewer_than: 3}}, outcome: nudge, message: m}
  - id: two
    when: {any: [{contains: ["casino", "a"]}, {all: [{form: honeypot}, {not: {name: blank}}]}]}
    outcome: hold
)");
  domain::Comment comment;
  comment.id = "c1";
  comment.thread = "/a/";
  comment.status = Status::spam;
  comment.name = "Ann";
  comment.body = "casino\u202E";
  comment.html = markup::comment_html(comment.body);
  policy::Occasion occasion;
  occasion.unknown = {policy::Input::form};
  const policy::PastComment past{comment, occasion};
  const std::string expected =
      "c1 in /a/: spam; by these rules hold\n"
      "\n"
      "one (nudge)\n"
      "  words fewer than 3: met (1)\n"
      "two (hold)\n"
      "  any: met\n"
      "    contains casino, a: met (casino<U+202E>)\n"
      "    all: not replayable\n"
      "      form honeypot: not replayable\n"
      "      not: met\n"
      "        name blank: not met\n";
  CHECK(commands::explanation_of(past, rules, {}) == expected);
  CHECK(
      commands::explanation_of(past, rules,
                               {{"old", "It was \x1B.", "", {}, domain::Audience::everyone, "abc"},
                                {"default", "Wait."}}) ==
      expected + "\nstored with it\n  old: It was <U+001B>. (policy abc)\n  default: Wait.\n");
}
