#include "site/permalink.h"

#include <doctest/doctest.h>

#include "../site/make.h"
#include "configuration/permalinks.h"

TEST_CASE(
    "a path segment keeps letters, digits and inner dots, and never begins or ends with a "
    "separator") {
  CHECK(site::path_segment("Rust 1.0: What's New?") == "rust-1.0-whats-new");
  CHECK(site::path_segment("trailing-dots...") == "trailing-dots");
  CHECK(site::path_segment("  Grüße, 世界  ") == "grüße-世界");
  CHECK(site::path_segment("%&!").empty());
}

TEST_CASE("C, C++ and C# are three terms") {
  CHECK(site::term_segment("C") == "c");
  CHECK(site::term_segment("C++") == "cplusplus");
  CHECK(site::term_segment("C#") == "csharp");
}

TEST_CASE("without a pattern a page lies at /SECTION/SLUG/") {
  auto made = document("content/posts/2024/Hello World.md", "x");
  CHECK(*site::permalink(made, "x", {}) == "/posts/2024/hello-world/");
  made.front_matter.slug = content::Text{"Other Name", {}};
  CHECK(*site::permalink(made, "x", {}) == "/posts/2024/other-name/");
}

TEST_CASE("a url in front matter wins over everything, and one with an ending names a file") {
  auto made = document("content/posts/a.md", "x");
  made.front_matter.url = content::Text{"about", {}};
  CHECK(*site::permalink(made, "x", {}) == "/about/");
  made.front_matter.url = content::Text{"/community/podcasts.html", {}};
  CHECK(*site::permalink(made, "x", {}) == "/community/podcasts.html");
  made.front_matter.url = content::Text{"/elsewhere/index.html", {}};
  CHECK(*site::permalink(made, "x", {}) == "/elsewhere/");
}

TEST_CASE("a permalink pattern takes its parts from the page") {
  configuration::Configuration configuration;
  configuration.permalinks = {{"posts", "/:year/:month/:day/:filename/", {}}};
  const auto made = document("content/posts/a.md", "x", "2024-05-01");
  CHECK(*site::permalink(made, "x", configuration) == "/2024/05/01/a/");
  CHECK(*site::permalink(document("content/notes/a.md", "x"), "x", configuration) == "/notes/a/");
}

TEST_CASE("a pattern that needs a date names the page that has none, and the way out") {
  configuration::Configuration configuration;
  configuration.permalinks = {{"posts", "/:year/:slug/", {}}};
  const auto failed = site::permalink(document("content/posts/a.md", "x"), "x", configuration);
  REQUIRE_FALSE(failed);
  CHECK(failed.error().location.file == "content/posts/a.md");
  CHECK(failed.error().hint.find("date:") != std::string::npos);
}

TEST_CASE("a name without letter or digit is an error with a way out") {
  const auto failed = site::permalink(document("content/posts/%&.md", "x"), "x", {});
  REQUIRE_FALSE(failed);
  CHECK(failed.error().hint.find("slug:") != std::string::npos);
}

namespace {

using configuration::PermalinkTokens;

std::string with_pattern(const std::string& pattern, const content::Document& document,
                         const std::string& title = "A Title",
                         PermalinkTokens tokens = PermalinkTokens::hugo) {
  configuration::Configuration configuration;
  configuration.permalink_tokens = tokens;
  configuration.timezone = "Europe/Berlin";
  configuration.permalinks = {{"posts", pattern, {}}};
  const auto path = site::permalink(document, title, configuration);
  return path ? *path : "error: " + path.error().message;
}

}  // namespace

