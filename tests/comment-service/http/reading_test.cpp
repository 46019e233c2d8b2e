#include <doctest/doctest.h>

#include "support/many_comments.h"
#include "support/service.h"

using support::header;
using support::Json;
using support::Service;

TEST_CASE("readers see what was approved, and nothing of who wrote it but name and website") {
  Service service;
  const std::string id = service.comment("/a/", {{"body", "hi"},
                                                 {"name", "Bob Moss"},
                                                 {"email", "bob@secret.org"},
                                                 {"website", "https://bob.org"}});
  const std::string held = service.comment("/a/", {{"body", "held"}});
  CHECK(Json::parse(service.get("/api/v1/comments?thread=/a/").body)["total"] == 0);
  REQUIRE(service.decide(id, "approve").status == 200);
  const auto response = service.get("/api/v1/comments?thread=/a/");
  const Json list = Json::parse(response.body);
  CHECK(list["total"] == 1);
  CHECK(list["next"].is_null());
  CHECK(list["thread"]["key"] == "/a/");
  REQUIRE(list["comments"].size() == 1);
  CHECK(list["comments"][0] == Json::parse(R"({"id": ")" + id + R"(", "parent": null, "depth": 0,
    "name": "Bob Moss", "website": "https://bob.org", "avatar": "BM", "author": false, "html": "<p>hi</p>\n",
    "created": "2024-05-01T09:30:00Z", "edited": null, "removed": false, "waiting": false})"));
  for (const char* path :
       {"/api/v1/comments?thread=/a/", "/api/v1/fragment?thread=/a/", "/threads?thread=/a/",
        "/api/v1/counts?thread=/a/", "/api/v1/form?thread=/a/"}) {
    const std::string body = service.get(path).body;
    CHECK_MESSAGE(body.find("secret.org") == std::string::npos, path);
    CHECK_MESSAGE(body.find("203.0.113") == std::string::npos, path);
    CHECK_MESSAGE(body.find(held) == std::string::npos, path);
  }
}

TEST_CASE("the list goes on where its cursor says") {
  Service service;
  for (int i = 0; i < 5; ++i) {
    REQUIRE(
        service.decide(service.comment("/a/", {{"body", std::to_string(i)}}), "approve").status ==
        200);
  }
  std::string order;
  std::string cursor;
  do {
    const auto page =
        service.get("/api/v1/comments?thread=/a/&limit=2&sort=newest&cursor=" + cursor);
    REQUIRE(page.status == 200);
    const Json json = Json::parse(page.body);
    for (const Json& comment : json["comments"])
      order += comment["html"].get<std::string>().substr(3, 1);
    cursor = json["next"].is_null() ? "" : json["next"].get<std::string>();
  } while (!cursor.empty());
  CHECK(order == "43210");
  CHECK(service.get("/api/v1/comments?thread=/a/&limit=101").status == 400);
  CHECK(service.get("/api/v1/comments?thread=/a/&sort=best").status == 400);
  CHECK(service.get("/api/v1/comments?thread=/a/&cursor=zz").status == 400);
}

TEST_CASE("the fragment has a version, and a client that knows it gets 204") {
  Service service;
  REQUIRE(service.decide(service.comment("/a/", {{"body", "hi"}}), "approve").status == 200);
  const auto fragment = service.get("/api/v1/fragment?thread=/a/");
  CHECK(fragment.status == 200);
  CHECK(header(fragment, "Content-Type") == "text/html; charset=utf-8");
  const std::string version = service.store->thread("/a/")->value().version;
  CHECK(fragment.body.find("data-postil-version=\"" + version + "\"") != std::string::npos);
  const auto known = service.get("/api/v1/fragment?thread=/a/&known=" + version);
  CHECK(known.status == 204);
  CHECK(known.body.empty());
  CHECK(header(known, "Access-Control-Allow-Origin") == "*");
  CHECK(service.get("/api/v1/fragment?thread=/a/&known=old").status == 200);
  CHECK(service.get("/api/v1/fragment?thread=/empty/&known=0").status == 204);
}

TEST_CASE("one thread has one key, however its page is asked for") {
  Service service;
  REQUIRE(service.decide(service.comment("/caf%C3%A9/", {{"body", "hi"}}), "approve").status ==
          200);
  for (const char* key :
       {"/caf%C3%A9/", "%2Fcafe%CC%81%2F", "/caf%C3%A9/index.html", "caf%C3%A9/"}) {
    const auto list = service.get(std::string("/api/v1/comments?thread=") + key);
    CHECK_MESSAGE(Json::parse(list.body)["total"] == 1, key);
  }
  CHECK(service.get("/api/v1/comments?thread=/%FF").status == 400);
  CHECK(service.get("/api/v1/comments").status == 400);
}

