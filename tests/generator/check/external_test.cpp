#include "check/external.h"

#include <doctest/doctest.h>

#include "memory_site.h"

namespace {

constexpr base::Instant kNow = 1719792000;
const std::string kCache = "site/.postil/cache/external-links";

std::vector<check::ExternalLink> links(const std::vector<std::string>& urls) {
  std::vector<check::ExternalLink> made;
  for (const std::string& url : urls)
    made.push_back({url, {base::Location{.file = "a.md", .line = 1, .column = 1}}});
  return made;
}

// Answers as `answers` has it, and counts the questions.
struct World {
  std::map<std::string, network::Answer> answers;
  std::size_t asked = 0;
  base::MemoryFiles files;

  std::string check(const std::vector<std::string>& urls, base::Instant now = kNow) {
    base::Report report;
    const auto ask = [this](const std::vector<std::string>& wanted) {
      std::vector<network::Answer> given;
      for (const std::string& url : wanted) given.push_back(answers.at(url));
      asked += wanted.size();
      return given;
    };
    check::check_external(links(urls), ask, {files, kCache, {now}}, report);
    return findings_of(report);
  }
};

}  // namespace

TEST_CASE("what is gone, fails or is not answered is named; what is kept from programs is not") {
  World world{.answers = {{"http://a/", {200, ""}},
                          {"http://b/", {404, ""}},
                          {"http://c/", {403, ""}},
                          {"http://d/", {500, ""}},
                          {"http://e/", {0, "Timeout was reached"}},
                          {"http://f/", {999, ""}}}};
  CHECK(
      world.check({"http://a/", "http://b/", "http://c/", "http://d/", "http://e/", "http://f/"}) ==
      "a.md:1:1: http://b/ answers 404\n"
      "a.md:1:1: http://d/ answers 500\n"
      "a.md:1:1: http://e/ is not answered | Timeout was reached\n");
}

TEST_CASE("good answers count for a week, bad ones are asked for again") {
  World world{.answers = {{"http://a/", {200, ""}}, {"http://b/", {404, ""}}}};
  world.check({"http://a/", "http://b/"});
  CHECK(world.asked == 2);
  CHECK(world.check({"http://a/", "http://b/"}, kNow + 6 * 86'400).find("http://b/") !=
        std::string::npos);
  CHECK(world.asked == 3);
  world.check({"http://a/"}, kNow + 8 * 86'400);
  CHECK(world.asked == 4);
}

TEST_CASE("a cache that is damaged or of the future is as good as none") {
  World world{.answers = {{"http://a/", {200, ""}}}};
  for (const char* text : {"x http://a/\n", "\n\n", "1719792001 http://a/\n", "99"}) {
    world.files.all[kCache] = text;
    const std::size_t before = world.asked;
    CHECK(world.check({"http://a/"}).empty());
    CHECK(world.asked == before + 1);
  }
}

TEST_CASE("a status from 400 on is a fault, unless it says that programs are refused") {
  for (const int status : {400, 404, 406, 408, 410, 428, 430, 450, 452, 500, 502, 504, 599}) {
    CAPTURE(status);
    World world{.answers = {{"http://a/", {status, ""}}}};
    CHECK(world.check({"http://a/"}) ==
          "a.md:1:1: http://a/ answers " + std::to_string(status) + '\n');
  }
  for (const int status : {200, 301, 399, 401, 402, 403, 405, 407, 429, 451, 503, 600, 999}) {
    CAPTURE(status);
    World world{.answers = {{"http://a/", {status, ""}}}};
    CHECK(world.check({"http://a/"}).empty());
  }
}