TEST_CASE("every token has its value, and those of one program mean the same with the other") {
  auto made = document("content/posts/deep/er/My File.md", "x", "2024-05-01 09:08:07 +02:00");
  made.front_matter.slug = content::Text{"The Slug", {}};
  made.front_matter.terms = {terms("authors", {"Ada"}),
                             terms("categories", {"Big News", "C++", "big news"}),
                             terms("tags", {"x"})};
  const std::pair<const char*, const char*> rows[] = {
      {"year", "2024"},
      {"short_year", "24"},
      {"month", "05"},
      {"i_month", "5"},
      {"monthname", "may"},
      {"long_month", "May"},
      {"short_month", "May"},
      {"day", "01"},
      {"i_day", "1"},
      {"weekday", "3"},
      {"w_day", "3"},
      {"weekdayname", "wednesday"},
      {"long_day", "Wednesday"},
      {"short_day", "Wed"},
      {"yearday", "122"},
      {"y_day", "122"},
      {"w_year", "2024"},
      {"week", "18"},
      {"hour", "09"},
      {"minute", "08"},
      {"second", "07"},
      {"section", "posts"},
      {"sections", "posts/deep/er"},
      {"title", "a-title"},
      {"slug", "the-slug"},
      {"slugorcontentbasename", "the-slug"},
      {"filename", "my-file"},
      {"contentbasename", "my-file"},
      {"slugorfilename", "the-slug"},
      {"name", "my-file"},
      {"path", "deep/er/My File"},
      {"collection", "posts"},
      {"categories", "big news/c++"},
      {"slugified_categories", "big-news/c"},
      {"basename", "My File"},
      {"basename_without_date", "My File"},
  };
  for (const auto& [token, value] : rows) {
    CAPTURE(token);
    CHECK(with_pattern("/:" + std::string(token), made) == '/' + std::string(value) + '/');
  }
  CHECK(std::size(rows) + 1 == configuration::permalink_tokens().size());  // and :output_ext
  for (const auto& [token, value] : rows) {
    if (configuration::token_origin(token) == configuration::TokenOrigin::both) continue;
    CAPTURE(token);
    CHECK(with_pattern("/:" + std::string(token), made, "A Title", PermalinkTokens::jekyll) ==
          '/' + std::string(value) + '/');
  }
  CHECK(with_pattern("/x/:slug:output_ext", made) == "/x/the-slug.html");
  CHECK(with_pattern("/:sections[1:]/:slug", made) == "/deep/er/the-slug/");
  CHECK(with_pattern("/:sections[last]/:slug", made) == "/er/the-slug/");
}

TEST_CASE("the layouts of Go's package `time` are tokens of dates") {
  const auto made = document("content/posts/a.md", "x", "2024-05-03 16:08:07 +02:00");
  const std::pair<const char*, const char*> rows[] = {
      {"2006", "2024"},     {"06", "24"}, {"01", "05"}, {"1", "5"},     {"Jan", "may"},
      {"January", "may"},   {"02", "03"}, {"2", "3"},   {"002", "124"}, {"Mon", "fri"},
      {"Monday", "friday"}, {"15", "16"}, {"04", "08"}, {"05", "07"}};
  for (const auto& [token, value] : rows) {
    CAPTURE(token);
    CHECK(with_pattern("/:" + std::string(token) + "/:filename/", made) ==
          '/' + std::string(value) + "/a/");
  }
}

TEST_CASE("parts of dates have their leading zeros") {
  const auto early = document("content/posts/a.md", "x", "0807-01-02 03:04:05 Z");
  CHECK(with_pattern("/:year/:short_year/:month/:i_month/:day/:i_day/:yearday/:y_day/:hour/"
                     ":minute/:second/:2006/:06/:01/:02/:002/:15/:04/:05/",
                     early) == "/0807/07/01/1/02/2/2/002/03/04/05/0807/07/01/02/002/03/04/05/");
}

TEST_CASE("Jekyll shows dates by the clock of the site, Hugo by that of their author") {
  const auto made = document("content/posts/a.md", "x", "2024-05-01 23:30:00 -05:00");
  CHECK(with_pattern("/:year/:month/:day/:hour/", made) == "/2024/05/01/23/");
  CHECK(with_pattern("/:year/:month/:day/:hour/", made, "x", PermalinkTokens::jekyll) ==
        "/2024/05/02/06/");
  const auto day = document("content/posts/a.md", "x", "2024-05-01 00:00:00 +02:00");
  CHECK(with_pattern("/:year/:month/:day/", day, "x", PermalinkTokens::jekyll) == "/2024/05/01/");
}

