// Builds with the comments of a service that is not there: what is asked, baked and said.
#include <doctest/doctest.h>

#include <filesystem>

#include "baked_site.h"

TEST_CASE(
    "a page holds its comments: the fragment, the count, the metadata, the home page's list") {
  BakedSite site;
  CHECK(site.build() == 0);
  const std::string page = site.page("a");
  CHECK(has(page, "data-postil-version=\"v2\" data-postil-service=\"https://c.example\""));
  CHECK(has(page, "<p>First words</p>"));
  CHECK(has(page, "<a href=\"#comments\">2 comments</a>"));
  CHECK(has(page, "\"commentCount\":2,\"comment\":[{\"@type\":\"Comment\""));
  CHECK(has(page, "\"text\":\"Second words\""));
  CHECK(has(page, "https://c.example/feeds/thread.atom?thread=/a/"));
  CHECK(has(site.page("b"), "<a href=\"#comments\">No comments yet</a>"));
  CHECK(has(site.page("b"), "<bdi>0 comments</bdi>"));  // the fragment is the service's
  const std::string home = site.folder.read("public/index.html");
  CHECK(has(home, "<a href=\"/a/#comments\">2 comments</a>"));
  CHECK(has(home,
            "<a href=\"/a/#comment-c2\"><b><bdi>Ada</bdi></b> <span dir=\"auto\">Second words"));
  CHECK_FALSE(has(home, "/b/#comments"));
}

TEST_CASE("the network is used only with a token for the site's service, or with --comments URL") {
  BakedSite site;
  site.options.token = "";
  CHECK(site.build() == 0);
  CHECK(site.service.requests.empty());
  CHECK(site.has_said("no comments are baked: there is no token"));
  CHECK_FALSE(has(site.page("a"), "First words"));

  site.options.token = kToken;
  site.folder.write("postil.yaml", "comments: {service: 'https://c.example'}\n");
  CHECK(site.build() == 0);
  CHECK(site.service.requests.empty());

  site.ask("https://c.example");
  CHECK(site.build() == 0);
  REQUIRE(site.service.requests.size() == 1);
  CHECK(site.service.requests[0].token == "tok-1");
  CHECK(has(site.page("a"), "First words"));
}

TEST_CASE("the hint for a missing token names an origin, as the variable must") {
  BakedSite site("comments: {service: 'https://c.example/talk', bake: true}\n");
  site.options.token = "";
  CHECK(site.build() == 0);
  CHECK(site.has_said("set POSTIL_COMMENTS_TOKEN to TOKEN@https://c.example to ask for them"));
}

TEST_CASE("without a token the kept comments are baked, and their age is told") {
  BakedSite site;
  CHECK(site.build() == 0);
  const std::string page = site.page("a");
  site.options.token = " ";
  CHECK(site.build() == 0);
  CHECK(site.page("a") == page);
  CHECK(site.has_said("note: the pages have the comments of "));
  CHECK(site.service.requests.size() == 1);
  site.strictness = base::Strictness::strict;
  CHECK(site.build() == 0);  // a note is no failure
}

TEST_CASE("the token goes to the origin that it names, and to no other one") {
  BakedSite site;
  site.options.token = "tok-1@https://other.example";
  CHECK(site.build() == 1);
  CHECK(site.has_said("https://other.example"));
  CHECK(site.has_said("https://c.example"));
  CHECK(site.has_said("postil.yaml:3:"));
  CHECK_FALSE(site.has_said("tok-1"));
  site.options.token = "tok-1";
  CHECK(site.build() == 1);
  CHECK(site.service.requests.empty());
  CHECK_FALSE(site.folder.has("public/a/index.html"));
}

