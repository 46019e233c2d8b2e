#include "theme/functions.h"

#include <doctest/doctest.h>

#include "theme/small_theme.h"

using theme::View;

namespace {

// Renders `text` as the template "page", with i18n files of the site and with `page`.
std::string rendered(const std::string& text, const View& page, const std::string& language = "en",
                     const std::string& base_path = "/blog/") {
  auto files = theme::small_site({{"page", text}});
  const language::Sources sources = {
      .theme = {{"i18n/en.yaml",
                 "hello: Hello & good day\nof: \"{a} of {b}\"\n"
                 "notes: {one: \"{count} note\", other: \"{count} notes\"}\n"},
                {"i18n/fr.yaml",
                 "hello: Bonjour\nof: \"{b}: {a}\"\n"
                 "notes: {one: \"{count} remarque\", other: \"{count} remarques\"}\n"}},
      .site = {}};
  base::Report report;
  const theme::Settings settings = {.theme = "small",
                                    .options = {},
                                    .languages = {"en", "fr"},
                                    .words = language::load(sources, {"en", "fr"}, report),
                                    .base_path = base_path,
                                    .base_url = "https://example.org" + base_path};
  const auto theme = theme::load(files, "site", settings, report);
  const std::string wrong = theme::text_of(report);
  return wrong.empty() ? theme.render("page", View::object({{"page", page}}), language) : wrong;
}

const View kPage = View::object({{"title", "A <b> & {{page.url}}"},
                                 {"url", "/blog/a/"},
                                 {"words", "3"},
                                 {"image", "/plot.png"},
                                 {"date", View::object({{"iso", "2024-05-01T10:30:00Z"}})},
                                 {"prev", false}});

}  // namespace

TEST_CASE("translations are in the page's language and are escaped once") {
  const std::string text = "{{#translate}}hello{{/translate}}";
  CHECK(rendered(text, kPage) == "Hello &amp; good day");
  CHECK(rendered(text, kPage, "fr") == "Bonjour");
  CHECK(rendered(text, kPage, "de") == "Hello &amp; good day");
}

TEST_CASE("a count chooses the plural form, and names fill placeholders") {
  CHECK(rendered("{{#translate}}notes page.words{{/translate}}", kPage) == "3 notes");
  CHECK(rendered("{{#translate}}notes page.words{{/translate}}", kPage, "fr") == "3 remarques");
  CHECK(rendered("{{#translate}} of a=page.words b=page.url {{/translate}}", kPage, "fr") ==
        "/blog/a/: 3");
}

TEST_CASE("a count is written with the digits and separators of the language") {
  const auto notes = [](const std::string& words, const std::string& language = "en") {
    const View page = View::object({{"words", words}});
    const std::string counted =
        rendered("{{#translate}}notes page.words{{/translate}}", page, language);
    CHECK(rendered("{{#translate}}notes count=page.words{{/translate}}", page, language) ==
          counted);
    return counted;
  };
  CHECK(notes("12345") == "12,345 notes");
  CHECK(notes("12345", "fr") == "12\u202F345 remarques");
  CHECK(notes("1") == "1 note");
  CHECK(notes("") == "0 notes");
  CHECK(notes("x") == "0 notes");
}

TEST_CASE("a function without its words is named with an example") {
  const auto error = [](const std::string& text) {
    const std::string all = rendered(text, kPage);
    const std::string path = "themes/small/templates/page.mustache";
    return all.starts_with(path) ? all.substr(path.size()) : all;
  };
  const auto message = [](const std::string& text, std::size_t length, const std::string& said,
                          const std::string& hint) {
    return ":1:1: error: " + said + " [wrong-call]\n  1 | " + text + "\n    | ^" +
           std::string(length - 1, '~') + '\n' + (hint.empty() ? "" : "  hint: " + hint + '\n');
  };
  const std::string no_date = "{{#date_format}}page.date{{/date_format}}";
  CHECK(error(no_date) == message(no_date, 16,
                                  "{{#date_format}} needs the name of a date, and a format",
                                  "{{#date_format}}page.date d MMMM y{{/date_format}}"));
  const std::string no_key = "{{#translate}}{{/translate}}";
  CHECK(error(no_key) ==
        message(no_key, 14, "{{#translate}} is empty", "{{#translate}}read_more{{/translate}}"));
  const std::string no_file = "{{#asset_url}}a b{{/asset_url}}";
  CHECK(error(no_file) == message(no_file, 14, "{{#asset_url}} holds the path of one file",
                                  "{{#asset_url}}css/main.css{{/asset_url}}"));
  const std::string no_value = "{{#json}}{{/json}}";
  CHECK(error(no_value) == message(no_value, 9, "{{#json}} is empty", ""));
}