TEST_CASE("days of the week and the year are counted as each tool counts them") {
  const auto sunday = document("content/posts/a.md", "x", "2024-01-07");
  CHECK(with_pattern("/:weekday/:w_day/:yearday/:y_day", sunday) == "/0/7/7/007/");
  // ISO 8601: 30 December 2024 is a Monday of week 1 of 2025; 1 January 2021 lies in week 53.
  CHECK(with_pattern("/:w_year/:week", document("content/posts/a.md", "x", "2024-12-30")) ==
        "/2025/01/");
  CHECK(with_pattern("/:w_year/:week", document("content/posts/a.md", "x", "2021-01-01")) ==
        "/2020/53/");
}

TEST_CASE("Jekyll's named styles give Jekyll's addresses") {
  auto made = document("content/posts/a.md", "x", "2024-05-01");
  CHECK(with_pattern("date", made) == "/2024/05/01/a.html");
  CHECK(with_pattern("ordinal", made) == "/2024/122/a.html");
  CHECK(with_pattern("weekdate", made) == "/2024/W18/Wed/a.html");
  CHECK(with_pattern("none", made) == "/a.html");
  made.front_matter.terms = {terms("categories", {"News"})};
  CHECK(with_pattern("pretty", made) == "/news/2024/05/01/a/");
}

TEST_CASE("what names a page is known from its pattern, also from one of Jekyll's names") {
  using site::NamedBy;
  configuration::Configuration configuration;
  auto made = document("content/posts/a.md", "x");
  const auto by = [&](const char* pattern) {
    return site::named_by({"posts", pattern, {}}, made, configuration);
  };
  CHECK(by("/:year/:month/") == NamedBy::nothing);
  CHECK(by("/:section/title/:filename/") == NamedBy::file);
  CHECK(by("/:title/:filename/") == NamedBy::title);
  CHECK(by("/:slug/") == NamedBy::title);
  CHECK(by("/:slugorfilename/") == NamedBy::file);
  CHECK(by("pretty") == NamedBy::file);  // :title of Jekyll
  for (const char* token : {"contentbasename", "name", "path", "basename", "basename_without_date"})
    CHECK(by(("/:" + std::string(token) + '/').c_str()) == NamedBy::file);
  made.front_matter.slug = content::Text{"s", {}};
  CHECK(by("/:slug/") == NamedBy::slug);
  CHECK(by("/:slugorcontentbasename/") == NamedBy::slug);
  CHECK(by("/:title/") == NamedBy::title);
  CHECK(by("none") == NamedBy::slug);
  configuration.permalink_tokens = PermalinkTokens::jekyll;
  CHECK(by("/:title/") == NamedBy::slug);
}

TEST_CASE("an address of front matter gets its slashes and loses index.html") {
  const std::pair<const char*, const char*> urls[] = {{"", "/"},
                                                      {"/", "/"},
                                                      {"a", "/a/"},
                                                      {"/a/", "/a/"},
                                                      {"/a.html", "/a.html"},
                                                      {"/a.htm", "/a.htm"},
                                                      {"/a.xml", "/a.xml"},
                                                      {"/a.txt", "/a.txt"},
                                                      {"/a.pdf", "/a.pdf/"},
                                                      {"/index.html", "/"},
                                                      {"/a/index.html", "/a/"},
                                                      {"/a-index.html", "/a-index.html"},
                                                      {"/e\u0301/", "/\u00E9/"}};
  for (const auto& [url, path] : urls) {
    CAPTURE(url);
    CHECK(site::path_of_url(url) == path);
  }
}

TEST_CASE("the literal part of a pattern may end in a name of a file, of any form") {
  const auto made = document("content/posts/a.md", "x", "2024-05-01");
  CHECK(with_pattern("/x/:filename.pdf", made) == "/x/a.pdf/");
  CHECK(with_pattern("/:filename/index.html", made) == "/a/");
  CHECK(with_pattern("/:filename/e\u0301", made) == "/a/\u00E9/");
}

TEST_CASE("the longest section that holds a page says its pattern") {
  configuration::Configuration configuration;
  configuration.permalinks = {{"posts", "/p/:filename/", {}},
                              {"posts/deep/", "/d/:filename/", {}},
                              {"", "/all/:filename/", {}}};
  const auto path = [&](const char* file) {
    return *site::permalink(document(file, "x"), "x", configuration);
  };
  CHECK(path("content/posts/a.md") == "/p/a/");
  CHECK(path("content/posts/deep/er/a.md") == "/d/a/");
  CHECK(path("content/posts/deeper/a.md") == "/p/a/");
  CHECK(path("content/a.md") == "/all/a/");
}

