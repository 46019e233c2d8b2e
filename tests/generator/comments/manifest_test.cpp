#include "comments/manifest.h"

#include <doctest/doctest.h>

TEST_CASE("a page that only takes comments has three members") {
  CHECK(comments::manifest_json({{.key = "/a/", .title = "A \"q\"", .lang = "en"}}) ==
        R"({"threads":[{"key":"/a/","title":"A \"q\"","lang":"en"}]})");
  CHECK(comments::manifest_json({}) == R"({"threads":[]})");
}

TEST_CASE("whatever a page says about its comments is in the manifest") {
  CHECK(comments::manifest_json({{.key = "/ä/",
                                  .title = "T",
                                  .lang = "de",
                                  .is_open = false,
                                  .closes = "2026-12-31T23:59:59Z",
                                  .moderation = comments::Moderation::hold,
                                  .aliases = {"/old/", "/older/"},
                                  .id = "first"}}) ==
        R"({"threads":[{"key":"/ä/","title":"T","lang":"de","open":false,)"
        R"("closes":"2026-12-31T23:59:59Z","moderation":"hold",)"
        R"("aliases":["/old/","/older/"],"id":"first"}]})");
}
