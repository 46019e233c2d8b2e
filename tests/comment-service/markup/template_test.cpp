#include "markup/template.h"

#include <doctest/doctest.h>

#include <stdexcept>

using markup::render;
using markup::View;

TEST_CASE("values are escaped and never read as templates") {
  const View view{{{"a", "<b a='c' d=\"e\">&{{a}}"}}, {}};
  CHECK(render("{{a}}", view) == "&lt;b a=&apos;c&apos; d=&quot;e&quot;&gt;&amp;{{a}}");
  CHECK(render("{{{a}}}", view) == "<b a='c' d=\"e\">&{{a}}");
}

TEST_CASE("an empty text is false, 0 is a text like others") {
  const View view{{{"empty", ""}, {"zero", "0"}}, {}};
  CHECK(render("[{{#empty}}yes{{/empty}}{{^empty}}no{{/empty}}{{empty}}]", view) == "[no]");
  CHECK(render("[{{#zero}}yes {{zero}}{{/zero}}]", view) == "[yes 0]");
}

TEST_CASE("lists repeat, and show the other side when empty") {
  View view;
  view.lists["none"] = {};
  view.lists["two"] = {View{{{"x", "1"}}, {}}, View{{{"x", "2"}}, {}}};
  CHECK(render("{{#two}}{{x}},{{/two}}{{^none}}none{{/none}}", view) == "1,2,none");
}

TEST_CASE("a name means the value of the innermost section that has it") {
  View view{{{"x", "outer"}, {"y", "other"}}, {}};
  view.lists["items"] = {View{{{"x", "inner"}}, {}}, View{}};
  CHECK(render("{{#items}}{{x}} {{y}},{{/items}}{{x}}", view) == "inner other,outer other,outer");
}

TEST_CASE("a wrong name and a broken template are errors that name it") {
  CHECK_THROWS_WITH_AS(render("{{nmae}}", View{}), "template: unknown name nmae", std::logic_error);
  CHECK_THROWS_WITH_AS(render("{{#a}}", View{{{"a", "b"}}, {}}),
                       "template: Unclosed section \"a\" at 0", std::logic_error);
  CHECK_THROWS_WITH_AS(render("{{>part}}", View{}), "template: partials are not used, found part",
                       std::logic_error);
}
