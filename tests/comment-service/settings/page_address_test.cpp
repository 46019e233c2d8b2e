#include "settings/page_address.h"

#include <doctest/doctest.h>

namespace {

settings::Settings with_sites(const std::vector<std::string>& urls) {
  settings::Settings settings;
  for (const std::string& url : urls) settings.sites.push_back(*settings::parse_site(url));
  return settings;
}

std::string path_of(const std::string& text, const settings::Settings& settings) {
  const auto path = settings::page_path(settings, text);
  if (path) return *path;
  CHECK(path.fault().code == base::Code::bad_request);
  return path.fault().message;
}

}  // namespace

TEST_CASE("a full address of the site is the path in it") {
  const auto settings = with_sites({"https://blog.example", "http://localhost:1313/sub"});
  for (const char* address :
       {"https://blog.example/caf%C3%A9/", "HTTPS://Blog.Example:443/caf%C3%A9/?utm=1#comments",
        "http://blog.example/caf%C3%A9/", "//blog.example/caf%C3%A9/",
        " https://blog.example./caf%C3%A9/", "https:\\\\blog.example\\caf%C3%A9\\",
        "\\\\blog.example/caf%C3%A9/"}) {
    CHECK_MESSAGE(path_of(address, settings) == "/caf%C3%A9/", address);
  }
  CHECK(path_of("https://blog.example", settings) == "/");
  CHECK(path_of("https://blog.example//", settings) == "/");
  CHECK(path_of("https%3A%2F%2Fblog.example%2Fa%2F", settings) == "/a/");
  CHECK(path_of("https://blog.example//a//b/", settings) == "/a//b/");
  CHECK(path_of("http://LOCALHOST:1313/sub/a/", settings) == "/sub/a/");
  CHECK(path_of("https://xn--bcher-kva.example/a/", with_sites({"https://b\xC3\xBC"
                                                                "cher.example"})) == "/a/");
  CHECK(path_of("http://[0:0::1]:8080/a/", with_sites({"http://[::1]:8080"})) == "/a/");
}

TEST_CASE("an address of another host, port or user is refused") {
  const auto settings = with_sites({"https://blog.example", "http://localhost:1313"});
  const std::string refused = "the thread is not a page of this site: ";
  const std::string way_out = "; give the page's path, such as /posts/a/";
  for (const char* address :
       {"http://other.example/", "//evil.example/x", "https://www.blog.example/a/",
        "https://blog.example.evil.example/a/", "https://blog.example:8443/a/",
        "http://blog.example:443/a/", "http://localhost/a/", "https:/\\evil.example/a/",
        "http%3a%2f%2Fevil.example%2Fa"}) {
    CHECK_MESSAGE(
        path_of(address, settings) == refused + "its address is on another host" + way_out,
        address);
  }
  for (const char* address : {"https://blog.example@evil.example/", "https://me@blog.example/a/"})
    CHECK(path_of(address, settings) == refused + "its address names a user" + way_out);
  for (const char* address : {"ftp://blog.example/a/", "file:///a/", "https://blog.example:x/a/"})
    CHECK(path_of(address, settings) == refused + "its address is not one of the web" + way_out);
  CHECK(path_of("https://blog.example/a/", {}) ==
        refused + "it is a full address, and the service was started without --site" + way_out);
}

TEST_CASE("a path is no full address") {
  for (const char* path :
       {"", "/", "//", "///", "///a", "/a//b", "a/b/", "/https://blog.example/", "a:b/", ":/",
        "1a://x", "a b://x", "?https://a.example/", "http:", "mailto:a@b.example"}) {
    CHECK_MESSAGE(path_of(path, {}) == path, path);
    CHECK_FALSE_MESSAGE(settings::is_full_address(path), path);
  }
}

TEST_CASE("a stored key may be a full address behind a slash") {
  const auto settings = with_sites({"https://blog.example"});
  const auto path = [&](const std::string& key) {
    const auto found = settings::stored_page_path(settings, key);
    return found ? *found : "none";
  };
  CHECK(path("/https://blog.example/caf%C3%A9/") == "/caf%C3%A9/");
  CHECK(path("//blog.example/a/") == "/a/");
  CHECK(path("/https://other.example/a/") == "none");
  CHECK(path("//other.example/a/") == "none");
  CHECK(path("/a/https://other.example/") == "/a/https://other.example/");
  CHECK(path("/") == "/");
}
