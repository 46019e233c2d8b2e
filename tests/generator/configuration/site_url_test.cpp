#include "configuration/site_url.h"

#include <doctest/doctest.h>

using configuration::site_url;

TEST_CASE("the address of a site gets its normal form") {
  const std::pair<const char*, const char*> cases[] = {
      {"https://ex.org", "https://ex.org/"},
      {"https://ex.org//", "https://ex.org/"},
      {"https://ex.org//blog/", "https://ex.org/blog/"},
      {"https://ex.org/blog//deep", "https://ex.org/blog/deep/"},
      {"  https://ex.org/ ", "https://ex.org/"},
      {"HTTPS://EX.org/Blog/", "https://ex.org/Blog/"},
      {"https://ex.org:443/", "https://ex.org/"},
      {"http://ex.org:80/", "http://ex.org/"},
      {"https://ex.org:/", "https://ex.org/"},
      {"https://ex.org:80/", "https://ex.org:80/"},
      {"http://[::1]:8080//a", "http://[::1]:8080/a/"},
      {"http://127.0.0.1:1313/blog/", "http://127.0.0.1:1313/blog/"},
      {"https://ex.org/%20x/ü/", "https://ex.org/%20x/ü/"},
      {"https://ex.org/a!~/", "https://ex.org/a!~/"},
      {"https://ex.org:1", "https://ex.org:1/"},
      {"https://ex.org:65535/a", "https://ex.org:65535/a/"},
      {"https://ex.org:0443/a", "https://ex.org/a/"},
      {"http://ex.org:443/", "http://ex.org:443/"},
      {"http://[::1]", "http://[::1]/"},
      {"https://[2001:DB8::1]/", "https://[2001:db8::1]/"},
      {"https://localhost/...", "https://localhost/.../"},
      {"https://ex.org/a%5Cb", "https://ex.org/a%5Cb/"},
  };
  for (const auto& [written, normal] : cases) {
    CAPTURE(written);
    const auto url = site_url(written);
    REQUIRE(url);
    CHECK(*url == normal);
    CHECK(*site_url(*url) == normal);
  }
}

TEST_CASE("what is no address of a site is refused with its reason") {
  const std::pair<const char*, const char*> cases[] = {
      {"", "must be an absolute URL"},
      {"ex.org", "must be an absolute URL"},
      {"//ex.org/", "must be an absolute URL"},
      {"/blog/", "must be an absolute URL"},
      {"ftp://ex.org/", "must be an absolute URL"},
      {"https:/ex.org/", "must be an absolute URL"},
      {"https:ex.org", "must be an absolute URL"},
      {"https://", "has no host"},
      {"https:///ex.org", "has no host"},
      {"https://:80/", "has no valid host"},
      {"https://a*b/", "has no valid host"},
      {"https://a<b/", "has no valid host"},
      {"https://a,b/", "has no valid host"},
      {"https://a;b/", "has no valid host"},
      {"https://ex.org/?x", "cannot have a query or a fragment"},
      {"https://ex.org#x", "cannot have a query or a fragment"},
      {"https://ex.org/a b", "cannot hold blanks, backslashes or control characters"},
      {"https:\\\\ex.org", "must be an absolute URL"},
      {"https://ex.org\\a", "cannot hold blanks, backslashes or control characters"},
      {"https://ex.org/\x7F", "cannot hold blanks, backslashes or control characters"},
      {"https://ex.org/\x1F/", "cannot hold blanks, backslashes or control characters"},
      {"https://ex.org/\xFF/", "cannot hold blanks, backslashes or control characters"},
      {"https://ada@ex.org/", "cannot hold a user's name or password"},
      {"https://ada:x@ex.org/", "cannot hold a user's name or password"},
      {"https://ex.org:0/", "has a port that is no number from 1 to 65535"},
      {"https://ex.org:65536/", "has a port that is no number from 1 to 65535"},
      {"https://ex.org:-1/", "has a port that is no number from 1 to 65535"},
      {"https://ex.org:x/", "has a port that is no number from 1 to 65535"},
      {"https://ex.org:99999999999/", "has a port that is no number from 1 to 65535"},
      {"https://[::1]:x/", "has a port that is no number from 1 to 65535"},
      {"https://ex.org:80x/", "has a port that is no number from 1 to 65535"},
      {"https://ex.org/../a/", "cannot hold \".\", \"..\" or \"%2F\" in its path"},
      {"https://ex.org/%2e%2E/", "cannot hold \".\", \"..\" or \"%2F\" in its path"},
      {"https://ex.org/%2Fa/", "cannot hold \".\", \"..\" or \"%2F\" in its path"},
  };
  for (const auto& [written, reason] : cases) {
    CAPTURE(written);
    const auto url = site_url(written);
    REQUIRE_FALSE(url);
    CHECK(url.error().message == reason);
    CHECK_FALSE(url.error().hint.empty());
  }
}

TEST_CASE("an address without its scheme is shown with one") {
  CHECK(site_url("ex.org//blog").error().hint == "write https://ex.org/blog/");
  CHECK(site_url("//ex.org").error().hint == "write https://ex.org/");
  CHECK(site_url("https:/ex.org/").error().hint == "write https://ex.org/");
  CHECK(site_url("https:///ex.org/").error().hint == "write https://ex.org/");
  CHECK(site_url("HTTP:ex.org/A").error().hint == "write https://ex.org/A/");
  CHECK(site_url("https://").error().hint ==
        "for example https://example.org/ or https://example.org/blog/");
  for (const char* unclear : {"mailto:a@ex.org", "localhost", "localhost/a.b", "/ex.org", "/a.b/c",
                              "ftp.org:x", "ex.org/../", "https:", ""}) {
    CAPTURE(unclear);
    CHECK(site_url(unclear).error().hint.starts_with("for example "));
  }
  CHECK(site_url("https://ex.org/?a").error().hint == "leave out what begins with ? or #");
  CHECK(site_url("https://a@ex.org/").error().hint == "every page would show it to its readers");
}