TEST_CASE("ASCII slugs are asked for, and give Chinese and German names a Latin form") {
  configuration::Configuration configuration;
  const auto made = document("content/Über/世界 Grüße.md", "x");
  CHECK(*site::permalink(made, "x", configuration) == "/über/世界-grüße/");
  configuration.slugs = site::Slugs::ascii;
  CHECK(*site::permalink(made, "x", configuration) == "/uber/shi-jie-grusse/");
  CHECK(site::term_segment("Česko+", site::Slugs::ascii) == "ceskoplus");
}

TEST_CASE("ugly URLs name files; a url in front matter is not changed") {
  configuration::Configuration configuration;
  configuration.urls = configuration::UrlStyle::ugly;
  configuration.permalinks = {{"blog", "/:year/:filename/", {}}};
  auto made = document("content/posts/a.md", "x");
  CHECK(*site::permalink(made, "x", configuration) == "/posts/a.html");
  CHECK(*site::permalink(document("content/blog/a.md", "x", "2024-05-01"), "x", configuration) ==
        "/2024/a.html");
  made.front_matter.url = content::Text{"/about/", {}};
  CHECK(*site::permalink(made, "x", configuration) == "/about/");
}

TEST_CASE("a title without letters is an error only where the title makes the address") {
  const auto made = document("content/posts/a.md", "x");
  CHECK(with_pattern("/:filename/", made, "!!!") == "/a/");
  CHECK(with_pattern("/:title/", made, "!!!").starts_with("error: the title has no letter"));
  CHECK(with_pattern("/:slug/", made, "..").starts_with("error: the title has no letter"));
  CHECK(with_pattern("/:title/", made, "!!!", PermalinkTokens::jekyll) == "/a/");
  CHECK(with_pattern("/:title/", document("content/posts/%&.md", "x")) == "/a-title/");
  auto named = document("content/posts/a.md", "x");
  named.front_matter.slug = content::Text{"--", {}};
  CHECK(with_pattern("/:slug/", named) ==
        "error: this slug has no letter or digit, so the URL would be empty");
  CHECK(with_pattern("/:filename/", document("content/posts/!!.md", "x")) ==
        "error: the name of this file has no letter or digit, so its URL would be empty");
}

TEST_CASE("one token means the title in Hugo and the name of the file in Jekyll") {
  auto made = document("content/posts/2024-05-02-Mixed_Case.-Name.aspx.md", "x", "2024-05-02");
  made.source.date = "2024-05-02";
  made.source.name = "Mixed_Case.-Name.aspx";
  const auto in_hugo = [&](const char* pattern) { return with_pattern(pattern, made, "C# & Co."); };
  const auto in_jekyll = [&](const char* pattern) {
    return with_pattern(pattern, made, "C# & Co.", PermalinkTokens::jekyll);
  };
  CHECK(in_hugo("/:title/") == "/c#-co./");
  CHECK(in_hugo("/:slug/") == "/c#-co./");
  CHECK(in_hugo("/:filename/") == "/2024-05-02-mixed_case.-name.aspx/");
  CHECK(in_jekyll("/:title/") == "/Mixed_Case.-Name.aspx/");
  CHECK(in_jekyll("/:slug/") == "/mixed-case-name-aspx/");
  CHECK(in_jekyll("/:name/") == "/2024-05-02-mixed-case-name-aspx/");
  CHECK(in_hugo("/:basename/") == "/2024-05-02-Mixed_Case.-Name.aspx/");
  CHECK(in_hugo("/Blog/:basename_without_date/") == "/blog/Mixed_Case.-Name.aspx/");
  CHECK(in_jekyll("/Blog/:basename/") == "/Blog/2024-05-02-Mixed_Case.-Name.aspx/");
  made.front_matter.slug = content::Text{"-A b-", {}};
  CHECK(in_hugo("/:slug/") == "/a-b/");
  CHECK(with_pattern("/:title/", made, "-A b-") == "/-a-b-/");
  CHECK(in_jekyll("/:title/") == "/A-b/");
}