TEST_CASE(
    "a service that fails: the kept comments and a warning; an error with --strict or without "
    "any") {
  BakedSite site;
  site.service.failure.status = 500;
  CHECK(site.build() == 1);
  CHECK_FALSE(site.folder.has("public/a/index.html"));
  site.service.failure.status = 0;
  CHECK(site.build() == 0);
  const std::string page = site.page("a");
  site.service.failure.status = 500;
  CHECK(site.build() == 0);
  CHECK(site.page("a") == page);
  CHECK(site.has_said("warning: "));
  CHECK(site.has_said("the pages have the comments of "));
  site.strictness = base::Strictness::strict;
  CHECK(site.build() == 1);
}

TEST_CASE("an approval changes the files that show it, and no others") {
  BakedSite site;
  CHECK(site.build() == 0);
  site.service.set("/b/", {"Only words"});
  site.service.news = {"/b/"};
  CHECK(site.build() == 0);
  INFO(site.said);
  CHECK(site.has_said(" 0 new, 2 changed, "));  // the page, and the home page that lists it
  CHECK(has(site.page("b"), "Only words"));
  CHECK(has(site.page("b"), "<a href=\"#comments\">1 comment</a>"));
}

TEST_CASE("a folder, a snapshot and the service give the same bytes") {
  BakedSite site;
  CHECK(site.build() == 0);
  const std::string a = site.page("a");
  const std::string home = site.folder.read("public/index.html");
  CHECK(site.pull() == 0);
  CHECK(site.has_said("wrote 2 threads to "));
  site.folder.write("all.ndjson", site.service.snapshot(""));
  site.service.failure.failure = "gone";
  for (const char* source : {"comments", "all.ndjson"}) {
    site.ask(site.folder.path(source));
    std::filesystem::remove_all(site.folder.path("public"));
    CHECK(site.build() == 0);
    CHECK(site.page("a") == a);
    CHECK(site.folder.read("public/index.html") == home);
  }
}

TEST_CASE("a source that is not there, or is not whole, is an error and bakes nothing") {
  BakedSite site;
  site.ask(site.folder.path("missing"));
  CHECK(site.build() == 1);
  CHECK(site.has_said("hint: name a folder, a file, or a URL with its http:// or https://"));
  site.ask(site.folder.path("content"));
  CHECK(site.build() == 1);
  CHECK(site.has_said("postil-comments.json is missing"));
  const std::string whole = site.service.snapshot("");
  site.folder.write("cut.ndjson", whole.substr(0, whole.size() / 2));
  site.ask(site.folder.path("cut.ndjson"));
  CHECK(site.build() == 1);
  CHECK(site.has_said("cut off"));
  site.folder.write("none.ndjson", "title: Site\n");
  site.ask(site.folder.path("none.ndjson"));
  CHECK(site.build() == 1);
  CHECK(site.has_said("none.ndjson:1:1: error: "));
  CHECK(site.has_said("  1 | title: Site\n"));
  CHECK(site.service.requests.empty());
}

TEST_CASE("a thread with a script is refused and named, and the rest of the site is built") {
  BakedSite site;
  site.service.set("/a/", {"<script>alert(1)</script>"});
  CHECK(site.build() == 0);
  CHECK(site.has_said("warning: the thread /a/ is refused: the element <script>"));
  CHECK_FALSE(has(site.page("a"), "alert(1)"));
  CHECK(has(site.page("a"), "<a href=\"#comments\">Comments</a>"));
  CHECK_FALSE(has(site.folder.read("public/index.html"), "/a/#comment"));
}

TEST_CASE("a page keeps its comments at a new address, before the service knows of the move") {
  BakedSite site;
  site.service.lines.clear();
  site.service.set("/old/", {"At the old place"});
  site.folder.write("content/a.md", "---\ntitle: A\naliases: [/old/]\n---\nText\n");
  CHECK(site.build() == 0);
  CHECK(has(site.page("a"), "At the old place"));
  // The script asks for these comments, too; at the new address the service has none.
  CHECK(has(site.page("a"), "data-postil-thread=\"/old/\""));
  CHECK(has(site.page("b"), "data-postil-thread=\"/b/\""));

  site.service.lines.clear();
  site.service.set("/older/", {"By name"}, R"(,"id":"first")");
  site.service.epoch = "e2";
  site.folder.write("content/a.md", "---\ntitle: A\ncomments: {id: first}\n---\nText\n");
  CHECK(site.build() == 0);
  CHECK(has(site.page("a"), "By name"));
}

