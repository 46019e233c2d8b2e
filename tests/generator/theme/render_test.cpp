#include <doctest/doctest.h>

#include "base/parallel.h"
#include "theme/small_theme.h"

using theme::render;
using theme::View;

TEST_CASE("{{name}} is escaped, {{{name}}} is not") {
  const View view = View::object({{"a", "<b> & \"c\" 'd'"}});
  CHECK(render("{{a}}|{{{a}}}|{{&a}}", view) ==
        "&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;|<b> & \"c\" 'd'|<b> & \"c\" 'd'");
}

TEST_CASE("content that looks like a template stays text") {
  const View view =
      View::object({{"a", "{{b}} {{{b}}} {{#b}}x{{/b}} {{> b}} {{=<% %>=}} {{"}, {"b", "SECRET"}});
  CHECK(render("{{{a}}}{{b}}", view) == "{{b}} {{{b}}} {{#b}}x{{/b}} {{> b}} {{=<% %>=}} {{SECRET");
}

TEST_CASE("text of a template that looks like half a tag stays text") {
  CHECK(render("a { b } }} }}} {\n", View::object({})) == "a { b } }} }}} {\n");
}

TEST_CASE("empty texts and 0 count as true, so templates test has_…") {
  const View view = View::object({{"empty", ""}, {"zero", "0"}, {"has_empty", false}});
  CHECK(render("{{#empty}}E{{/empty}}{{#zero}}Z{{/zero}}{{#has_empty}}H{{/has_empty}}", view) ==
        "EZ");
}

TEST_CASE("an object counts as true even when it is empty") {
  CHECK(render("{{#a}}yes{{/a}}{{^a}}no{{/a}}", View::object({{"a", View::object({})}})) == "yes");
}

TEST_CASE("a field of an item hides the outer field of the same name, even when it is empty") {
  const View item = View::object({{"title", ""}});
  const View view = View::object({{"title", "outer"}, {"items", View::list({item})}});
  CHECK(render("{{#items}}[{{title}}]{{/items}}", view) == "[]");
}

TEST_CASE("nested lists of the same length are kept apart") {
  const auto row = [](const char* a, const char* b) {
    return View::object({{"cells", View::list({a, b})}});
  };
  const View view = View::object({{"rows", View::list({row("1", "2"), row("3", "4")})}});
  CHECK(render("{{#rows}}({{#cells}}{{.}}{{#rows}}{{#cells}}{{.}}{{/cells}}{{/rows}},{{/cells}})"
               "{{/rows}}",
               view) == "(11234,21234,)(31234,41234,)");
}

TEST_CASE("a section after a list within an item does not disturb the next item") {
  const View view = View::object(
      {{"rows", View::list({View::object({{"x", true}, {"l", View::list({"a"})}, {"n", "1"}}),
                            View::object({{"x", false}, {"l", View::list({})}, {"n", "2"}})})}});
  CHECK(render("{{#rows}}{{#l}}{{.}}{{/l}}{{^l}}none{{/l}}{{#x}}X{{/x}}{{n}};{{/rows}}", view) ==
        "aX1;none2;");
}

TEST_CASE("the fields in front of a shared object hide its own") {
  const View card = View::object({{"title", "A"}, {"index", "shared"}});
  const View view = View::object({{"index", "1"}}, card);
  CHECK(render("{{title}} {{index}}", view) == "A 1");
}

TEST_CASE("a line with only the tag of a section is not rendered") {
  const View view = View::object({{"items", View::list({"a", "b"})}, {"empty", ""}});
  CHECK(render("<ul>\n  {{#items}}\n  <li>{{.}}</li>\n  {{/items}}\n</ul>\n", view) ==
        "<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>\n");
  // Plain kainjow drops or keeps this line, depending on the value of the name.
  CHECK(render("{{#items}}{{empty}}{{/items}}\n|", view) == "\n|");
}

TEST_CASE("a result of blanks only is kept") {
  const View view = View::object({{"items", View::list({"a"})}});
  CHECK(render("{{#items}} {{/items}}", view) == " ");
  CHECK(render("", view) == "");
}

TEST_CASE("partials get the indentation of their tag, but content does not") {
  const theme::FileMap changes = {
      {"page", "<div>\n  {{> box }}\n</div>\n"},
      {"partials/box", "<pre>\n{{{page.content}}}\n\n{{> inner }}\n</pre>\n"},
      {"partials/inner",
       "<i>\n{{#page.is_page}}\n{{page.kind}}\n"
       "{{/page.is_page}}\n</i>\n"}};
  const auto files = theme::small_site(changes);
  base::Report report;
  const auto theme = theme::load(files, "site", theme::named("small"), report);
  REQUIRE(theme::text_of(report) == "");
  const View page = View::object({{"content", "a\nb"}, {"is_page", true}, {"kind", "page"}});
  CHECK(theme.render("page", View::object({{"page", page}})) ==
        "<div>\n  <pre>\n  a\nb\n\n  <i>\n  page\n  </i>\n  </pre>\n</div>\n");
}

TEST_CASE("a partial that is not alone on its line is put in as it is") {
  const auto files =
      theme::small_site({{"page", "<div>\n  {{> box }}\n</div>\n"},
                         {"partials/box",
                          "{{> inner }} a\n{{> inner}}{{> inner }}\n <a>{{> inner }}</a>\n"
                          "{{> lines }}!\n{{> lines }}\n"},
                         {"partials/inner", "i"},
                         {"partials/lines", "x\ny"}});
  base::Report report;
  const auto theme = theme::load(files, "site", theme::named("small"), report);
  REQUIRE(theme::text_of(report) == "");
  CHECK(theme.render("page", View::object({})) ==
        "<div>\n  i a\n  ii\n   <a>i</a>\n  x\ny!\n  x\n  y</div>\n");
}

TEST_CASE("blanks around the sign of a tag are nothing") {
  const View view = View::object({{"items", View::list({"a"})}, {"b", "<"}});
  CHECK(render("{{ # items }}{{ . }}{{ / items }}{{\n^items }}x{{/items\t}}", view) == "a");
  CHECK(render("{{ & b }}{{{ b }}}{{  b  }}{{ ! note }}", view) == "<<&lt;");
}

TEST_CASE("one theme renders the same from many threads at once") {
  const auto files = theme::small_site(
      {{"page", "{{#pages}}{{#tags}}{{name}},{{/tags}}{{title}};{{/pages}}{{page.title}}"}});
  base::Report report;
  const auto theme = theme::load(files, "site", theme::named("small"), report);
  const auto render_page = [&](std::size_t number) {
    const std::string name = std::to_string(number);
    View tags = View::list({View::object({{"name", name}}), View::object({{"name", "t"}})});
    theme::ViewItems cards(number % 7, View::object({{"title", name}, {"tags", tags}}));
    return theme.render("page", View::object({{"pages", View::list(std::move(cards))},
                                              {"page", View::object({{"title", name}})}}));
  };
  std::vector<std::size_t> numbers(500);
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = i;
  const auto alone = base::parallel_map<std::string>(numbers, {1}, render_page);
  const auto together = base::parallel_map<std::string>(numbers, {8}, render_page);
  CHECK(alone == together);
  CHECK(alone[2] == "2,t,2;2,t,2;2");
}