TEST_CASE("a title that looks like a file is a folder, and only a pattern names a file") {
  const auto made = document("content/posts/a.md", "x");
  CHECK(with_pattern("/:title", made, "x.html") == "/x.html/");
  CHECK(with_pattern("/:title.html", made, "x") == "/x.html");
  CHECK(with_pattern("/:title:output_ext", made, "x") == "/x.html");
}

TEST_CASE("control characters and folders above never get into an address") {
  auto made = document("content/posts/a.md", "x");
  CHECK(with_pattern("/:title/:basename/", made, "x\x01y%01z%0a") == "/xyz/a/");
  CHECK(with_pattern("/:title/:basename/", made, "x%1Fy%7Fz~") == "/xyz~/a/");
  CHECK(with_pattern("/:title/", made, "%2e%2e%2fx").starts_with("error: the title"));
  made.front_matter.terms = {terms("categories", {"x\x01y"})};
  CHECK(with_pattern("/:categories/:basename/", made) == "/xy/a/");
}

TEST_CASE(":sections ends with the nearest section when the caller names it") {
  configuration::Configuration configuration;
  configuration.permalinks = {{"posts", "/:section/:sections/:filename/", {}}};
  const auto made = document("content/posts/Deep C++/er/a.md", "x");
  CHECK(*site::permalink(made, "x", configuration, "posts") == "/posts/posts/a/");
  CHECK(*site::permalink(made, "x", configuration, "posts/Deep C++") == "/posts/posts/deep-c-/a/");
}

TEST_CASE("ASCII slugs spell titles and names in Latin letters with the tokens of both") {
  configuration::Configuration configuration;
  configuration.slugs = site::Slugs::ascii;
  configuration.permalinks = {{"posts", "/:title/", {}}};
  const auto made = document("content/posts/Grüße_B.md", "x");
  CHECK(*site::permalink(made, "Ünï, 世界", configuration) == "/uni-shi-jie/");
  configuration.permalink_tokens = PermalinkTokens::jekyll;
  CHECK(*site::permalink(made, "x", configuration) == "/Grusse_B/");
}

TEST_CASE("of two patterns for one section the first counts") {
  configuration::Configuration configuration;
  configuration.permalinks = {{"posts", "/p/:filename/", {}}, {"/posts/", "/q/:filename/", {}}};
  CHECK(*site::permalink(document("content/posts/a.md", "x"), "x", configuration) == "/p/a/");
}

TEST_CASE("the tokens of categories and of the collection may be empty") {
  const auto made = document("content/a.md", "x");
  for (const char* token : {":categories", ":slugified_categories", ":collection"}) {
    CAPTURE(token);
    CHECK(with_pattern("/" + std::string(token) + "/:basename/", made, "x",
                       PermalinkTokens::jekyll) == "/a/");
  }
}

TEST_CASE("dots at the end of a name, and before a slash, are gone in Jekyll") {
  const auto in_jekyll = [](const char* pattern, const char* file) {
    return with_pattern(pattern, document(file, "x"), "x", PermalinkTokens::jekyll);
  };
  CHECK(in_jekyll("/:title-x/", "content/posts/a..md") == "/a-x/");
  CHECK(in_jekyll("/:path-x/", "content/posts/a..md") == "/a-x/");
  CHECK(in_jekyll("/b./:title/", "content/posts/a.md") == "/ba/");
  auto made = document("content/posts/a.md", "x");
  made.front_matter.terms = {terms("categories", {"b..c"})};
  CHECK(with_pattern("/:categories/:basename/", made) == "/b/c/a/");
}

TEST_CASE("the basename of a bundle is that of its folder") {
  auto made = document("content/posts/2024-05-02-a/index.md", "x", "2024-05-02");
  made.source.is_bundle = true;
  made.source.section = "posts";
  made.source.date = "2024-05-02";
  made.source.name = "a";
  CHECK(with_pattern("/:basename/", made) == "/2024-05-02-a/");
  CHECK(with_pattern("/:basename_without_date/", made) == "/a/");
}
