// The forms of an explanation: for programs, for pipes and for terminals.
#include "commands/explanation.h"

#include <doctest/doctest.h>

#include <sstream>

namespace {

commands::Explanation sample() {
  commands::Explanation explanation;
  explanation.add("url", "/a/");
  explanation.add("title", "");
  explanation.add_list("status", {"draft", "future"});
  explanation.add_list("aliases", {});
  explanation.add_list("also makes", {"/a/rss.xml"});
  return explanation;
}

commands::Explanation with_uses() {
  using theme::ValueState;
  commands::Explanation explanation = sample();
  explanation.name_uses = {{"page.title", {.file = "page.mustache", .line = 2}},
                           {"page.content", {.file = "page.mustache", .line = 13}},
                           {"pages", {.file = "list.mustache"}}};
  explanation.name_uses[0].state = ValueState::present;
  explanation.name_uses[1].state = ValueState::empty;
  explanation.name_uses[2].state = ValueState::not_shown;
  return explanation;
}

std::string printed(const commands::Explanation& explanation, commands::Form form) {
  std::ostringstream out;
  std::ostringstream err;
  commands::print_explanation(explanation, {out, err, form});
  CHECK(err.str().empty());
  return out.str();
}

}  // namespace

TEST_CASE("an explanation in a pipe has a line for each value, with tabs between the fields") {
  const std::string facts = "url\t/a/\nstatus\tdraft\nstatus\tfuture\nalso makes\t/a/rss.xml\n";
  CHECK(printed(sample(), commands::Form::lines) == facts);
  CHECK(printed(with_uses(), commands::Form::lines) ==
        facts +
            "reads\tpage.title\tpage.mustache:2\tsomething\n"
            "reads\tpage.content\tpage.mustache:13\tnothing\n"
            "reads\tpages\tlist.mustache\tunasked\n");
}

TEST_CASE("an explanation on a terminal has columns, each name once, and then what is read") {
  const std::string facts =
      "url         /a/\nstatus      draft\n            future\nalso makes  /a/rss.xml\n";
  CHECK(printed(sample(), commands::Form::terminal) == facts);
  CHECK(printed(with_uses(), commands::Form::terminal) ==
        facts +
            "\nREADS         FINDS                     FIRST IN\n"
            "page.title                              page.mustache:2\n"
            "page.content  nothing                   page.mustache:13\n"
            "pages         (not asked on this page)  list.mustache\n");
}

TEST_CASE("an explanation as JSON has lists where there may be several values") {
  const std::string facts =
      R"({"url":"/a/","status":["draft","future"],"also makes":["/a/rss.xml"])";
  CHECK(printed(sample(), commands::Form::json) == facts + "}\n");
  CHECK(printed(with_uses(), commands::Form::json) ==
        facts + R"(,"reads":[{"name":"page.title","file":"page.mustache","line":2,)"
                R"("found":"something"},{"name":"page.content","file":"page.mustache","line":13,)"
                R"("found":"nothing"},{"name":"pages","file":"list.mustache","line":0,)"
                R"("found":"unasked"}]})"
                "\n");
}

TEST_CASE("a value stands in one line, whatever it holds") {
  commands::Explanation explanation;
  explanation.add("title", "a\tb\nc\x1F\x7F~ d");
  CHECK(printed(explanation, commands::Form::lines) == "title\ta b c  ~ d\n");
}
