#include "comments/latest_snapshot.h"

#include <doctest/doctest.h>

#include "../base/memory_files.h"
#include "service_double.h"

namespace {

constexpr base::Clock kNow{1'780'000'000};  // 2026-05-28T20:26:40Z

struct World {
  base::MemoryFiles files;
  comments::ServiceDouble service;
  base::Clock clock = kNow;

  base::Result<comments::LatestSnapshot> latest() {
    return comments::latest_snapshot(kAccess, service.transport(), {files, "site", clock, {}});
  }
  // The count of each thread: "/a/ 1, /b/ 2".
  std::string counts() {
    const auto latest_one = latest();
    if (!latest_one) return latest_one.error().message;
    std::string text;
    for (const auto& [key, thread] : latest_one->snapshot.threads)
      text += key + ' ' + std::to_string(thread.count) + ' ';
    return text;
  }

  bool asked_for_everything() const {
    const std::string& url = service.requests.back().url;
    return url.find("since=") == std::string::npos || url.find("since=0") != std::string::npos;
  }

  const comments::Access kAccess{"https://c.example", "secret"};
};

}  // namespace

TEST_CASE("only news are fetched, and they are merged into what is kept") {
  World world;
  world.service.set("/a/", {"x"});
  world.service.set("/b/", {});
  CHECK(world.counts() == "/a/ 1 /b/ 0 ");
  CHECK(world.asked_for_everything());
  world.service.set("/b/", {"y", "z"});
  world.service.news = {"/b/"};
  CHECK(world.counts() == "/a/ 1 /b/ 2 ");
  CHECK(world.service.requests.back().url.find("since=3") != std::string::npos);
  CHECK(world.counts() == "/a/ 1 /b/ 2 ");
}

TEST_CASE("another database, or an earlier state of it, replaces what is kept") {
  World world;
  world.service.set("/a/", {"x"});
  world.service.set("/b/", {"y"});
  CHECK(world.counts() == "/a/ 1 /b/ 1 ");
  SUBCASE("another database") { world.service.epoch = "e2"; }
  SUBCASE("a restored copy") {
    world.service.sequence = 1;
    world.service.news = {"/a/"};  // the service sends everything that it has
  }
  world.service.lines.erase("/b/");
  CHECK(world.counts() == "/a/ 1 ");
  CHECK(world.counts() == "/a/ 1 ");
}

TEST_CASE(
    "a service that does not answer well leaves what is kept, with a warning that says its age") {
  World world;
  world.service.set("/a/", {"x"});
  CHECK(world.counts() == "/a/ 1 ");
  const auto kept = world.files.all;
  world.clock.now += 3 * 24 * 3600;
  std::string said;
  SUBCASE("no answer") {
    world.service.failure.failure = "nothing answers at this address";
    said = "nothing answers";
  }
  SUBCASE("a server error") {
    world.service.failure.status = 500;
    said = "500";
  }
  SUBCASE("a revoked token") {
    world.service.failure.status = 401;
    said = "token";
  }
  SUBCASE("a page of another server") {
    world.service.failure = {.status = 200, .media_type = "text/html", .body = "<p>Hello"};
    said = "web page";
  }
  SUBCASE("an answer that was cut off") {
    world.service.failure = {.status = 200, .media_type = "application/x-ndjson"};
    world.service.failure.body = comments::thread_line("/a/", {"x", "y"});
    said = "cut off";
  }
  const auto latest = world.latest();
  REQUIRE(latest);
  CHECK(latest->snapshot.threads.at("/a/").count == 1);
  REQUIRE(latest->warnings.size() == 1);
  const base::Diagnostic& warning = latest->warnings[0];
  CHECK(warning.severity == base::Severity::warning);
  INFO(warning.message);
  CHECK(warning.message.find(said) != std::string::npos);
  CHECK(warning.message.ends_with(
      "; the pages have the comments of 2026-05-28 20:26 UTC, 3 days ago"));
  CHECK(world.files.all == kept);
}

TEST_CASE("without an answer and without a kept snapshot there is an error, never an empty list") {
  World world;
  world.service.failure.failure = "nothing answers at this address";
  const auto latest = world.latest();
  REQUIRE_FALSE(latest);
  CHECK(latest.error().message.ends_with("; no comments of an earlier build are kept"));
  CHECK(world.files.all.empty());
}

TEST_CASE("without an answer, a kept snapshot that is cut off is named and left as it is") {
  World world;
  world.service.set("/a/", {"x"});
  CHECK(world.counts() == "/a/ 1 ");
  for (auto& [path, text] : world.files.all) text = text.substr(0, text.size() / 2);
  const auto kept = world.files.all;
  world.service.failure.status = 500;
  const auto latest = world.latest();
  REQUIRE_FALSE(latest);
  INFO(latest.error().message);
  CHECK(latest.error().message.find("; the comments kept in ") != std::string::npos);
  CHECK(latest.error().message.ends_with(".ndjson cannot be read"));
  CHECK(world.files.all == kept);
}

TEST_CASE("when a date passes at which a thread closes, everything is fetched again") {
  World world;
  const std::string closes = R"(,"open":true,"closes":"2026-05-28T20:26:41Z")";
  world.service.set("/a/", {"x"}, closes);
  CHECK(world.counts() == "/a/ 1 ");
  CHECK(world.counts() == "/a/ 1 ");
  CHECK_FALSE(world.asked_for_everything());
  ++world.clock.now;
  world.service.set("/a/", {"x"}, R"(,"open":false,"closes":"2026-05-28T20:26:41Z")");
  CHECK(world.counts() == "/a/ 1 ");
  CHECK(world.asked_for_everything());
  CHECK(world.counts() == "/a/ 1 ");
  CHECK_FALSE(world.asked_for_everything());
}

TEST_CASE("a clock that goes backwards tells no age") {
  const comments::KeptSnapshot kept{{}, kNow.now};
  CHECK(comments::age_text(kept, {kNow.now - 86400}) == "of 2026-05-28 20:26 UTC");
  CHECK(comments::age_text(kept, {kNow.now + 59}) ==
        "of 2026-05-28 20:26 UTC, less than a minute ago");
  CHECK(comments::age_text(kept, {kNow.now + 7199}) == "of 2026-05-28 20:26 UTC, 119 minutes ago");
  CHECK(comments::age_text(kept, {kNow.now + 7200}) == "of 2026-05-28 20:26 UTC, 2 hours ago");
  CHECK(comments::age_text({}, kNow) == "of an unknown time");
}
