#include "domain/thread.h"

#include <doctest/doctest.h>

#include <set>

TEST_CASE("a thread's key is the page's path in its one spelling") {
  CHECK(*domain::thread_key("/posts/a/") == "/posts/a/");
  CHECK(*domain::thread_key("posts/a/") == "/posts/a/");
  CHECK(*domain::thread_key("/posts/a/index.html") == "/posts/a/");
  CHECK(*domain::thread_key("/index.html") == "/");
  CHECK(*domain::thread_key("/my-index.html") == "/my-index.html");
  CHECK(*domain::thread_key("/a/?utm=1") == "/a/");
  CHECK(*domain::thread_key("/cafe\xCC\x81/") == "/caf\xC3\xA9/");
  // The site itself gives decoded paths.
  CHECK(*domain::thread_key("/100%25/") == "/100%25/");
}

TEST_CASE("a dot segment is refused wherever it is, and other dots are not") {
  for (const char* path : {"/.", "/..", "/./", "/../", "/./a", "/../a", "/a/.", "/a/..", "/a/./",
                           "/a/../b", "/a//../", ".", "..", "./a", "../a", "/a/./index.html"}) {
    const auto key = domain::thread_key(path);
    REQUIRE_FALSE_MESSAGE(key, path);
    CHECK(key.fault().message == "the thread is not a page's path: it holds \".\" or \"..\"");
  }
  for (const char* path :
       {"/", "/.a", "/a.", "/..a/", "/a../", "/.../", "/a/.b/..c", "//", "/a//b", "/a/.%2e/"}) {
    REQUIRE_MESSAGE(domain::thread_key(path), path);
    CHECK(*domain::thread_key(path) == path);
  }
}

TEST_CASE("what is wrong with a path is told") {
  const auto wrong = [](const std::string& path) {
    const auto key = domain::thread_key(path);
    if (key) return std::string();
    CHECK(key.fault().code == base::Code::bad_request);
    return key.fault().message;
  };
  const std::string no_path = "the thread is not a page's path: ";
  CHECK(wrong("") == "the parameter \"thread\" is missing");
  CHECK(wrong("/\xFF") == no_path + "it is not valid UTF-8");
  CHECK(wrong("/a\nb") == no_path + "it holds the character U+000A");
  const std::string longest = "/" + std::string(domain::kThreadKeyLimit - 1, 'a');
  CHECK(wrong(longest).empty());
  CHECK(wrong(longest + "a") == no_path + "it is too long");
  CHECK(wrong(longest + "?a").empty());
  CHECK(*domain::thread_key("?a") == "/");
  CHECK(*domain::thread_key("index.html") == "/");
}

namespace {

// The key that a reader means on a site with these pages.
std::string meant(const std::string& path, const std::set<std::string>& listed = {}) {
  const auto key = domain::meant_key(
      path, [&](const std::string& one) -> base::Result<bool> { return listed.contains(one); });
  return key ? *key : key.fault().message;
}

}  // namespace

TEST_CASE("a percent-encoded path and one with a fragment mean the page itself") {
  CHECK(meant("/caf%C3%A9/") == "/caf\xC3\xA9/");
  CHECK(meant("caf%c3%a9/index.html?utm=1") == "/caf\xC3\xA9/");
  CHECK(meant("/cafe%CC%81/") == "/caf\xC3\xA9/");
  CHECK(meant("/a%2Fb/") == "/a/b/");
  CHECK(meant("/a/%69ndex.html") == "/a/");
  CHECK(meant("%2Fposts%2Fa%2F") == "/posts/a/");
  CHECK(meant("/%2F%2fevil.example/x") == "/evil.example/x");
  CHECK(meant("%2F") == "/");
  CHECK(meant("/100%/") == "/100%/");
  CHECK(meant("/a+b/") == "/a+b/");
  CHECK(meant("/a/#c") == "/a/");
  CHECK(meant("/a/index.html#c%41") == "/a/");
  CHECK(meant("#c") == "/");
}

