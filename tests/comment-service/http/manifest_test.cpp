#include <doctest/doctest.h>

#include "support/service.h"

using support::header;
using support::Json;
using support::Service;

namespace {

// A service whose site has sent a manifest.
struct Site : Service {
  Site() { settings.threads = settings::Threads::listed; }

  http::Response put(const Json& threads, support::Headers headers = {}) {
    return send(Json{{"threads", threads}}.dump(), std::move(headers));
  }
  http::Response send(const std::string& body, support::Headers headers = {}) {
    headers.emplace_back("Content-Type", "application/json");
    for (const auto& header : as(domain::Role::build)) headers.push_back(header);
    return ask("PUT", "/api/v1/manifest", std::move(headers), body);
  }

  int post(const std::string& thread, const std::string& body = "b") {
    return post_json("/api/v1/comments?thread=" + thread, {{"body", body}, {"name", "n"}}).status;
  }
  std::string publish(const std::string& thread, const std::string& body) {
    std::string id = comment(thread, {{"body", body}});
    REQUIRE(decide(id, "approve").status == 200);
    return id;
  }
  Json list(const std::string& thread) {
    return Json::parse(get("/api/v1/comments?thread=" + thread).body);
  }
};

// The errors of a refused manifest, one line each: the place within "threads", and what is wrong.
std::string mistakes(const std::string& problem) {
  std::string lines;
  const Json parsed = Json::parse(problem);
  for (const Json& error : parsed["errors"]) {
    const std::string place = error["pointer"].get<std::string>();
    lines += place.substr(9) + " " + error["message"].get<std::string>() + "\n";
  }
  return lines;
}

}  // namespace

TEST_CASE("listed pages take comments, others are unknown") {
  Site site;
  CHECK(site.post("/a/") == 404);
  const auto put =
      site.put({{{"key", "/a/"}, {"title", "A page"}, {"lang", "de"}}, {{"key", "/b/index.html"}}});
  REQUIRE(put.status == 200);
  CHECK(Json::parse(put.body) == Json::parse(R"({"added": 2, "moved": 0, "unlisted": 0})"));
  CHECK(site.post("/a/") == 202);
  CHECK(site.post("/b/") == 202);
  CHECK(site.post("/c/") == 404);
  CHECK(site.list("/a/")["thread"] ==
        Json::parse(R"({"key": "/a/", "title": "A page", "open": true, "lang": "de"})"));
}

TEST_CASE("a page that is not listed any more keeps its comments, read-only") {
  Site site;
  REQUIRE(site.put({{{"key", "/a/"}}, {{"key", "/b/"}}}).status == 200);
  site.publish("/a/", "kept");
  const auto put = site.put({{{"key", "/b/"}}});
  CHECK(Json::parse(put.body)["unlisted"] == 1);
  CHECK(site.post("/a/") == 409);
  CHECK(site.list("/a/")["total"] == 1);
  CHECK(site.list("/a/")["thread"]["open"] == false);
  REQUIRE(site.put({{{"key", "/a/"}}, {{"key", "/b/"}}}).status == 200);
  CHECK(site.post("/a/") == 202);
  CHECK(site.list("/a/")["thread"]["open"] == true);
}

TEST_CASE("a page closes at its date, and no kept answer says otherwise") {
  Site site;
  REQUIRE(site.put({{{"key", "/a/"}, {"closes", "2024-05-01T11:31:00+02:00"}}}).status == 200);
  CHECK(site.post("/a/") == 202);
  CHECK(site.list("/a/")["thread"]["open"] == true);
  site.clock.milliseconds += 59'999;
  CHECK(site.post("/a/") == 202);
  site.clock.milliseconds += 1;
  CHECK(site.post("/a/") == 409);
  CHECK(site.list("/a/")["thread"]["open"] == false);
}

TEST_CASE("a thread is open only if both the moderators and the site allow it") {
  Site site;
  REQUIRE(site.put({{{"key", "/a/"}}, {{"key", "/b/"}, {"open", false}}}).status == 200);
  CHECK(site.post("/b/") == 409);
  REQUIRE(site.store->save_thread({"/a/", "", false}));
  REQUIRE(site.put({{{"key", "/a/"}, {"title", "new"}}}).status == 200);
  CHECK(site.post("/a/") == 409);
}