TEST_CASE("a thread that has moved is followed, and one that moves in a circle is none") {
  BakedSite site;
  site.service.lines["/a/"] =
      R"({"key":"/a/","version":"1","count":0,"moved_to":"/x/","fragment":"","comments":[]})"
      "\n";
  site.service.set("/x/", {"Moved here"});
  site.service.lines["/b/"] =
      R"({"key":"/b/","version":"1","count":0,"moved_to":"/b/","fragment":"","comments":[]})"
      "\n";
  CHECK(site.build() == 0);
  CHECK(has(site.page("a"), "Moved here"));
  CHECK_FALSE(has(site.page("b"), "postil-item"));
}

TEST_CASE("the home page lists a comment once, also while two addresses lead to its thread") {
  BakedSite site;
  site.service.set("/a/", {"Moved here"});
  site.service.lines["/b/"] =
      R"({"key":"/b/","version":"1","count":0,"moved_to":"/a/","fragment":"","comments":[]})"
      "\n";
  CHECK(site.build() == 0);
  CHECK(has(site.page("b"), "Moved here"));
  const std::string home = site.folder.read("public/index.html");
  CHECK(home.find("Moved here") == home.rfind("Moved here"));
}

TEST_CASE("a page that takes no comments shows none") {
  BakedSite site;
  site.folder.write("content/a.md", "---\ntitle: A\ncomments: false\n---\nText\n");
  CHECK(site.build() == 0);
  CHECK_FALSE(has(site.page("a"), "First words"));
  CHECK_FALSE(has(site.folder.read("public/index.html"), "First words"));
}

TEST_CASE("a closed page has no form: closed by the author, by its date, or by the service") {
  BakedSite site;
  CHECK(site.build() == 0);
  CHECK(has(site.page("a"), "<form class=\"postil-form\""));
  SUBCASE("by the author") {
    site.folder.write("content/a.md", "---\ntitle: A\ncomments: {closed: true}\n---\nText\n");
  }
  SUBCASE("by its date") {
    site.folder.write("content/a.md",
                      "---\ntitle: A\ndate: 2024-05-01\ncomments: {close_after: 90d}\n---\nText\n");
  }
  SUBCASE("by the service") {
    site.service.set("/a/", {"First words"}, R"(,"open":false)");
    site.service.news = {"/a/"};
  }
  CHECK(site.build() == 0);
  CHECK_FALSE(has(site.page("a"), "<form class=\"postil-form\""));
  CHECK(has(site.page("a"), "First words"));
  CHECK(has(site.page("a"), "/embed.js"));
}

TEST_CASE("another database with fewer comments is warned of, one with as many is not") {
  BakedSite site;
  CHECK(site.build() == 0);
  site.service.epoch = "e2";
  CHECK(site.build() == 0);
  CHECK_FALSE(site.has_said("another database"));
  site.service.epoch = "e3";
  site.service.set("/a/", {});
  CHECK(site.build() == 0);
  CHECK(
      site.has_said("warning: the service has another database than at the last build, with 0 "
                    "comments in place of 2"));
  site.service.set("/a/", {"x", "y"});
  site.service.news = {"/a/"};
  CHECK(site.build() == 0);
  site.service.set("/a/", {"x"});  // one was taken down
  CHECK(site.build() == 0);
  CHECK_FALSE(site.has_said("another database"));
}

TEST_CASE("comments that no page shows are counted") {
  BakedSite site;
  site.service.set("/gone/", {"x", "y"});
  CHECK(site.build() == 0);
  CHECK(site.has_said("note: no page shows the 2 comments of 1 thread"));
}
