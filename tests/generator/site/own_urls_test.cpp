#include "site/own_urls.h"

#include <doctest/doctest.h>

TEST_CASE("every spelling of the site's address is its own") {
  const site::OwnUrls own("https://example.org/blog/");
  for (const char* url :
       {"https://example.org/blog/", "https://example.org/blog", "https://example.org/blog/a/?b#c",
        "HTTPS://Example.ORG/blog/a/", "https://example.org:443/blog/", "http://example.org/blog/",
        "http://example.org:80/blog/", "//example.org/blog/a/", "https://example.org/%62log/a/"}) {
    CAPTURE(url);
    CHECK(own.on_site(url));
  }
}

TEST_CASE("an address without a scheme has that of the site") {
  CHECK(site::OwnUrls("http://example.org/").on_site("//example.org:80/x"));
  CHECK_FALSE(site::OwnUrls("http://example.org/").on_site("//example.org:443/x"));
  CHECK(site::OwnUrls("https://example.org/").on_site("//example.org:443/x"));
  CHECK_FALSE(site::OwnUrls("https://example.org/").on_site("//example.org:80/x"));
}

TEST_CASE("other servers, ports, paths and schemes are not the site's own") {
  const site::OwnUrls own("https://example.org/blog/");
  for (const char* url :
       {"https://example.org/", "https://example.org/blogs/", "https://example.org/other/",
        "https://www.example.org/blog/", "https://example.org.evil.example/blog/",
        "https://example.org:8443/blog/", "http://example.org:443/blog/",
        "https://user@example.org/blog/", "https://archive.example/https://example.org/blog/",
        "mailto:a@example.org", "ftp://example.org/blog/", "/blog/", "", "//", "https://"}) {
    CAPTURE(url);
    CHECK_FALSE(own.on_site(url));
  }
}

TEST_CASE("a site without base_url owns no absolute address") {
  const site::OwnUrls own("");
  CHECK_FALSE(own.on_site("https://example.org/"));
  CHECK_FALSE(own.on_site("//"));
  CHECK_FALSE(own.on_site("https:///a"));
  CHECK(own.site_path("/a/") == "/a/");
}
