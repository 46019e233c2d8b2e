#include "theme/name_uses.h"

#include <doctest/doctest.h>

#include "theme/small_theme.h"

namespace {

using theme::ValueState;
using theme::View;

View post(const std::string& title, bool has_date) {
  return View::object({{"title", title},
                       {"has_date", has_date},
                       {"date", View::object({{"day", has_date ? "2024-05-01" : ""}})}});
}

// "name:line state" for each use.
std::vector<std::string> lines(const theme::Anatomy& anatomy) {
  std::vector<std::string> lines;
  for (const theme::NameUse& use : anatomy.name_uses) {
    const std::string found = use.state == ValueState::present ? ""
                              : use.state == ValueState::empty ? " empty"
                                                               : " unasked";
    lines.push_back(use.name + ':' + std::to_string(use.place.line) + found);
  }
  return lines;
}

theme::Anatomy anatomy(const theme::FileMap& changes, const View& view) {
  base::Report report;
  const auto files = theme::small_site(changes);
  const theme::Theme theme = theme::load(files, "site", theme::named("small"), report);
  CHECK(theme::text_of(report).empty());
  return theme.anatomy("page", view);
}

}  // namespace

TEST_CASE("the names that a template uses are listed with their states on one page") {
  const View page = View::object({{"title", "A"}, {"description", ""}, {"has_description", false}});
  const auto found =
      anatomy({{"page",
                "{{page.title}}\n{{#page}}{{title}}\n{{#has_description}}\n"
                "{{description}}{{url}}{{/has_description}}{{/page}}\n"
                "{{^page.has_description}}{{page.description}}{{/page.has_description}}"}},
              View::object({{"page", page}}));
  CHECK(lines(found) == std::vector<std::string>{"page.title:1", "page:2",
                                                 "page.has_description:3 empty",
                                                 "page.description:4 empty", "page.url:4 unasked"});
  CHECK(found.files == std::vector<std::string>{"themes/small/templates/page.mustache"});
}

TEST_CASE("names of list items are listed once, as empty only if empty in all items") {
  const theme::FileMap changes = {
      {"page",
       "{{#pages}}{{title}}{{#has_date}}{{date.day}}{{/has_date}}{{/pages}}{{^pages}}{{site.title}}"
       "{{/pages}}"}};
  const auto both =
      anatomy(changes, View::object({{"pages", View::list({post("", false), post("B", true)})}}));
  CHECK(lines(both) == std::vector<std::string>{"pages:1", "pages.title:1", "pages.has_date:1",
                                                "pages.date.day:1", "site.title:1 unasked"});
  const auto undated = anatomy(changes, View::object({{"pages", View::list({post("", false)})}}));
  CHECK(lines(undated) ==
        std::vector<std::string>{"pages:1", "pages.title:1 empty", "pages.has_date:1 empty",
                                 "pages.date.day:1 unasked", "site.title:1 unasked"});
  const auto none = anatomy(
      changes, View::object({{"pages", View::list({})}, {"site", View::object({{"title", "S"}})}}));
  CHECK(lines(none) == std::vector<std::string>{"pages:1 empty", "pages.title:1 unasked",
                                                "pages.has_date:1 unasked",
                                                "pages.date.day:1 unasked", "site.title:1"});
}

TEST_CASE("names below params have no contract and are listed, too") {
  const View params =
      View::object({{"colour", "red"}, {"books", View::list({View("One"), View("")})}});
  const auto found = anatomy({{"page",
                               "{{page.params.colour}}{{page.params.size}}{{#page.params.books}}{{."
                               "}}{{/page.params.books}}"}},
                             View::object({{"page", View::object({{"params", params}})}}));
  CHECK(lines(found) == std::vector<std::string>{"page.params.colour:1", "page.params.size:1 empty",
                                                 "page.params.books:1"});
}

TEST_CASE("the templates of a page are listed in order, apart from partials") {
  const auto found = anatomy({{"base", "{{> head}}{{{body}}}{{> foot}}\n"},
                              {"page", "{{! extends: base }}\n{{> foot}}{{page.title}}\n"},
                              {"partials/head", "{{> foot}}{{site.title}}\n"},
                              {"partials/foot", "f\n"}},
                             View::object({}));
  CHECK(found.files == std::vector<std::string>{"themes/small/templates/page.mustache",
                                                "themes/small/templates/base.mustache"});
  CHECK(found.partials ==
        std::vector<std::string>{"themes/small/templates/partials/foot.mustache",
                                 "themes/small/templates/partials/head.mustache"});
  CHECK(lines(found) == std::vector<std::string>{"page.title:2 empty", "site.title:1 empty"});
  CHECK(found.name_uses.back().place.file == "themes/small/templates/partials/head.mustache");
}

TEST_CASE("names after a function and after a section are those of the scope around it") {
  const View paginator = View::object({{"has_pages", true}, {"number", "1"}});
  const auto found = anatomy({{"page",
                               "{{#json}}{{page.title}}{{/json}}{{#paginator}}{{number}}"
                               "{{/paginator}}{{#has_pages}}x{{/has_pages}}"}},
                             View::object({{"paginator", paginator}, {"has_pages", false}}));
  CHECK(lines(found) == std::vector<std::string>{"page.title:1 empty", "paginator:1",
                                                 "paginator.number:1", "has_pages:1 empty"});
}

TEST_CASE("a name below params that no value has is listed as it is written") {
  const View book = View::object({{"title", "One"}});
  const View params = View::object({{"books", View::list({book})}});
  const auto found = anatomy({{"page",
                               "{{#page.params.books}}{{title}}{{shelf}}{{page.title}}"
                               "{{/page.params.books}}"}},
                             View::object({{"page", View::object({{"params", params}})}}));
  CHECK(lines(found) == std::vector<std::string>{"page.params.books:1", "page.params.books.title:1",
                                                 "shelf:1 empty", "page.title:1 empty"});
}

TEST_CASE("a name in a template and in the one that it extends is listed once") {
  const auto found = anatomy({{"base", "{{page.title}}{{page.url}}{{{body}}}"},
                              {"page", "{{! extends: base }}{{page.title}}{{page.kind}}"}},
                             View::object({{"page", View::object({{"title", "A"}})}}));
  CHECK(lines(found) ==
        std::vector<std::string>{"page.title:1", "page.kind:1 empty", "page.url:1 empty"});
}

TEST_CASE("a template that is not there has no anatomy, with a theme and without") {
  base::Report report;
  const auto theme = theme::load(theme::small_site({}), "site", theme::named("small"), report);
  CHECK(theme.anatomy("none", View::object({})).files.empty());
  const auto none = theme::load(theme::small_site({}), "site", theme::named("none"), report);
  CHECK(none.anatomy("page", View::object({})).files.empty());
}
