// Pages go to a comment service that is not there, and its comments to folders.
#include <doctest/doctest.h>

#include <filesystem>
#include <sstream>

#include "baked_site.h"

TEST_CASE("a pull fails when the service does not answer, and leaves the folder as it is") {
  BakedSite site;
  CHECK(site.pull() == 0);
  const std::string index = site.folder.read("comments/postil-comments.json");
  site.service.failure.status = 503;
  CHECK(site.pull() == 1);
  CHECK(site.folder.read("comments/postil-comments.json") == index);
}

TEST_CASE("a pull names the mistake in postil.yaml that hides the service") {
  BakedSite site("comments: {service: 'https://c.example'}\nparams: [\n");
  const std::string folder = site.folder.path() + "/pulled";
  CHECK(site.pull(folder) == 1);
  CHECK_FALSE(site.has_said("there is no comment service"));
  CHECK(site.has_said("postil.yaml:"));
}

TEST_CASE("a pull into a folder that is called like a URL is refused") {
  BakedSite site;
  CHECK(site.run([&](const commands::Console& console) {
    return commands::pull_comments(*site.files, site.request(), site.options, "https://c.example",
                                   console);
  }) == 1);
  CHECK(site.has_said("https://c.example: error: this is a URL, not a folder"));
  CHECK(site.has_said("hint: name the service with --comments https://c.example"));
  CHECK(site.service.requests.empty());
}

TEST_CASE("a pull writes a file anew in which git left a conflict") {
  BakedSite site;
  CHECK(site.pull() == 0);
  const auto thread_file = [&] {
    for (const auto& entry : std::filesystem::directory_iterator(site.folder.path("comments")))
      if (entry.path().filename() != "postil-comments.json")
        return entry.path().filename().string();
    return std::string();
  };
  const std::string file = "comments/" + thread_file();
  const std::string text = site.folder.read(file);
  site.folder.write(file, "<<<<<<< HEAD\n" + text);
  CHECK(site.pull() == 0);
  CHECK(site.folder.read(file) == text);
}

TEST_CASE("pages that the service does not know are counted, and a push tells it of them") {
  BakedSite site;
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
  BakedSite site;
  CHECK(site.build() == 0);
  site.service.failure.status = 503;
  CHECK(site.build(commands::Push::after_build) == 1);
  CHECK(site.folder.has("public/a/index.html"));
}

TEST_CASE("check names threads without a page and pages without a thread") {
  BakedSite site;
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
  BakedSite site("base_url: https://example.org/blog/\ncomments: {service: 'https://c.example'}\n");
  site.options.baking = commands::Baking::asked_for;
  site.service.set("/blog/gone/", {"x"});
  CHECK(site.check() == 1);
  CHECK(site.has_said("give that page the alias /gone/"));
  CHECK(site.has_said("postil-comments thread move /a/ PATH-OF-THE-PAGE"));  // outside of /blog/
}

TEST_CASE("no page of a frozen site must be known to a service") {
  BakedSite site;
  const std::string folder = site.folder.path() + "/frozen";
  site.freeze(folder);
  site.folder.write("content/c.md", "---\ntitle: C\n---\nText\n");
  site.ask(folder);
  site.check();
  CHECK_FALSE(site.has_said("does not know this page"));
}

TEST_CASE(
    "a frozen site has every comment, and neither form nor script nor address of the service") {
  BakedSite site;
  CHECK(site.freeze() == 0);
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

TEST_CASE("a frozen folder of the site is its source, and no pull replaces it") {
  BakedSite site;
  CHECK(site.freeze() == 0);
  CHECK_FALSE(site.has_said("build it again with"));
  const std::string page = site.page("a");
  site.service.failure.failure = "gone";
  CHECK(site.build() == 0);
  CHECK(site.has_said("note: this site is frozen"));
  CHECK(site.page("a") == page);
  site.folder.write("postil.yaml", "title: Site\nbase_url: https://example.org/\n");
  CHECK(site.build() == 0);
  CHECK_FALSE(site.has_said("note: "));
  CHECK(site.page("a") == page);
  site.folder.write("postil.yaml", kBaked);
  site.service.failure.failure = "";
  CHECK(site.pull() == 1);
  CHECK(site.has_said("whole threads of a frozen site"));
  CHECK(site.pull(site.folder.path("other")) == 0);
}

TEST_CASE("a push is refused whose addresses may be wrong, before anything is written") {
  BakedSite site;
  const auto build = [&](const std::string& base_url) {
    commands::Request request = site.request();
    request.base_url = base_url;
    return site.run([&](const commands::Console& console) {
      return commands::build(*site.files, request, {site.options, commands::Push::after_build},
                             console);
    });
  };
  CHECK(build("http://127.0.0.1:1313/preview/") == 1);
  CHECK(site.has_said("the service knows the pages below /, and this address has another path"));
  CHECK_FALSE(site.folder.has("public/a/index.html"));
  CHECK(build("https://preview.example/") == 0);
  site.service.requests.clear();
  site.folder.write("postil.yaml", "comments: {service: 'https://c.example'}\n");
  CHECK(site.push() == 1);
  CHECK(site.has_said("without a base_url the service cannot be told of the pages"));
  site.folder.write("postil.yaml",
                    "base_url: https://example.org/\n"
                    "comments: {service: 'https://c.example', enabled: false}\n");
  CHECK(site.push() == 1);
  CHECK(site.has_said("the site has no page that takes comments, so nothing was sent"));
  CHECK(site.service.requests.empty());
}

TEST_CASE("a push without a token fails before the site is written") {
  BakedSite site;
  site.options.token = "";
  CHECK(site.build(commands::Push::after_build) == 1);
  CHECK(site.has_said("there is no token"));
  CHECK_FALSE(site.folder.has("public/a/index.html"));
}

TEST_CASE("with --json a build and a push print what the service was told") {
  BakedSite site;
  std::ostringstream out;
  std::ostringstream err;
  const commands::Console console{out, err, commands::Form::json};
  CHECK(commands::build(*site.files, site.request(), {site.options, commands::Push::after_build},
                        console) == 0);
  const std::string pushed =
      R"({"pages":2,"service":"https://c.example","added":1,"moved":0,"unlisted":0})";
  CHECK(has(out.str(), ",\"pushed\":" + pushed + "}\n"));
  out.str("");
  CHECK(commands::push_pages(*site.files, site.request(), site.options, console) == 0);
  CHECK(out.str() == pushed + "\n");
}
