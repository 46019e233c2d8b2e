#include "site/permalink.h"

#include <doctest/doctest.h>

#include "../site/make.h"

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
}

TEST_CASE("a permalink pattern takes its parts from the page") {
  configuration::Configuration configuration;
  configuration.permalinks = {{"posts", "/:year/:month/:day/:slug/", {}}};
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