TEST_CASE("a number has the digits and separators of the page's language") {
  const View page = View::object({{"words", "12345"}, {"title", "v12"}});
  const std::string number = "{{#number}}{{page.words}}{{/number}}";
  CHECK(rendered(number, page) == "12,345");
  CHECK(rendered(number, page, "fr") == "12\u202F345");
  CHECK(rendered("{{#number}}{{page.title}}{{/number}}", page) == "v12");
  CHECK(rendered("{{#number}}{{#page.title}}x{{/page.title}}{{/number}}", page)
            .find("1:12: error: {{#number}} holds texts and variables only") != std::string::npos);
}

TEST_CASE("a headline keeps each hyphenated word whole, and is escaped") {
  const View page = View::object({{"title", "A state-of-the-art <b> - & well-known, plain  end-"}});
  CHECK(rendered("{{#headline}}{{page.title}}{{/headline}}", page) ==
        "A <span class=\"whole\">state-of-the-art</span> &lt;b&gt; - &amp; "
        "<span class=\"whole\">well-known,</span> plain  end-");
  CHECK(rendered("{{#headline}}a-b{{/headline}}", page) == "<span class=\"whole\">a-b</span>");
}

TEST_CASE("a value is never parsed as a template or as HTML") {
  CHECK(rendered("{{#translate}}of a=page.title b=page.title{{/translate}}", kPage) ==
        "A &lt;b&gt; &amp; {{page.url}} of A &lt;b&gt; &amp; {{page.url}}");
  CHECK(rendered("{{#json}}{{page.title}}{{/json}}", kPage) == R"("A \u003cb> & {{page.url}}")");
}

TEST_CASE("functions work in lists, with the names of the items") {
  const View page = View::object(
      {{"title", "T"},
       {"tags", View::list({View::object({{"name", "x"}}), View::object({{"name", "y"}})})}});
  CHECK(rendered("{{#page.tags}}{{#translate}}of a=name b=page.title{{/translate}};{{/page.tags}}",
                 page) == "x of T;y of T;");
}

TEST_CASE("dates have the requested format, in the page's language") {
  CHECK(rendered("{{#date_format}}page.date d. MMMM y{{/date_format}}", kPage) == "1. May 2024");
  CHECK(rendered("{{#date_format}}page.date yMMMM{{/date_format}}", kPage, "fr") == "mai 2024");
  CHECK(rendered("({{#date_format}}page.prev.date long{{/date_format}})", kPage) == "()");
}

TEST_CASE("URLs get the path and the host of base_url once") {
  CHECK(rendered("{{#relative_url}}/about/{{/relative_url}}", kPage) == "/blog/about/");
  CHECK(rendered("{{#relative_url}}{{page.url}}{{/relative_url}}", kPage) == "/blog/a/");
  CHECK(rendered("{{#relative_url}}https://a.org/?a&b{{/relative_url}}", kPage) ==
        "https://a.org/?a&amp;b");
  CHECK(rendered("{{#absolute_url}}{{page.url}}x y{{/absolute_url}}", kPage) ==
        "https://example.org/blog/a/x%20y");
  CHECK(rendered("{{#absolute_url}}{{{page.image}}}{{/absolute_url}}", kPage) ==
        "https://example.org/blog/plot.png");
  const auto below = [](const std::string& url) {
    return rendered("{{#relative_url}}" + url + "{{/relative_url}}", kPage, "en", "/gr\u00FCn x/");
  };
  CHECK(below("/a/?b#c") == "/gr%C3%BCn%20x/a/?b#c");
  CHECK(below("a/#/b") == "/gr%C3%BCn%20x/a/#/b");
  CHECK(below("/gr\u00FCn x/a/") == "/gr%C3%BCn%20x/a/");
  CHECK(below("#c") == "#c");
  CHECK(below("?b") == "/gr%C3%BCn%20x/?b");
}

TEST_CASE("a function contains no sections and cannot be inverted") {
  CHECK(rendered("{{#json}}{{#page.has_date}}x{{/page.has_date}}{{/json}}", kPage)
            .find("1:10: error: {{#json}} holds texts and variables only") != std::string::npos);
  CHECK(rendered("{{^translate}}hello{{/translate}}", kPage).find("error:") != std::string::npos);
}

TEST_CASE("a file in static/ has the path of base_url") {
  auto files = theme::small_site({{"page", "{{#asset_url}} css/a&b.css {{/asset_url}}"}});
  files.all["site/static/css/a&b.css"] = "";
  base::Report report;
  const auto theme =
      theme::load(files, "site",
                  {.theme = "small", .options = {}, .base_path = "/blog/", .base_url = {}}, report);
  CHECK(theme::text_of(report) == "");
  CHECK(theme.render("page", View::object({})) == "/blog/css/a&amp;b.css");
}

TEST_CASE("no URL stays none, and a URL with a host stays itself") {
  const View page = View::object({{"url", ""}, {"image", "//cdn.example/x"}});
  CHECK(rendered("({{#absolute_url}}{{page.url}}{{/absolute_url}})", page) == "()");
  CHECK(rendered("({{#relative_url}}{{page.url}}{{/relative_url}})", page) == "()");
  CHECK(rendered("{{#absolute_url}}{{page.image}}{{/absolute_url}}", page) == "//cdn.example/x");
}