TEST_CASE("counts come for many threads in one call, in the order asked") {
  Service service;
  REQUIRE(service.decide(service.comment("/a/", {{"body", "hi"}}), "approve").status == 200);
  service.comment("/b/", {{"body", "held"}});
  const auto counts = service.get("/api/v1/counts?thread=/b/&thread=/a/index.html");
  CHECK(
      Json::parse(counts.body) ==
      Json::parse(R"({"counts": [{"thread": "/b/", "total": 0}, {"thread": "/a/", "total": 1}]})"));
  CHECK(service.get("/api/v1/counts").status == 400);
  std::string hundred;
  for (int i = 0; i < 100; ++i) hundred += "&thread=/" + std::to_string(i);
  CHECK(Json::parse(service.get("/api/v1/counts?" + hundred).body)["counts"].size() == 100);
  const auto refused = service.get("/api/v1/counts?thread=/a/" + hundred);
  CHECK(refused.status == 400);
  CHECK(Json::parse(refused.body)["detail"] == "give the parameter \"thread\" 1 to 100 times");
  const auto often = service.get("/api/v1/counts?thread=/a/&thread=/b/&thread=/a/");
  CHECK(Json::parse(often.body)["counts"].size() == 3);
  CHECK(Json::parse(often.body)["counts"][2] == Json::parse(R"({"thread": "/a/", "total": 1})"));
}

TEST_CASE("a form token is fresh, for its thread, and never stored") {
  Service service;
  const auto form = service.get("/api/v1/form?thread=/a/");
  CHECK(header(form, "Cache-Control") == "no-store");
  const Json json = Json::parse(form.body);
  CHECK(service.keys->form_handed_out("/a/", json["form_token"].get<std::string>(),
                                      service.clock.now()));
  CHECK(json["rules"][0]["message"] == "Please enter your comment!");
  CHECK(form.body.find("honeypot") == std::string::npos);
}

TEST_CASE("the fragment of a long thread links to the rest") {
  Service service;
  support::store_comments(service, 650);
  const std::string fragment = service.get("/api/v1/fragment?thread=/a/").body;
  CHECK(fragment.find("id=\"comment-c499\"") != std::string::npos);
  CHECK(fragment.find("id=\"comment-c500\"") == std::string::npos);
  const std::string more = "http://comments.example.org/threads?thread=%2Fa%2F&amp;cursor=";
  const std::size_t link = fragment.find(more);
  REQUIRE(link != std::string::npos);
  const std::string cursor = fragment.substr(link + more.size(), domain::kPathStep);
  const std::string next = service.get("/threads?thread=/a/&cursor=" + cursor).body;
  CHECK(next.find("id=\"comment-c500\"") != std::string::npos);
  CHECK(next.find("id=\"comment-c599\"") != std::string::npos);
  CHECK(next.find("id=\"comment-c600\"") == std::string::npos);
  CHECK(next.find("More comments") != std::string::npos);
}

TEST_CASE("the address of a comment shows it, on whichever page it is") {
  Service service;
  support::store_comments(service, 650, 1);
  const std::string answer = service.comment("/a/", {{"body", "an answer"}, {"parent", "c620"}});
  const std::string held = service.comment("/a/", {{"body", "held"}});
  REQUIRE(service.decide(answer, "approve").status == 200);
  const auto shows = [](const std::string& html, const std::string& id) {
    return html.find("id=\"comment-" + id + "\"") != std::string::npos;
  };
  for (const std::string& id :
       {std::string("c0"), std::string("c499"), std::string("c500"), std::string("c649"), answer}) {
    for (const std::string path : {"/threads?thread=/a/", "/api/v1/fragment?thread=/a/"}) {
      const auto page = service.get(path + "&comment=" + id);
      CHECK(page.status == 200);
      CHECK_MESSAGE(shows(page.body, id), path);
      CHECK(page.body.find("is not here") == std::string::npos);
    }
  }
  const std::string first = service.get("/api/v1/fragment?thread=/a/").body;
  CHECK(service.get("/api/v1/fragment?thread=/a/&comment=c3").body == first);
  CHECK(first.find("First comments") == std::string::npos);
  const std::string later = service.get("/api/v1/fragment?thread=/a/&comment=" + answer).body;
  const std::string url = "http://comments.example.org/threads?thread=%2Fa%2F";
  CHECK(shows(later, "c620"));
  CHECK_FALSE(shows(later, "c619"));
  CHECK(later.find("<a href=\"" + url + "\">First comments</a>") != std::string::npos);
  CHECK(later.find("<a href=\"" + url + "&amp;comment=c621#comment-c621\"><time") !=
        std::string::npos);
  // A comment beats a cursor and the version that the client has.
  const std::string version = service.store->thread("/a/")->value().version;
  CHECK(service.get("/api/v1/fragment?thread=/a/&comment=c3&known=" + version).status == 200);
  CHECK(shows(service.get("/threads?thread=/a/&cursor=zz&comment=c649").body, "c649"));
  // The form shows the comment that it answers.
  CHECK(shows(service.get("/threads?thread=/a/&parent=c649").body, "c649"));
  CHECK(shows(service.get("/threads?thread=/a/&parent=nobody").body, "c0"));
  CHECK(service.get("/threads?thread=/a/&parent=nobody").status == 200);
  CHECK(shows(service.post_form("/api/v1/comments?thread=/a/", "body=&name=n&parent=c649").body,
              "c649"));
  for (const std::string& id : {held, std::string("nobody"), std::string("%00")}) {
    const auto page = service.get("/threads?thread=/a/&comment=" + id);
    CHECK(page.status == 404);
    CHECK(shows(page.body, "c0"));
    CHECK(page.body.find("The comment that you are looking for is not here.") != std::string::npos);
    const auto fragment = service.get("/api/v1/fragment?thread=/a/&comment=" + id);
    CHECK(fragment.status == 404);
    CHECK(Json::parse(fragment.body)["code"] == "not-found");
  }
  CHECK(service.get("/threads?thread=/b/&comment=c3").status == 404);
}

