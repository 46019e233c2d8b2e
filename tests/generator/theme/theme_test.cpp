#include <doctest/doctest.h>

#include "theme/small_theme.h"

using theme::complaints;
using theme::View;

namespace {

const View kView = View::object({{"page", View::object({{"title", "A & B"}})}});

std::string render_in(const base::MemoryFiles& files, const std::string& name) {
  base::Report report;
  const auto theme = theme::load(files, "site", theme::named("small"), report);
  const std::string wrong = theme::text_of(report);
  return wrong.empty() ? theme.render(name, kView) : wrong;
}

}  // namespace

TEST_CASE("a template is rendered into the body of its parent and escaped once") {
  const auto files =
      theme::small_site({{"base", "<html>{{page.title}}:{{{body}}}</html>"},
                         {"page", "{{! extends: base }}\n<h1>{{page.title}}</h1>\n"}});
  CHECK(render_in(files, "page") == "<html>A &amp; B:<h1>A &amp; B</h1>\n</html>");
}

TEST_CASE("a template can extend one that extends another") {
  const auto files = theme::small_site({{"base", "<{{{body}}}>"},
                                        {"article", "{{! extends: base }}({{{body}}})"},
                                        {"page", "{{! extends: article }}x"}});
  CHECK(render_in(files, "page") == "<(x)>");
}

TEST_CASE("a body that looks like a template stays text") {
  auto files = theme::small_site(
      {{"base", "{{{body}}}"}, {"page", "{{! extends: base }}{{{page.content}}}"}});
  base::Report report;
  const auto theme = theme::load(files, "site", theme::named("small"), report);
  const View page = View::object({{"content", "{{page.title}}"}});
  CHECK(theme.render("page", View::object({{"page", page}})) == "{{page.title}}");
}

TEST_CASE("extending a missing template, itself, or one without a body is an error") {
  CHECK(complaints({{"page", "{{! extends: bsae }}"}, {"base", ""}}) ==
        "themes/small/templates/page.mustache:1:14: error: there is no template \"bsae\" "
        "[missing-template]\n"
        "  1 | {{! extends: bsae }}\n"
        "    |              ^~~~\n"
        "  hint: did you mean \"base\"?\n");
  CHECK(complaints({{"page", "{{! extends: home }}{{{body}}}"},
                    {"home", "{{! extends: page }}{{{body}}}"}})
            .find("template \"page\" extends itself") != std::string::npos);
  CHECK(complaints({{"page", "{{! extends: base }}"}, {"base", "<p>"}})
            .find("hint: write {{{body}}} in themes/small/templates/base.mustache") !=
        std::string::npos);
}

TEST_CASE("`extends` anywhere but at the very start is an error") {
  CHECK(complaints({{"page", "\n{{! extends: base }}"}, {"base", "{{{body}}}"}})
            .find("page.mustache:2:1: error: `extends` must be the very first thing") !=
        std::string::npos);
  CHECK(complaints({{"partials/p", "{{! extends: home }}"}})
            .find("a partial cannot extend a template") != std::string::npos);
}

TEST_CASE("body is unknown in a template that no other extends") {
  CHECK(complaints({{"page", "{{{body}}}"}}).find("there is no \"body\" here") !=
        std::string::npos);
}

TEST_CASE("the site's templates replace those of the theme, file by file") {
  auto files = theme::small_site({{"page", "{{> card }}"}, {"partials/card", "theme"}});
  files.all["site/templates/partials/card.mustache"] = "site";
  files.all["site/templates/wide.mustache"] = "wide";
  CHECK(render_in(files, "page") == "site");
  CHECK(render_in(files, "wide") == "wide");
  CHECK(render_in(files, "home") == "home\n");
}

TEST_CASE("a mistake in a template of the site is reported in the site's file") {
  auto files = theme::small_site({});
  files.all["site/templates/page.mustache"] = "{{page.titel}}";
  CHECK(render_in(files, "page").starts_with("templates/page.mustache:1:8: error:"));
}

TEST_CASE("a theme without a template that every site needs is an error") {
  auto files = theme::small_site({});
  files.all.erase("site/themes/small/templates/term.mustache");
  CHECK(render_in(files, "page") ==
        "postil.yaml: error: theme \"small\" has no template \"term\" [missing-template]\n"
        "  hint: write themes/small/templates/term.mustache\n");
}

TEST_CASE("an unknown theme is an error with the nearest name") {
  const auto files = theme::small_site({});
  base::Report report;
  theme::load(files, "site", theme::named("smal"), report);
  CHECK(theme::text_of(report) ==
        "postil.yaml: error: there is no theme \"smal\" [missing-theme]\n"
        "  hint: did you mean \"small\"?\n");
}

TEST_CASE("a theme with mistakes still renders, so that a build finds all mistakes in one run") {
  base::Report report;
  const auto unknown = theme::load(theme::small_site({}), "site", theme::named("smal"), report);
  CHECK(unknown.render("page", kView).empty());

  auto files = theme::small_site({{"page", "{{! extends: bsae }}x"},
                                  {"home", "{{! extends: section }}{{{body}}}h"},
                                  {"section", "{{! extends: home }}{{{body}}}s"}});
  files.all.erase("site/themes/small/templates/term.mustache");
  const auto broken = theme::load(files, "site", theme::named("small"), report);
  CHECK(broken.render("term", kView).empty());
  CHECK(broken.render("page", kView) == "x");
  CHECK(broken.render("home", kView) == "h");
}

TEST_CASE("a theme has its static files") {
  auto files = theme::small_site({});
  files.all["site/themes/small/static/css/main.css"] = "body {}";
  base::Report report;
  const auto theme = theme::load(files, "site", theme::named("small"), report);
  REQUIRE(theme.static_files().size() == 1);
  CHECK(theme.static_files().front().name == "css/main.css");
  CHECK(theme.static_files().front().path == "themes/small/static/css/main.css");
}

TEST_CASE("names() lists the templates, not the partials") {
  const auto files = theme::small_site({{"partials/card", "x"}});
  base::Report report;
  const auto theme = theme::load(files, "site", theme::named("small"), report);
  CHECK(theme.names() ==
        std::vector<std::string>{"404", "home", "page", "section", "taxonomy", "term"});
  CHECK(theme.has("404"));
  CHECK_FALSE(theme.has("partials/card"));
}

TEST_CASE("the tags of templates tell their places where that is asked for, and only there") {
  const auto files =
      theme::small_site({{"page",
                          "<p>{{page.title}}<b>\n{{#page.has_date}}<i>{{/page.has_date}}"
                          "{{#json}}<u>{{/json}}{{> p}}<hr>"},
                         {"partials/p", "<em>"}});
  const View view = View::object({{"page", View::object({{"title", "<a>"}, {"has_date", true}})}});
  base::Report report;
  const auto marked =
      theme::load(files, "site", theme::named("small"), report, base::Origins::marked);
  const std::string at = " data-postil-source=themes/small/templates/";
  CHECK(marked.render("page", view) ==
        "<p" + at + "page.mustache:1:1>&lt;a&gt;<b" + at + "page.mustache:1:18>\n<i" + at +
            "page.mustache:2:19>\"\\u003cu>\"<em" + at + "partials/p.mustache:1:1><hr" + at +
            "page.mustache:2:68>");
  const auto plain = theme::load(files, "site", theme::named("small"), report);
  CHECK(plain.render("page", view) == "<p>&lt;a&gt;<b>\n<i>\"\\u003cu>\"<em><hr>");
}