TEST_CASE("on a moderated page nothing is published without a moderator") {
  Site site;
  REQUIRE(site.put({{{"key", "/a/"}, {"moderation", "hold"}}, {{"key", "/b/"}}}).status == 200);
  domain::Comment comment;
  comment.status = domain::Status::published;
  comment.thread = "/a/";
  comment.id = "a";
  CHECK(site.store->add({comment})->status == domain::Status::held);
  CHECK(site.store->comment("a")->value().reasons.front().rule == "moderated-page");
  comment.thread = "/b/";
  comment.id = "b";
  CHECK(site.store->add({comment})->status == domain::Status::published);
}

TEST_CASE("an alias moves a page's comments and redirects from the old address") {
  Site site;
  REQUIRE(site.put({{{"key", "/old/"}}, {{"key", "/new/"}}}).status == 200);
  const std::string parent = site.publish("/old/", "one");
  site.clock.milliseconds += 1000;
  site.publish("/new/", "two");
  const auto put = site.put({{{"key", "/new/"}, {"aliases", {"/old/"}}}});
  REQUIRE(put.status == 200);
  CHECK(Json::parse(put.body)["moved"] == 1);
  for (const char* key : {"/new/", "/old/"}) {
    CHECK(site.list(key)["total"] == 2);
    CHECK(site.list(key)["thread"]["key"] == "/new/");
    CHECK(site.list(key)["comments"][0]["html"] == "<p>one</p>\n");
  }
  // A reader who still has the old page open.
  site.clock.milliseconds += 1000;
  const std::string reply = site.comment("/old/", {{"body", "three"}, {"parent", parent}});
  CHECK(site.store->comment(reply)->value().thread == "/new/");
  CHECK(Json::parse(site.put({{{"key", "/new/"}, {"aliases", {"/old/"}}}}).body)["moved"] == 0);
}

TEST_CASE("moves follow each other, and an address that is a page again is itself") {
  Site site;
  REQUIRE(site.put({{{"key", "/1/"}}}).status == 200);
  site.publish("/1/", "one");
  REQUIRE(site.put({{{"key", "/2/"}, {"aliases", {"/1/"}}}}).status == 200);
  REQUIRE(site.put({{{"key", "/3/"}, {"aliases", {"/2/"}}}}).status == 200);
  CHECK(site.list("/1/")["thread"]["key"] == "/3/");
  CHECK(site.list("/1/")["total"] == 1);
  REQUIRE(site.put({{{"key", "/3/"}}, {{"key", "/1/"}}}).status == 200);
  CHECK(site.list("/1/")["thread"]["key"] == "/1/");
  CHECK(site.list("/1/")["total"] == 0);
  CHECK(site.list("/3/")["total"] == 1);
  // Moves back to the first address.
  REQUIRE(site.put({{{"key", "/1/"}, {"aliases", {"/2/", "/3/"}}}}).status == 200);
  CHECK(site.list("/1/")["total"] == 1);
  CHECK(site.list("/2/")["thread"]["key"] == "/1/");
}

TEST_CASE("a page with a stable name is found at its new address") {
  Site site;
  REQUIRE(site.put({{{"key", "/a/"}, {"id", "p1"}}}).status == 200);
  site.publish("/a/", "one");
  REQUIRE(site.put({{{"key", "/b/"}, {"id", "p1"}}}).status == 200);
  CHECK(site.list("/b/")["total"] == 1);
}