TEST_CASE("a reply names a comment on an earlier page, and leads there") {
  Service service;
  REQUIRE(service.store->set_depth_limit(0));
  support::store_comments(service, 501, 1);
  const std::string answer =
      service.comment("/a/", {{"body", "x"}, {"name", "n"}, {"parent", "c7"}});
  REQUIRE(service.decide(answer, "approve").status == 200);
  const std::string page = service.get("/api/v1/fragment?thread=/a/&comment=" + answer).body;
  const std::string link =
      "http://comments.example.org/threads?thread=%2Fa%2F&amp;comment=c7#comment-c7";
  CHECK(page.find("in reply to <a href=\"" + link + "\"><bdi>Anonymous</bdi></a>") !=
        std::string::npos);
  REQUIRE(service.decide("c7", "spam").status == 200);
  CHECK(service.get("/api/v1/fragment?thread=/a/&comment=" + answer).body.find("in reply to") ==
        std::string::npos);
}

TEST_CASE("comments of any size fill no page, and every page leads to the next one") {
  Service service;
  // Comments that older versions stored have up to 132 KB.
  for (int i = 0; i < 40; ++i) {
    domain::Comment comment;
    comment.id = "c" + std::to_string(i);
    comment.thread = "/a/";
    comment.status = domain::Status::published;
    comment.html = "<p>" + std::string(i % 4 == 0 ? 130'000 : 30'000, 'x') + "</p>\n";
    comment.created = service.clock.now();
    REQUIRE(service.store->add({comment, storage::NewThread::create}));
  }
  constexpr std::size_t most = storage::kPageBytes + 16 * std::size_t{1024};
  const auto shown_in = [](const std::string& page) {
    int count = 0;
    for (std::size_t at = page.find("id=\"comment-c"); at != std::string::npos;
         at = page.find("id=\"comment-c", at + 1)) {
      if (page.compare(page.find('"', at + 4) - 3, 3, "-by") != 0) ++count;
    }
    return count;
  };
  const std::string fragment = service.get("/api/v1/fragment?thread=/a/").body;
  CHECK(fragment.size() < most);
  int shown = 0;
  int pages = 0;
  std::string target = "/threads?thread=/a/";
  while (!target.empty() && pages < 100) {
    const std::string page = service.get(target).body;
    CHECK(page.size() < most);
    if (pages == 0) CHECK(page.find(fragment) != std::string::npos);
    shown += shown_in(page);
    ++pages;
    const std::size_t link = page.find("&amp;cursor=");
    target = link == std::string::npos
                 ? ""
                 : "/threads?thread=/a/&cursor=" +
                       page.substr(link + 12, page.find('"', link) - link - 12);
  }
  CHECK(shown == 40);
  CHECK(pages > 8);
  const Json list = Json::parse(service.get("/api/v1/comments?thread=/a/").body);
  CHECK(list["comments"].size() < 10);
  CHECK(list["next"].is_string());
  CHECK(service.get("/api/v1/comments?thread=/a/").body.size() < most);
  CHECK(service.get("/feeds/thread.atom?thread=/a/").body.size() < 2 * most);
  CHECK(service.get("/feeds/comments.atom").body.size() < 2 * most);
  const std::string snapshot =
      service.get("/api/v1/snapshot", service.as(domain::Role::build)).body;
  CHECK(Json::parse(snapshot.substr(0, snapshot.find('\n')))["fragment"] == fragment);
}

TEST_CASE("embed files are found by their name and, for ever, by their hash") {
  Service service;
  const auto plain = service.get("/embed.js");
  REQUIRE(plain.status == 200);
  CHECK(header(plain, "Access-Control-Allow-Origin") == "*");
  CHECK(header(plain, "Content-Type").starts_with("text/javascript"));
  CHECK(header(plain, "Cache-Control") == "public, max-age=0, s-maxage=1");
  CHECK(service.get("/embed.css").status == 200);
  CHECK(service.get("/embed.0000000000000000.js").status == 404);
}
