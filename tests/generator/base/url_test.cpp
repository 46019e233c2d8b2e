#include "base/url.h"

#include <doctest/doctest.h>

TEST_CASE("paths and query values are percent-encoded") {
  CHECK(base::escape_path("/a b/ä%20%zz?#") == "/a%20b/%C3%A4%2520%25zz%3F%23");
  CHECK(base::encode_path("/a b/ä%20%zz?#") == "/a%20b/%C3%A4%20%25zz%3F%23");
  CHECK(base::encode_query("a b&c=+/") == "a%20b%26c%3D%2B/");
  CHECK(base::decode("%41%c3%A4%zz%4") == "Aä%zz%4");
  CHECK(base::decode("%2541") == "%41");
}

TEST_CASE("absolute URLs have a scheme or two slashes") {
  CHECK(base::is_absolute_url("https://a.org"));
  CHECK(base::is_absolute_url("mailto:a@b"));
  CHECK(base::is_absolute_url("//a.org/x"));
  CHECK_FALSE(base::is_absolute_url("/a:b"));
  CHECK_FALSE(base::is_absolute_url("a/b:c"));
  CHECK_FALSE(base::is_absolute_url(":x"));
  CHECK_FALSE(base::is_absolute_url(""));
}

TEST_CASE("a URL has an origin and a path") {
  CHECK(base::path_of("https://a.org/blog/?x#y") == "/blog/");
  CHECK(base::path_of("https://a.org") == "/");
  CHECK(base::path_of("file:///x/y") == "/x/y");
  CHECK(base::path_of("/x/y?z") == "/x/y");
  CHECK(base::path_of("https://a.org?x=/y") == "/");
  CHECK(base::path_of("https://a.org#/y") == "/");
  CHECK(base::origin_of("https://a.org:8080/blog/") == "https://a.org:8080");
  CHECK(base::origin_of("https://a.org?x") == "https://a.org");
}

TEST_CASE("references are resolved as RFC 3986 has it") {
  CHECK(base::resolve_path("/b/c/d", "g") == "/b/c/g");
  CHECK(base::resolve_path("/b/c/d", "./g") == "/b/c/g");
  CHECK(base::resolve_path("/b/c/d", "g/") == "/b/c/g/");
  CHECK(base::resolve_path("/b/c/d", "/g") == "/g");
  CHECK(base::resolve_path("/b/c/d", "") == "/b/c/d");
  CHECK(base::resolve_path("/b/c/d", ".") == "/b/c/");
  CHECK(base::resolve_path("/b/c/d", "..") == "/b/");
  CHECK(base::resolve_path("/b/c/d", "../..") == "/");
  CHECK(base::resolve_path("/b/c/d", "../../../g") == "/g");
  CHECK(base::resolve_path("/b/c/d", "/./g") == "/g");
  CHECK(base::resolve_path("/b/c/d", "g/./h/../i") == "/b/c/g/i");
}

TEST_CASE("a reference is resolved to a whole URL") {
  const std::string page = "https://example.org/blog/posts/a/?q#f";
  CHECK(base::resolve_url(page, "b.png") == "https://example.org/blog/posts/a/b.png");
  CHECK(base::resolve_url(page, "../c/?x=1#y") == "https://example.org/blog/posts/c/?x=1#y");
  CHECK(base::resolve_url(page, "/d") == "https://example.org/d");
  CHECK(base::resolve_url(page, "?x") == "https://example.org/blog/posts/a/?x");
  CHECK(base::resolve_url(page, "#x") == "https://example.org/blog/posts/a/?q#x");
  CHECK(base::resolve_url(page, "") == "https://example.org/blog/posts/a/?q");
  CHECK(base::resolve_url(page, "//cdn.example/x") == "https://cdn.example/x");
  CHECK(base::resolve_url(page, "mailto:a@example.org") == "mailto:a@example.org");
  CHECK(base::resolve_url(page, "http://example.com") == "http://example.com");
}