TEST_CASE("pages with names take their comments along when they exchange addresses") {
  struct Case {
    const char* name;
    std::vector<std::string> before, after;
  };
  const std::vector<Case> cases = {
      {"a chain", {"p1", "p2", ""}, {"", "p1", "p2"}},
      {"a swap", {"p1", "p2", "p3"}, {"p2", "p1", "p3"}},
      {"a rotation of three", {"p1", "p2", "p3"}, {"p3", "p1", "p2"}},
      {"a page that leaves its address to a new one", {"p1", "", ""}, {"p9", "p1", ""}},
  };
  const auto manifest = [](const std::vector<std::string>& names) {
    Json pages = Json::array();
    for (std::size_t i = 0; i < names.size(); ++i) {
      const std::string key = "/k" + std::to_string(i + 1) + "/";
      if (!names[i].empty()) pages.push_back({{"key", key}, {"id", names[i]}});
    }
    return pages;
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    Site site;
    REQUIRE(site.put(manifest(c.before)).status == 200);
    for (std::size_t i = 0; i < c.before.size(); ++i) {
      if (!c.before[i].empty()) site.publish("/k" + std::to_string(i + 1) + "/", c.before[i]);
    }
    REQUIRE(site.put(manifest(c.after)).status == 200);
    for (std::size_t i = 0; i < c.after.size(); ++i) {
      const std::string& page = c.after[i];
      if (page.empty()) continue;
      const std::string key = "/k" + std::to_string(i + 1) + "/";
      CAPTURE(key);
      const Json list = site.list(key);
      CHECK(list["thread"]["key"] == key);
      CHECK(list["thread"]["open"] == true);
      REQUIRE(list["comments"].size() == (page == "p9" ? 0 : 1));
      if (page != "p9") CHECK(list["comments"][0]["html"] == "<p>" + page + "</p>\n");
    }
    // The same manifest again moves nothing.
    CHECK(Json::parse(site.put(manifest(c.after)).body)["moved"] == 0);
  }
}

TEST_CASE("in a swap of addresses, closed state and redirects move with the page") {
  Site site;
  REQUIRE(site.put({{{"key", "/a/"}, {"id", "p1"}, {"aliases", {"/old/"}}},
                    {{"key", "/b/"}, {"id", "p2"}}})
              .status == 200);
  site.publish("/a/", "one");
  REQUIRE(site.store->save_thread({"/a/", "", false}));
  const auto put = site.put({{{"key", "/a/"}, {"id", "p2"}}, {{"key", "/b/"}, {"id", "p1"}}});
  CHECK(Json::parse(put.body)["moved"] == 2);
  CHECK(site.list("/old/")["thread"]["key"] == "/b/");
  CHECK(site.list("/old/")["total"] == 1);
  CHECK(site.post("/a/") == 202);
  CHECK(site.post("/b/") == 409);
}

TEST_CASE("a closed thread that moves to a new address stays closed") {
  Site site;
  REQUIRE(site.put({{{"key", "/a/"}}}).status == 200);
  REQUIRE(site.store->save_thread({"/a/", "", false}));
  REQUIRE(site.put({{{"key", "/b/"}, {"aliases", {"/a/"}}}}).status == 200);
  CHECK(site.post("/b/") == 409);
}

TEST_CASE("a manifest can name the one that it replaces") {
  Site site;
  CHECK(site.put({{{"key", "/a/"}}}, {{"If-Match", "*"}}).status == 412);
  const auto first = site.put({{{"key", "/a/"}}});
  REQUIRE(first.status == 200);
  const std::string tag = header(first, "ETag");
  const std::string inside = tag.substr(1, tag.size() - 2);
  for (const std::string& other :
       {"x" + inside + "x", "\"" + inside, inside + "\"", "\"x" + inside + "\"", "W/" + tag,
        std::string("\""), std::string("\"\""), std::string("x")})
    CHECK_MESSAGE(site.put({{{"key", "/b/"}}}, {{"If-Match", other}}).status == 412, other);
  const auto second = site.put({{{"key", "/b/"}}}, {{"If-Match", " " + tag + " "}});
  REQUIRE(second.status == 200);
  CHECK(header(second, "ETag") != tag);
  CHECK(site.put({{{"key", "/c/"}}}, {{"If-Match", tag}}).status == 412);
  // The same manifest again, because its answer was lost.
  CHECK(site.put({{{"key", "/b/"}}}, {{"If-Match", tag}}).status == 200);
  CHECK(site.post("/c/") == 404);
  CHECK(site.post("/b/") == 202);
  CHECK(site.put({{{"key", "/c/"}}}, {{"If-Match", "*"}}).status == 200);
}

