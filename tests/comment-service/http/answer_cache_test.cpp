#include "http/answer_cache.h"

#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>
#include <thread>

#include "support/service.h"

using support::header;
using support::Json;
using support::Service;

namespace {

// A data source that counts its calls.
struct Source {
  http::CacheRequest cache_request(const std::string& name) {
    return {name,
            [this]() -> base::Result<http::CachedAnswer> {
              ++states;
              return http::CachedAnswer{state, until};
            },
            [this]() -> base::Result<http::Response> {
              ++makes;
              return http::json_response(200, body);
            }};
  }

  std::string state = "1";
  base::Time until = base::Time::max();
  std::string body = "one";
  int states = 0;
  int makes = 0;
};

std::string body_of(http::AnswerCache& answer_cache, Source& source, std::int64_t change,
                    const std::string& name = "a") {
  const auto answer = answer_cache.find(source.cache_request(name), change, base::Time());
  REQUIRE(answer);
  return (*answer)->response.body;
}

bool answer_of(Service& service, const http::CacheRequest& cache_request) {
  const auto answer =
      service.answer_cache.find(cache_request, service.store->change(), service.clock.now());
  return static_cast<bool>(answer);
}

}  // namespace

TEST_CASE("an answer is cached until the shown state changes") {
  http::AnswerCache answer_cache;
  Source source;
  CHECK(body_of(answer_cache, source, 1) == "one");
  CHECK(body_of(answer_cache, source, 1) == "one");
  CHECK(source.states == 1);
  // A write that does not change the shown state.
  CHECK(body_of(answer_cache, source, 2) == "one");
  CHECK(body_of(answer_cache, source, 2) == "one");
  CHECK(source.states == 2);
  CHECK(source.makes == 1);
  source.state = "2";
  source.body = "two";
  CHECK(body_of(answer_cache, source, 2) == "one");
  CHECK(body_of(answer_cache, source, 3) == "two");
  CHECK(source.makes == 2);
}

TEST_CASE("a cached answer expires when time alone changes it") {
  http::AnswerCache answer_cache;
  Source source;
  source.until = base::Time(std::chrono::milliseconds(0));
  CHECK(body_of(answer_cache, source, 1) == "one");
  CHECK(body_of(answer_cache, source, 1) == "one");
  CHECK(source.states == 2);
}

TEST_CASE("a failed answer is not cached") {
  http::AnswerCache answer_cache;
  Source source;
  auto failing = source.cache_request("a");
  failing.make = []() -> base::Result<http::Response> {
    return base::Fault{base::Code::unavailable, "not now"};
  };
  CHECK_FALSE(answer_cache.find(failing, 1, base::Time()));
  CHECK(body_of(answer_cache, source, 1) == "one");
}

