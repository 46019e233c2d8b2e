// Builds with the comments of a service that is not there: what is asked, baked and said.
#include <doctest/doctest.h>

#include <filesystem>
#include <sstream>

#include "../comments/service_double.h"
#include "../temporary_folder.h"
#include "base/disk_files.h"
#include "commands/build.h"
#include "commands/check.h"
#include "commands/comments.h"

namespace {

constexpr const char* kBaked =
    "title: Site\nbase_url: https://example.org/\n"
    "comments: {service: 'https://c.example', bake: true}\n";
constexpr const char* kToken = "tok-1@https://c.example";

struct Site {
  TemporaryFolder folder;
  std::unique_ptr<base::Files> files = base::disk_files();
  comments::ServiceDouble service;
  commands::CommentOptions options{.token = kToken, .transport = service.transport()};
  base::Strictness strictness = base::Strictness::normal;
  base::Clock clock{1'780'000'000};
  std::string said;

  explicit Site(const std::string& configuration = kBaked) {
    folder.write("postil.yaml", configuration);
    folder.write("content/a.md", "---\ntitle: A\ndate: 2024-05-01\n---\nText\n");
    folder.write("content/b.md", "---\ntitle: B\ndate: 2024-05-02\n---\nText\n");
    service.set("/a/", {"First words", "Second words"});
    service.set("/b/", {});
  }

  commands::Request request() const {
    return {.folder = folder.path(), .clock = clock, .threads = {2}, .strictness = strictness};
  }
  template <class Work>
  int run(Work work) {
    std::ostringstream out;
    const int status = work(commands::Console{out, out});
    said = out.str();
    INFO(said);
    return status;
  }
  int build(commands::Push push = commands::Push::no) {
    return run([&](const commands::Console& console) {
      return commands::build(*files, request(), {options, push}, console);
    });
  }
  int check() {
    return run([&](const commands::Console& console) {
      return commands::check(*files, request(), {commands::External::skip, options}, console);
    });
  }
  std::string page(const std::string& name) const {
    return folder.read("public/" + name + "/index.html");
  }
  bool has_said(const std::string& text) const { return said.find(text) != std::string::npos; }
  void ask(const std::string& source) {
    options.baking = commands::Baking::asked_for;
    options.source = source;
  }
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE(
    "a page holds its comments: the fragment, the count, the metadata, the home page's list") {
  Site site;
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
  Site site;
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
  Site site("comments: {service: 'https://c.example/talk', bake: true}\n");
  site.options.token = "";
  CHECK(site.build() == 0);
  CHECK(site.has_said("set POSTIL_COMMENTS_TOKEN to TOKEN@https://c.example to ask for them"));
}

TEST_CASE("without a token the kept comments are baked, and their age is told") {
  Site site;
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
  Site site;
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
  Site site;
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
  Site site;
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
  Site site;
  CHECK(site.build() == 0);
  const std::string a = site.page("a");
  const std::string home = site.folder.read("public/index.html");
  CHECK(site.run([&](const commands::Console& console) {
    return commands::pull_comments(*site.files, site.request(), site.options, "", console);
  }) == 0);
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

TEST_CASE("a pull fails when the service does not answer, and leaves the folder as it is") {
  Site site;
  const auto pull = [&] {
    return site.run([&](const commands::Console& console) {
      return commands::pull_comments(*site.files, site.request(), site.options, "", console);
    });
  };
  CHECK(pull() == 0);
  const std::string index = site.folder.read("comments/postil-comments.json");
  site.service.failure.status = 503;
  CHECK(pull() == 1);
  CHECK(site.folder.read("comments/postil-comments.json") == index);
}

TEST_CASE("a pull names the mistake in postil.yaml that hides the service") {
  Site site("comments: {service: 'https://c.example'}\nparams: [\n");
  const std::string folder = site.folder.path() + "/pulled";
  CHECK(site.run([&](const commands::Console& console) {
    return commands::pull_comments(*site.files, site.request(), site.options, folder, console);
  }) == 1);
  CHECK_FALSE(site.has_said("there is no comment service"));
  CHECK(site.has_said("postil.yaml:"));
}

TEST_CASE("a pull into a folder that is called like a URL is refused") {
  Site site;
  CHECK(site.run([&](const commands::Console& console) {
    return commands::pull_comments(*site.files, site.request(), site.options, "https://c.example",
                                   console);
  }) == 1);
  CHECK(site.has_said("https://c.example: error: this is a URL, not a folder"));
  CHECK(site.has_said("hint: name the service with --comments https://c.example"));
  CHECK(site.service.requests.empty());
}

TEST_CASE("a pull writes a file anew in which git left a conflict") {
  Site site;
  const auto pull = [&] {
    return site.run([&](const commands::Console& console) {
      return commands::pull_comments(*site.files, site.request(), site.options, "", console);
    });
  };
  CHECK(pull() == 0);
  const auto thread_file = [&] {
    for (const auto& entry : std::filesystem::directory_iterator(site.folder.path("comments")))
      if (entry.path().filename() != "postil-comments.json")
        return entry.path().filename().string();
    return std::string();
  };
  const std::string file = "comments/" + thread_file();
  const std::string text = site.folder.read(file);
  site.folder.write(file, "<<<<<<< HEAD\n" + text);
  CHECK(pull() == 0);
  CHECK(site.folder.read(file) == text);
}

TEST_CASE("a source that is not there, or is not whole, is an error and bakes nothing") {
  Site site;
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
  Site site;
  site.service.set("/a/", {"<script>alert(1)</script>"});
  CHECK(site.build() == 0);
  CHECK(site.has_said("warning: the thread /a/ is refused: the element <script>"));
  CHECK_FALSE(has(site.page("a"), "alert(1)"));
  CHECK(has(site.page("a"), "<a href=\"#comments\">Comments</a>"));
  CHECK_FALSE(has(site.folder.read("public/index.html"), "/a/#comment"));
}

TEST_CASE("pages that the service does not know are counted, and a push tells it of them") {
  Site site;
  site.service.lines.erase("/b/");
  CHECK(site.build() == 0);
  CHECK(site.has_said("note: the service does not know 1 page, so nobody can comment there"));
  CHECK(site.has_said("`postil comments push`"));
  CHECK(site.build(commands::Push::after_build) == 0);
  CHECK_FALSE(site.has_said("does not know"));
  CHECK(site.has_said("told https://c.example of 2 pages: 1 new"));
  CHECK(site.service.requests.back().method == network::Method::put);
  site.service.accepts = "any";
  CHECK(site.build() == 0);
  CHECK_FALSE(site.has_said("does not know"));
}

TEST_CASE("a failed push is an error after a good build") {
  Site site;
  CHECK(site.build() == 0);
  site.service.failure.status = 503;
  CHECK(site.build(commands::Push::after_build) == 1);
  CHECK(site.folder.has("public/a/index.html"));
}

TEST_CASE("check names threads without a page and pages without a thread") {
  Site site;
  site.options.baking = commands::Baking::asked_for;
  CHECK(site.check() == 0);
  site.service.lines.erase("/b/");
  site.service.set("/gone/", {"x"});
  site.service.set("/empty/", {});
  site.service.epoch = "e2";
  CHECK(site.check() == 1);
  CHECK(site.has_said("the thread /gone/ has 1 comment, but no page shows them"));
  CHECK_FALSE(site.has_said("/empty/"));
  CHECK(site.has_said("content/b.md: warning: the comment service does not know this page"));
}

TEST_CASE("check says how the comments of an old address come to their page") {
  Site site("base_url: https://example.org/blog/\ncomments: {service: 'https://c.example'}\n");
  site.options.baking = commands::Baking::asked_for;
  site.service.set("/blog/gone/", {"x"});
  CHECK(site.check() == 1);
  CHECK(site.has_said("give that page the alias /gone/"));
  CHECK(site.has_said("postil-comments thread move /a/ PATH-OF-THE-PAGE"));  // outside of /blog/
}

TEST_CASE("no page of a frozen site must be known to a service") {
  Site site;
  const std::string folder = site.folder.path() + "/frozen";
  site.run([&](const commands::Console& console) {
    return commands::freeze_comments(*site.files, site.request(), site.options, folder, console);
  });
  site.folder.write("content/c.md", "---\ntitle: C\n---\nText\n");
  site.ask(folder);
  site.check();
  CHECK_FALSE(site.has_said("does not know this page"));
}

TEST_CASE("a page keeps its comments at a new address, before the service knows of the move") {
  Site site;
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
  Site site;
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
  Site site;
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
  Site site;
  site.folder.write("content/a.md", "---\ntitle: A\ncomments: false\n---\nText\n");
  CHECK(site.build() == 0);
  CHECK_FALSE(has(site.page("a"), "First words"));
  CHECK_FALSE(has(site.folder.read("public/index.html"), "First words"));
}

TEST_CASE("a closed page has no form: closed by the author, by its date, or by the service") {
  Site site;
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

TEST_CASE(
    "a frozen site has every comment, and neither form nor script nor address of the service") {
  Site site;
  CHECK(site.run([&](const commands::Console& console) {
    return commands::freeze_comments(*site.files, site.request(), site.options, "", console);
  }) == 0);
  CHECK(has(site.service.requests.at(0).url, "whole=1"));
  const auto is_free = [&] {
    const std::string page = site.page("a");
    return has(page, "First words") && !has(page, "<form") && !has(page, "c.example") &&
           !has(page, "type=\"module\"") && has(page, "2 comments");
  };
  CHECK(is_free());
  // It outlives the service, and its line in postil.yaml.
  site.folder.write("postil.yaml", "title: Site\nbase_url: https://example.org/\n");
  site.service.failure.failure = "gone";
  site.ask(site.folder.path("comments"));
  CHECK(site.build() == 0);
  CHECK(is_free());
}
