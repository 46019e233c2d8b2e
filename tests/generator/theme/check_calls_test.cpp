// Calls of functions with words, dates and files that are not there.
#include <doctest/doctest.h>

#include "theme/small_theme.h"

namespace {

// What loading a theme says of the template `page`, where the i18n files have a few texts.
std::string said(const std::string& page, const std::string& own_words = "") {
  auto files = theme::small_site({{"page", page}});
  files.all["site/themes/small/static/css/main.css"] = "";
  files.all["site/static/logo.svg"] = "";
  const language::Sources sources = {
      .theme = {{"i18n/en.yaml",
                 "hello: Hello\nof: \"{a} of {b}\"\n"
                 "notes: {one: \"{count} note\", other: \"{count} notes\"}\n"
                 "notes_by: {one: \"{count} note by {name}\", other: \"{count} notes by {name}\"}\n"
                 "few: {one: One, other: Some}\n"}},
      .site = {{"i18n/en.yaml", own_words}}};
  base::Report report;
  theme::load(files, "site",
              {.theme = "small", .options = {}, .words = language::load(sources, {"en"}, report)},
              report);
  return theme::text_of(report);
}

// The diagnostic of a template with one line.
std::string error(const std::string& page, int column, std::size_t length,
                  const std::string& message, const std::string& hint) {
  return "themes/small/templates/page.mustache:1:" + std::to_string(column) +
         ": error: " + message + "\n  1 | " + page + "\n    | " +
         std::string(static_cast<std::size_t>(column) - 1, ' ') + '^' +
         std::string(length - 1, '~') + '\n' + (hint.empty() ? "" : "  hint: " + hint + '\n');
}

}  // namespace

TEST_CASE("a key that no i18n file has is an error with the nearest key") {
  const std::string near = "{{#translate}}helo{{/translate}}";
  CHECK(said(near) == error(near, 15, 4, "no i18n file has the key \"helo\" [unknown-translation]",
                            "did you mean \"hello\"?"));
  const std::string far = "{{#translate}}farewell{{/translate}}";
  CHECK(said(far) == error(far, 15, 8,
                           "no i18n file has the key \"farewell\" [unknown-translation]",
                           "add it to i18n/en.yaml"));
  CHECK(said("{{#translate}}hello{{/translate}}").empty());
}

TEST_CASE("calls are checked in sections and partials, too") {
  CHECK(said("{{#pages}}{{^has_date}}{{#translate}}helo{{/translate}}{{/has_date}}{{/pages}}")
            .find("page.mustache:1:38: error: no i18n file has the key \"helo\"") !=
        std::string::npos);
  CHECK(theme::complaints({{"page", "{{> p}}"}, {"partials/p", "{{#translate}}x{{/translate}}"}})
            .find("partials/p.mustache:1:15: error: no i18n file has the key \"x\"") !=
        std::string::npos);
}

TEST_CASE("a text with plural forms needs a count, and one without refuses it") {
  const std::string none = "{{#translate}}notes{{/translate}}";
  CHECK(said(none) ==
        error(none, 15, 5, "\"notes\" needs a count [wrong-call]",
              "write {{#translate}}notes count{{/translate}}, with the name of a number"));
  const std::string unwritten = "{{#translate}}few{{/translate}}";
  CHECK(said(unwritten) ==
        error(unwritten, 15, 3, "\"few\" needs a count [wrong-call]",
              "write {{#translate}}few count{{/translate}}, with the name of a number"));
  const std::string two = "{{#translate}}hello page.words{{/translate}}";
  CHECK(said(two) == error(two, 21, 10, "\"hello\" has no place for {count} [wrong-call]",
                           "write {{#translate}}hello{{/translate}}"));
  CHECK(said("{{#translate}}notes page.words{{/translate}}").empty());
  CHECK(said("{{#translate}}notes count=page.words{{/translate}}").empty());
  CHECK(said("{{#translate}}few page.words{{/translate}}").empty());
}

TEST_CASE("every place of a text needs a name, and every name a place") {
  const std::string one = "{{#translate}}of a=page.title{{/translate}}";
  CHECK(said(one) == error(one, 15, 2, "\"of\" needs {b} [wrong-call]",
                           "write of b=page.title, with the name of what it is"));
  const std::string counted = "{{#translate}}notes_by page.words{{/translate}}";
  CHECK(said(counted) == error(counted, 15, 8, "\"notes_by\" needs {name} [wrong-call]",
                               "write notes_by name=page.title, with the name of what it is"));
  const std::string neither = "{{#translate}}notes_by{{/translate}}";
  CHECK(said(neither).find("needs a count") != std::string::npos);
  CHECK(said(neither).find("needs {name}") != std::string::npos);
  CHECK(said(neither).find("needs {count}") == std::string::npos);
  const std::string three = "{{#translate}}of a=page.title b=page.url c=page.url{{/translate}}";
  CHECK(said(three) == error(three, 44, 8, "\"of\" has no place for {c} [wrong-call]", ""));
  CHECK(said("{{#translate}}of a=page.title b=page.url{{/translate}}").empty());
}

TEST_CASE("an unknown name that fills a place is an error at its place") {
  const std::string text = "{{#translate}}of a=page.title b=page.titel{{/translate}}";
  CHECK(said(text) == error(text, 38, 5, "\"page\" has no \"titel\" [unknown-template-name]",
                            "did you mean \"title\"?"));
}

TEST_CASE("a name without its value, or a value without its name, is an error") {
  for (const char* word : {"a=", "=page.title"}) {
    const std::string text = "{{#translate}}hello " + std::string(word) + "{{/translate}}";
    CHECK(said(text) == error(text, 21, std::string(word).size(),
                              "write a name on both sides of = [wrong-call]", "name=page.title"));
  }
}

TEST_CASE("a format of a date that is none, or that is not what it looks like, is an error") {
  const auto wrong = [](const std::string& format, const std::string& message,
                        const std::string& hint) {
    const std::string text = "{{#date_format}}page.date " + format + "{{/date_format}}";
    CHECK(said(text) == error(text, 27, format.size(),
                              '"' + format + "\" is " + message + " [wrong-call]", hint));
  };
  const std::string looks = "not what it looks like";
  wrong("%d.%m", looks, "write letters: d MMMM y");
  wrong("d MMMM Y", looks, "Y is the year that a week belongs to: write y");
  wrong("y-MM-DD", looks, "D is the day of the year: write d");
  wrong("nonsense", "no format for a date", "for example long, yMMMM or d MMMM y");
  for (const char* right : {"long", "yMMMM", "d MMMM y", "w Y", "y D", "D MMMM"}) {
    CAPTURE(right);
    CHECK(said("{{#date_format}}page.date " + std::string(right) + "{{/date_format}}").empty());
  }
}

TEST_CASE("a file that neither the theme nor the site has is an error with the nearest one") {
  const std::string near = "{{#asset_url}}css/mian.css{{/asset_url}}";
  CHECK(said(near) == error(near, 15, 12,
                            "neither the theme nor the site has static/css/mian.css [missing-file]",
                            "did you mean \"css/main.css\"?"));
  CHECK(said("{{#asset_url}}css/main.css{{/asset_url}}").empty());
  CHECK(said("{{#asset_url}}logo.svg{{/asset_url}}").empty());
}

TEST_CASE("a text of the site that no template shows is a warning") {
  CHECK(said("{{#translate}}bye{{/translate}}", "bye: Good bye\n").empty());
  CHECK(said("x", "bye: Good bye\n").find("warning: no template shows \"bye\"") !=
        std::string::npos);
  CHECK(said("x", "hello: Good day\n").empty());  // the theme's key
}