TEST_CASE("the least recently used answers are evicted first, and a very large one is not cached") {
  http::AnswerCache answer_cache(8'000);
  Source source;
  source.body = std::string(1'000, 'x');
  for (const char* name : {"a", "b", "c", "d", "e"}) body_of(answer_cache, source, 1, name);
  CHECK(source.makes == 5);
  body_of(answer_cache, source, 1, "a");
  CHECK(source.makes == 5);
  body_of(answer_cache, source, 1, "f");
  body_of(answer_cache, source, 1, "a");
  CHECK(source.makes == 6);
  body_of(answer_cache, source, 1, "b");
  CHECK(source.makes == 7);
  source.body = std::string(2'000, 'x');
  body_of(answer_cache, source, 1, "giant");
  body_of(answer_cache, source, 1, "giant");
  CHECK(source.makes == 9);
}

TEST_CASE("the cache keeps as many answers as fit, also after many were evicted") {
  Source source;
  // With what an entry takes besides its body, five of these fit exactly.
  source.body = std::string(1'088, 'x');
  http::AnswerCache answer_cache(8'000);
  for (char name = 'a'; name <= 'z'; ++name) body_of(answer_cache, source, 1, std::string(3, name));
  CHECK(source.makes == 26);
  for (const char* name : {"zzz", "yyy", "xxx", "www", "vvv"})
    body_of(answer_cache, source, 1, name);
  CHECK(source.makes == 26);
  body_of(answer_cache, source, 1, "uuu");
  CHECK(source.makes == 27);
  body_of(answer_cache, source, 1, "zzz");
  CHECK(source.makes == 28);
  // A renewed answer takes the place of the old one.
  for (int i = 0; i < 10; ++i) {
    source.state = std::to_string(i + 2);
    body_of(answer_cache, source, i + 2, "zzz");
  }
  CHECK(source.makes == 38);
  for (const char* name : {"uuu", "vvv", "www", "xxx"}) body_of(answer_cache, source, 1, name);
  CHECK(source.makes == 38);
}

TEST_CASE("an answer may take a quarter of the cache") {
  Source source;
  http::AnswerCache answer_cache(8'000);
  source.body = std::string(2'000 - 512, 'x');
  for (int i = 0; i < 2; ++i) body_of(answer_cache, source, 1, "fits");
  CHECK(source.makes == 1);
  source.body += 'x';
  for (int i = 0; i < 2; ++i) body_of(answer_cache, source, 1, "too large");
  CHECK(source.makes == 3);
}

TEST_CASE("an answer about an open thread holds until the thread closes, then for ever") {
  Service service;
  const std::int64_t now = service.clock.milliseconds;
  storage::Manifest manifest;
  domain::Thread thread{"/a/"};
  thread.closes = base::Time(std::chrono::milliseconds(now + 5'000));
  manifest.threads.push_back({thread, {}});
  manifest.tag = "1";
  REQUIRE(service.store->put_manifest(manifest));
  const auto open = [&] {
    const std::string body = service.get("/api/v1/comments?thread=/a/").body;
    return Json::parse(body)["thread"]["open"].get<bool>();
  };
  const auto holds = [&] {
    bool asked = false;
    answer_of(service, {"list 100 + /a/",
                        [&]() -> base::Result<http::CachedAnswer> {
                          asked = true;
                          return base::Fault{base::Code::unavailable, "not cached"};
                        },
                        {}});
    return !asked;
  };
  CHECK(open());
  CHECK(holds());
  service.clock.milliseconds = now + 4'999;
  CHECK(holds());
  service.clock.milliseconds = now + 5'000;
  CHECK_FALSE(holds());
  CHECK_FALSE(open());
  CHECK(holds());
}

TEST_CASE("of several threads that need the same answer, one makes it") {
  http::AnswerCache answer_cache;
  constexpr int kThreads = 8;
  std::atomic<int> begun = 0;
  std::atomic<int> makes = 0;
  const http::CacheRequest cache_request{
      "a", []() -> base::Result<http::CachedAnswer> { return http::CachedAnswer{"1"}; },
      [&]() -> base::Result<http::Response> {
        while (begun < kThreads) std::this_thread::yield();
        ++makes;
        return http::json_response(200, "one");
      }};
  std::vector<std::thread> threads;
  std::atomic<int> right = 0;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&] {
      ++begun;
      const auto answer = answer_cache.find(cache_request, 1, base::Time());
      if (answer && (*answer)->response.body == "one") ++right;
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(makes == 1);
  CHECK(right == kThreads);
}

TEST_CASE("a thread that cannot make an answer leaves it to the next one") {
  http::AnswerCache answer_cache;
  Source source;
  auto failing = source.cache_request("a");
  failing.make = []() -> base::Result<http::Response> { throw std::runtime_error("no"); };
  CHECK_THROWS(static_cast<void>(answer_cache.find(failing, 1, base::Time())));
  CHECK(body_of(answer_cache, source, 1) == "one");
}

TEST_CASE("pages and feeds of a thread come from the cache") {
  Service service;
  REQUIRE(service.decide(service.comment("/a/", {{"body", "one"}}), "approve").status == 200);
  const std::string version = service.store->thread("/a/")->value().version;
  const auto is_cached = [&](const std::string& name) {
    bool made = false;
    const http::CacheRequest cache_request{
        name, [&]() -> base::Result<http::CachedAnswer> { return http::CachedAnswer{version}; },
        [&]() -> base::Result<http::Response> {
          made = true;
          return base::Fault{base::Code::unavailable, "not cached"};
        }};
    return answer_of(service, cache_request) && !made;
  };
  CHECK_FALSE(is_cached("fragment  /a/"));
  const std::string page = service.get("/threads?thread=/a/").body;
  CHECK(is_cached("fragment  /a/"));
  CHECK(page.find(service.get("/api/v1/fragment?thread=/a/").body) != std::string::npos);
  CHECK_FALSE(is_cached("feed /a/"));
  service.get("/feeds/thread.atom?thread=/a/");
  CHECK(is_cached("feed /a/"));
  const std::string id =
      Json::parse(service.get("/api/v1/comments?thread=/a/").body)["comments"][0]["id"];
  const std::string path = service.store->comment(id)->value().path;
  CHECK(service.get("/threads?thread=/a/&cursor=" + path).status == 200);
  CHECK(is_cached("fragment " + path + " /a/"));
  CHECK(service.get("/threads?thread=/a/&cursor=zz").status == 400);
}

TEST_CASE("a cached page follows title, state and comments of its thread") {
  Service service;
  const std::string url = "/threads?thread=/a/";
  const auto has = [&](const std::string& part) {
    return service.get(url).body.find(part) != std::string::npos;
  };
  const std::string id = service.comment("/a/", {{"body", "one"}});
  CHECK_FALSE(has("<p>one</p>"));
  REQUIRE(service.decide(id, "approve").status == 200);
  CHECK(has("<p>one</p>"));
  CHECK(has("<form"));
  REQUIRE(service.store->save_thread({"/a/", "Another title", false}));
  CHECK(has("<h1><bdi>Another title</bdi></h1>"));
  CHECK_FALSE(has("<form"));
  REQUIRE(service.decide(id, "delete").status == 200);
  CHECK_FALSE(has("<p>one</p>"));
  CHECK(header(service.get(url), "Cache-Control") == "no-store");
}

TEST_CASE("cached answers follow the changes of every process") {
  Service service;
  const std::string list = "/api/v1/comments?thread=/a/";
  const std::string fragment = "/api/v1/fragment?thread=/a/";
  const auto total = [&] { return Json::parse(service.get(list).body)["total"].get<int>(); };
  const auto shows = [&](const std::string& id) {
    return service.get(fragment).body.find(id) != std::string::npos;
  };
  const std::string id = service.comment("/a/", {{"body", "one"}});
  CHECK(total() == 0);
  CHECK_FALSE(shows(id));
  REQUIRE(service.decide(id, "approve").status == 200);
  CHECK(total() == 1);
  CHECK(shows(id));
  const std::string tag = header(service.get(list), "ETag");
  CHECK(service.get(list, {{"If-None-Match", tag}}).status == 304);
  // A write by another process.
  const auto command = *sqlite::open(service.folder.file("comments.sqlite"), service.random);
  REQUIRE(command->decide({id, domain::Action::remove, 1, "", "Ann", domain::Status::published},
                          service.clock.now()));
  CHECK(total() == 0);
  CHECK_FALSE(shows(id));
  CHECK(service.get(list, {{"If-None-Match", tag}}).status == 200);
}

TEST_CASE("a thread that is closed or renamed is another answer") {
  Service service;
  const std::string list = "/api/v1/comments?thread=/a/";
  service.comment("/a/", {{"body", "one"}});
  CHECK(Json::parse(service.get(list).body)["thread"]["open"] == true);
  REQUIRE(service.store->save_thread({"/a/", "Title", false}));
  CHECK(Json::parse(service.get(list).body)["thread"]["open"] == false);
  CHECK(Json::parse(service.get(list).body)["thread"]["title"] == "Title");
}

TEST_CASE("pages of a list and both orders are answers of their own") {
  Service service;
  for (const char* body : {"1", "2", "3"}) {
    REQUIRE(service.decide(service.comment("/a/", {{"body", body}}), "approve").status == 200);
    service.clock.milliseconds += 1000;
  }
  const std::string list = "/api/v1/comments?thread=/a/";
  const auto first = [&](const std::string& query) {
    return Json::parse(service.get(list + query).body)["comments"][0]["html"].get<std::string>();
  };
  for (int round = 0; round < 2; ++round) {
    CHECK(first("") == "<p>1</p>\n");
    CHECK(first("&sort=newest") == "<p>3</p>\n");
    const std::string next = Json::parse(service.get(list + "&limit=1").body)["next"];
    CHECK(first("&limit=1&cursor=" + next) == "<p>2</p>\n");
  }
}
