#include <doctest/doctest.h>

#include "theme/small_theme.h"

using theme::complaints;

namespace {

bool says(const std::string& page, const std::string& text) {
  const std::string said = complaints({{"page", page}});
  const bool found = said.find(text) != std::string::npos;
  if (!found) MESSAGE(said);
  return found;
}

}  // namespace

TEST_CASE("an unknown name is an error with the nearest known one") {
  CHECK(complaints({{"page", "<h1>{{page.titel}}</h1>"}}) ==
        "themes/small/templates/page.mustache:1:12: error: \"page\" has no \"titel\" "
        "[unknown-template-name]\n"
        "  1 | <h1>{{page.titel}}</h1>\n"
        "    |            ^~~~~\n"
        "  hint: did you mean \"title\"?\n");
}

TEST_CASE("a name of the page without `page` gets the full name as a hint") {
  CHECK(says("{{reading_minutes}}", "did you mean \"page.reading_minutes\"?"));
  CHECK(says("{{base_path}}", "did you mean \"site.base_path\"?"));
}

TEST_CASE("a wrong name is found in a branch that no page renders") {
  CHECK(
      says("{{#page.is_not_found}}{{#pages}}{{#has_image}}{{imgae}}{{/has_image}}{{/pages}}"
           "{{/page.is_not_found}}",
           "hint: did you mean \"image\"?"));
  CHECK(says("{{^page.is_page}}{{nothing}}{{/page.is_page}}", "there is no \"nothing\" here"));
}

TEST_CASE("the names of list items are known only within the list's section") {
  CHECK(complaints({{"page", "{{#pages}}{{excerpt}} {{date.human}} {{page.title}}{{/pages}}"}}) ==
        "");
  CHECK(says("{{#pages}}{{/pages}}{{excerpt}}", "there is no \"excerpt\" here"));
  CHECK(says("{{^pages}}{{excerpt}}{{/pages}}", "there is no \"excerpt\" here"));
}

TEST_CASE("the first part of a name is searched outwards, the other parts are not") {
  // In a card, `section` is the card's own; the section of a card has no `date`.
  CHECK(says("{{#pages}}{{section.date}}{{/pages}}", "\"section\" has no \"date\""));
}

TEST_CASE("every name is allowed below params") {
  CHECK(complaints({{"page",
                     "{{page.params.a.b}} {{#site.params.links}}{{name}} {{#x}}{{.}}{{/x}}"
                     "{{/site.params.links}} {{#page.params}}{{anything}}{{/page.params}}"}}) ==
        "");
}

TEST_CASE("below params a name that begins with a known object is still checked") {
  CHECK(says("{{#site.params.wide}}{{page.titel}}{{/site.params.wide}}",
             "\"page\" has no \"titel\""));
}

TEST_CASE("{{.}} is an item of a list of texts") {
  CHECK(complaints({{"page", "{{#page.comments}}{{#policy}}{{.}}{{/policy}}{{/page.comments}}"}}) ==
        "");
  CHECK(says("{{#pages}}{{.}}{{/pages}}", "{{.}} is an item of a list of texts"));
}

TEST_CASE("printing a value that is not a text is an error") {
  CHECK(says("{{pages}}", "\"pages\" is no text and prints nothing"));
  CHECK(says("{{page.date}}", "\"page.date\" is no text and prints nothing"));
  CHECK(says("{{page.has_date}}", "\"page.has_date\" is true or false and prints nothing"));
}

// "" and "0" count as true in Mustache, so such a section would always be shown.
TEST_CASE("a section on a text is an error that names has_…") {
  CHECK(says("{{#page.description}}x{{/page.description}}", "hint: write page.has_description"));
  CHECK(says("{{#pages}}{{^image}}x{{/image}}{{/pages}}", "hint: write has_image"));
}

TEST_CASE("HTML that would show its tags, and text that would not be escaped, are warnings") {
  CHECK(says("{{page.content}}", "warning: \"page.content\" is HTML"));
  CHECK(says("{{{page.title}}}", "warning: \"page.title\" is plain text"));
  CHECK(says("{{&page.title}}", "warning: \"page.title\" is plain text"));
}

TEST_CASE("the fields of list items are available only in a section") {
  CHECK(says("{{pages.title}}", "hint: it is a list: write {{#pages}}…{{/pages}}"));
  CHECK(says("{{page.title.length}}", "hint: \"title\" has no parts"));
}

TEST_CASE("below params an author may use a name that cards have, too") {
  CHECK(complaints({{"page",
                     "{{#pages}}{{#page.params.books}}{{section.shelf}} {{#title}}{{.}}{{/title}}"
                     "{{/page.params.books}}{{/pages}}"}}) == "");
}

TEST_CASE("below params the name of an object alone may be the author's") {
  CHECK(complaints({{"page", "{{#site.params.wide}}{{page}} {{site}}{{/site.params.wide}}"}}) ==
        "");
}

TEST_CASE("every name after an unknown one, and after a function, is checked") {
  CHECK(says("{{nothing}}{{#page.has_date}}x{{/page.has_date}}{{page.titel}}",
             "\"page\" has no \"titel\""));
  CHECK(says("{{#json}}{{page.title}}{{/json}}{{page.titel}}", "1:40: error: \"page\" has no"));
}

TEST_CASE("the names that a function prints are checked as texts or dates") {
  CHECK(says("{{#json}}{{page.titel}}{{/json}}", "1:17: error: \"page\" has no \"titel\""));
  CHECK(says("{{#number}}a {{nothing}}{{/number}}", "there is no \"nothing\" here"));
  CHECK(says("{{#json}}{{page.has_date}}{{/json}}", "error: \"page.has_date\" is no text"));
  CHECK(says("{{#json}}{{page.date}}{{/json}}", "error: \"page.date\" is no text"));
  CHECK(says("{{#date_format}}page.title y{{/date_format}}",
             "1:17: error: \"page.title\" is no date [wrong-template-value]"));
  CHECK(says("{{#date_format}}page.section y{{/date_format}}", "\"page.section\" is no date"));
  CHECK(says("{{#date_format}}pages y{{/date_format}}", "hint: for example page.date"));
  CHECK(complaints({{"page",
                     "{{#json}}{{page.title}}{{{page.content}}}{{page.params.x}}{{/json}}"
                     "{{#date_format}}page.date y{{/date_format}}"
                     "{{#date_format}}page.params.born y{{/date_format}}"
                     "{{#pages}}{{#date_format}}date y{{/date_format}}{{/pages}}"}}) == "");
}

TEST_CASE("a section on a text without a has_… has no hint") {
  const std::string said = complaints({{"page", "{{#page.title}}x{{/page.title}}"}});
  CHECK(said.find("\"page.title\" is a text and always counts as true") != std::string::npos);
  CHECK(said.find("hint") == std::string::npos);
}
