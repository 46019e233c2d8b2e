#include "domain/thread.h"

#include <doctest/doctest.h>

TEST_CASE("a thread's key is the page's path in its one spelling") {
  CHECK(*domain::thread_key("/posts/a/") == "/posts/a/");
  CHECK(*domain::thread_key("posts/a/") == "/posts/a/");
  CHECK(*domain::thread_key("/posts/a/index.html") == "/posts/a/");
  CHECK(*domain::thread_key("/index.html") == "/");
  CHECK(*domain::thread_key("/my-index.html") == "/my-index.html");
  CHECK(*domain::thread_key("/a/?utm=1") == "/a/");
  CHECK(*domain::thread_key("/cafe\xCC\x81/") == "/caf\xC3\xA9/");
  // The path was decoded when the URL was parsed, so it is not decoded again.
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