TEST_CASE("every mistake in a manifest is named by its place, and nothing of it is taken") {
  Site site;
  const auto put = site.send(R"({"threads": [
    {"key": "/a/", "colour": "red"}, {"title": "no key"}, {"key": "/a/index.html"}, {"key": "/../x"}, 7,
    {"key": "/b/", "closes": "soon", "moderation": "maybe", "open": "yes", "aliases": ["/a/"]},
    {"key": "/c/", "closes": "2024-02-30T00:00:00Z", "title": "a\nb", "aliases": [1]},
    {"key": "/d/", "lang": 7}]})");
  CHECK(put.status == 400);
  INFO(put.body);
  CHECK(mistakes(put.body) ==
        "0/colour is not a known member\n"
        "1/key is missing\n"
        "2/key \"/a/\" stands here twice\n"
        "3/key the thread is not a page's path: it holds \".\" or \"..\"\n"
        "4 must be an object\n"
        "5/open must be true or false\n"
        "5/closes must be a time like 2026-12-31T23:59:59Z\n"
        "5/moderation must be policy or hold\n"
        "5/aliases \"/a/\" stands here twice\n"
        "6/title must not hold the character U+000A\n"
        "6/closes must be a time like 2026-12-31T23:59:59Z\n"
        "6/aliases must be a list of strings\n"
        "7/lang must be a string\n");
  CHECK(site.post("/a/") == 404);
  CHECK(site.send("{}").status == 400);
  CHECK(site.send("[]").status == 400);
  CHECK(site.put(Json::array()).status == 200);
}

TEST_CASE("a page's values have limits, and a value at its limit is taken") {
  Site site;
  const Json aliases = [] {
    Json list = Json::array();
    for (int i = 0; i < 100; ++i) list.push_back("/old/" + std::to_string(i) + "/");
    return list;
  }();
  Json page{{"key", "/a/"},
            {"title", std::string(500, 't')},
            {"lang", std::string(35, 'l')},
            {"id", std::string(200, 'i')},
            {"aliases", aliases}};
  CHECK(site.put(Json::array({page})).status == 200);
  page["title"] = std::string(501, 't');
  page["lang"] = std::string(36, 'l');
  page["id"] = std::string(201, 'i');
  page["aliases"].push_back("/old/");
  CHECK(mistakes(site.put(Json::array({page})).body) ==
        "0/title must have at most 500 characters\n"
        "0/lang must have at most 35 characters\n"
        "0/id must have at most 200 characters\n"
        "0/aliases must be at most 100\n");
  CHECK(mistakes(site.put({{{"key", "/a/"}, {"id", "x"}}, {{"key", "/b/"}, {"id", "x"}}}).body) ==
        "1/id \"x\" stands here twice\n");
}

TEST_CASE("only a token for building may say what the site is") {
  Site site;
  for (const domain::Role role : {domain::Role::read, domain::Role::moderate}) {
    auto headers = site.as(role);
    CHECK(site.get("/api/v1/snapshot", headers).status == 403);
    headers.emplace_back("Content-Type", "application/json");
    CHECK(site.ask("PUT", "/api/v1/manifest", headers, R"({"threads": []})").status == 403);
  }
  CHECK(site.get("/api/v1/snapshot").status == 401);
  CHECK(site.get("/api/v1/snapshot", site.as(domain::Role::admin)).status == 200);
}

TEST_CASE("ten thousand pages fit into a manifest") {
  Site site;
  Json threads = Json::array();
  for (int i = 0; i < 10'000; ++i)
    threads.push_back(
        {{"key", "/posts/" + std::to_string(i) + "/"}, {"title", "A title of a page"}});
  CHECK(Json::parse(site.put(threads).body)["added"] == 10'000);
  CHECK(Json::parse(site.put(threads).body)["added"] == 0);
  CHECK(site.post("/posts/9999/") == 202);
}
