#include "comments/check_snapshot.h"

#include <doctest/doctest.h>

#include "sample.h"

TEST_CASE("a thread with a script is taken out and named, and the others stay") {
  comments::Snapshot snapshot = comments::sample_snapshot();
  snapshot.threads.at("/posts/a/").fragment =
      "<div class=\"postil-comments\" data-postil-version=\"3-a\">\n"
      "<h2 class=\"postil-count\" id=\"postil-count\" tabindex=\"-1\"><bdi>No comments "
      "yet</bdi></h2>\n"
      "</div>\n";
  comments::Thread& bad = snapshot.threads["/bad/"];
  bad.key = "/bad/";
  bad.count = 7;
  bad.comments = {{.id = "c1", .name = "Eve"}};
  bad.fragment =
      "<div class=\"postil-comments\" data-postil-version=\"1\">\n<script>1</script>\n</div>\n";
  const comments::Snapshot before = snapshot;
  const auto warnings = comments::refuse_unsafe_threads(snapshot, "https://c.example", {2});
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].severity == base::Severity::warning);
  CHECK(warnings[0].location.file == "https://c.example");
  CHECK(warnings[0].message.starts_with("the thread /bad/ is refused: the element <script>"));
  const comments::Thread& left = snapshot.threads.at("/bad/");
  CHECK(left.count == 0);
  CHECK(left.fragment.empty());
  CHECK(left.comments.empty());
  CHECK(snapshot.threads.at("/posts/a/") == before.threads.at("/posts/a/"));
  CHECK(snapshot.threads.at("/old/") == before.threads.at("/old/"));  // a moved thread has no HTML
}

TEST_CASE("a thread that has moved but has HTML is checked, too") {
  comments::Snapshot snapshot = comments::sample_snapshot();
  snapshot.threads.erase("/posts/a/");
  snapshot.threads.at("/old/").fragment = "<p onclick=\"x\">";
  CHECK(comments::refuse_unsafe_threads(snapshot, "c", {}).size() == 1);
}