TEST_CASE("a path is decoded once, and only to a key whose own links lead to it") {
  // Twice encoded: the decoded key would itself be decoded when its link is followed.
  CHECK(meant("/100%2541/") == "/100%2541/");
  CHECK(meant("/100%2541/#c") == "/100%2541/");
  CHECK(meant("/caf%E9/") == "/caf%E9/");
  CHECK(meant("/a%00/") == "/a%00/");
  CHECK(meant("/a%0A/") == "/a%0A/");
  CHECK(meant("/a/%2e%2e/b/") == "/a/%2e%2e/b/");
  CHECK(meant("/a/.%2e/") == "/a/.%2e/");
  CHECK(meant("/what%3F/") == "/what%3F/");
  CHECK(meant("/c%23/") == "/c%23/");
  for (const char* path :
       {"/100%2541/", "/caf%E9/", "/what%3F/", "/c%23/", "/a%2Fb/", "/%25%34%31/", "/%2525/"}) {
    CHECK_MESSAGE(meant(meant(path)) == meant(path), path);
  }
}

TEST_CASE("a key that the manifest lists is taken as it is") {
  CHECK(meant("/100%41/", {"/100%41/"}) == "/100%41/");
  CHECK(meant("/100%41/#c", {"/100%41/"}) == "/100%41/");
  CHECK(meant("/100%2541/", {"/100%41/"}) == "/100%41/");
  CHECK(meant("/100%2541/#c", {"/100%41/"}) == "/100%41/");
  CHECK(meant("/100%252541/", {"/100%41/"}) == "/100%252541/");
  CHECK(meant("/c#/", {"/c#/"}) == "/c#/");
  CHECK(meant("/c%23/", {"/c#/"}) == "/c#/");
  CHECK(meant("/100%41/", {"/100A/"}) == "/100A/");
}

TEST_CASE("the list of pages is only asked for paths that may mean two keys") {
  const auto fails = [](const std::string&) -> base::Result<bool> {
    return base::Fault{base::Code::unavailable, "no pages"};
  };
  CHECK(*domain::meant_key("/caf\xC3\xA9/100%/", fails) == "/caf\xC3\xA9/100%/");
  for (const char* path : {"/%41/", "/a/#c", "/%2541/"}) {
    const auto key = domain::meant_key(path, fails);
    REQUIRE_FALSE_MESSAGE(key, path);
    CHECK(key.fault().message == "no pages");
  }
}

TEST_CASE("the limit of a key holds for the decoded one") {
  std::string encoded = "/";
  for (std::size_t i = 1; i < domain::kThreadKeyLimit; ++i) encoded += "%61";
  CHECK(meant(encoded) == "/" + std::string(domain::kThreadKeyLimit - 1, 'a'));
  CHECK(meant(encoded + "%61") == "the thread is not a page's path: it is too long");
  CHECK(meant("/../%41") == "the thread is not a page's path: it holds \".\" or \"..\"");
  CHECK(meant("") == "the parameter \"thread\" is missing");
}

TEST_CASE("the path of an address is decoded once, whatever it means") {
  CHECK(*domain::decoded_key("/caf%C3%A9/") == "/caf\xC3\xA9/");
  CHECK(*domain::decoded_key("/100%2541/") == "/100%41/");
  CHECK(*domain::decoded_key("/c%23/") == "/c#/");
  CHECK(*domain::decoded_key("/caf%E9/") == "/caf%E9/");
  CHECK_FALSE(domain::decoded_key("/a/../b"));
}

TEST_CASE("a thread is open until it, its page or its time closes it") {
  const base::Time now(std::chrono::hours(100));
  const auto open = [&](bool thread, bool page, std::optional<base::Time> closes) {
    domain::Thread one;
    one.open = thread;
    one.page_open = page;
    one.closes = closes;
    return domain::is_open(one, now);
  };
  CHECK(open(true, true, std::nullopt));
  CHECK_FALSE(open(false, true, std::nullopt));
  CHECK_FALSE(open(true, false, std::nullopt));
  CHECK(open(true, true, now + std::chrono::milliseconds(1)));
  CHECK_FALSE(open(true, true, now));
  CHECK(domain::name(domain::Moderation::hold) == "hold");
  CHECK(domain::name(domain::Moderation::policy) == "policy");
  CHECK(domain::moderation_named("hold") == domain::Moderation::hold);
  CHECK(domain::moderation_named("policy") == domain::Moderation::policy);
  CHECK_FALSE(domain::moderation_named("none"));
}

TEST_CASE("a text that is not a page's path is refused") {
  CHECK_FALSE(domain::thread_key(""));
  CHECK_FALSE(domain::thread_key("/\xFF"));
  CHECK_FALSE(domain::thread_key("/a\nb"));
  CHECK_FALSE(domain::thread_key("/a/../b"));
  CHECK_FALSE(domain::thread_key("/.."));
  CHECK_FALSE(domain::thread_key("/" + std::string(1000, 'a')));
}
