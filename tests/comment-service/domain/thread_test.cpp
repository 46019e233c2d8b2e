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

TEST_CASE("a text that is not a page's path is refused") {
  CHECK_FALSE(domain::thread_key(""));
  CHECK_FALSE(domain::thread_key("/\xFF"));
  CHECK_FALSE(domain::thread_key("/a\nb"));
  CHECK_FALSE(domain::thread_key("/a/../b"));
  CHECK_FALSE(domain::thread_key("/.."));
  CHECK_FALSE(domain::thread_key("/" + std::string(1000, 'a')));
}
