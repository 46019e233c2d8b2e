#include "commands/new.h"

#include <doctest/doctest.h>

#include <sstream>

#include "base/memory_files.h"

namespace {

struct Site {
  base::MemoryFiles files{{{"site/content/posts/a.md", "# A\n"}}};
  std::string out;
  std::string err;

  int make(const std::string& what, const std::string& kind = "") {
    std::ostringstream to_out;
    std::ostringstream to_err;
    const commands::NewPage page{"site", what, kind, {1704067200}};  // 2024-01-01
    const int status = commands::make_new(files, page, {to_out, to_err});
    out = to_out.str();
    err = to_err.str();
    return status;
  }
  std::string text(const std::string& path) const {
    const auto found = files.all.find("site/" + path);
    return found == files.all.end() ? "nothing" : found->second;
  }
};

const std::string kDraft = "date: 2024-01-01T00:00:00Z\ndraft: true\n---\n\n";

}  // namespace

TEST_CASE("new makes a draft with title and date from a title in any script") {
  Site site;
  CHECK(site.make("It's \"new\"") == 0);
  CHECK(site.out == "site/content/posts/its-new.md\n");
  CHECK(site.text("content/posts/its-new.md") == "---\ntitle: \"It's \\\"new\\\"\"\n" + kDraft);
  CHECK(site.make("余白") == 0);
  CHECK(site.text("content/posts/余白.md") == "---\ntitle: \"余白\"\n" + kDraft);
  CHECK(site.make("AC/DC") == 0);
  CHECK(site.text("content/posts/ac-dc.md") == "---\ntitle: \"AC/DC\"\n" + kDraft);
}

TEST_CASE("new takes a path below content, with or without ending, and of a bundle") {
  Site site;
  const std::pair<std::string, std::string> paths[] = {
      {"posts/my-hello.md", "content/posts/my-hello.md"},
      {"content/posts/two.md", "content/posts/two.md"},
      {"posts/three", "content/posts/three.md"},
      {"posts/trip/index.md", "content/posts/trip/index.md"},
      {"notes/far/", "content/notes/far/index.md"}};
  for (const auto& [what, path] : paths) {
    CAPTURE(what);
    CHECK(site.make(what) == 0);
    CHECK(site.out == "site/" + path + '\n');
  }
  CHECK(site.text("content/posts/my-hello.md") == "---\ntitle: \"My hello\"\n" + kDraft);
  CHECK(site.text("content/posts/trip/index.md") == "---\ntitle: \"Trip\"\n" + kDraft);
  CHECK(site.make("posts/2023-04-05-old.md") == 0);
  CHECK(site.text("content/posts/2023-04-05-old.md") ==
        "---\ntitle: \"Old\"\ndate: 2023-04-05\ndraft: true\n---\n\n");
  CHECK(site.make("posts/_index.md") == 0);
  CHECK(site.text("content/posts/_index.md") == "---\ntitle: \"Posts\"\n---\n\n");
}

TEST_CASE("new leaves the language of a file out of the title") {
  Site site;
  site.files.all["site/postil.yaml"] = "languages: {en: {}, fr: {}}\n";
  CHECK(site.make("posts/summer.fr.md") == 0);
  CHECK(site.text("content/posts/summer.fr.md") == "---\ntitle: \"Summer\"\n" + kDraft);
  CHECK(site.make("posts/summer.it.md") == 0);
  CHECK(site.text("content/posts/summer.it.md") == "---\ntitle: \"Summer.it\"\n" + kDraft);
}

TEST_CASE("new never overwrites, and refuses what cannot name a file") {
  Site site;
  CHECK(site.make("posts/a.md") == 2);
  CHECK(site.err.find("left as it is") != std::string::npos);
  CHECK(site.text("content/posts/a.md") == "# A\n");
  CHECK(site.make("!!") == 2);
  for (const char* what : {"../../etc/name.md", "posts/../x.md", "posts/.hidden.md"}) {
    CAPTURE(what);
    CHECK(site.make(what) == 2);
    CHECK(site.err.find("is no path below content/") != std::string::npos);
  }
  CHECK(site.make("posts/") == 2);  // it would take the posts in it away
  CHECK(site.err.find("posts/_index.md") != std::string::npos);
  CHECK(site.make("a\xFF") == 2);
  site.files.all.clear();
  CHECK(site.make("X") == 2);  // no such folder
  CHECK(site.files.all.empty());
}

TEST_CASE("a site that is its folder gets its new pages there, and keeps the old ones") {
  Site site;
  site.files.all = {{"site/hello.md", "# Hello\n"}};
  CHECK(site.make("A first post") == 0);
  CHECK(site.out == "site/posts/a-first-post.md\n");
  CHECK(site.make("about.md") == 0);
  CHECK(site.out == "site/about.md\n");
}

TEST_CASE("an archetype is that of -k, of the section, or the default") {
  Site site;
  site.files.all["site/archetypes/default.md"] = "default {{title}}";
  site.files.all["site/archetypes/notes.md"] = "\xEF\xBB\xBFnote {{title}} {{section}}\r\n";
  CHECK(site.make("posts/one.md") == 0);
  CHECK(site.text("content/posts/one.md") == "default One");
  CHECK(site.make("notes/one.md") == 0);
  CHECK(site.text("content/notes/one.md") == "note One notes\n");
  CHECK(site.make("posts/two.md", "notes") == 0);
  CHECK(site.text("content/posts/two.md") == "note Two posts\n");
  CHECK(site.make("posts/three.md", "note") == 2);
  CHECK(site.err ==
        "error: there is no archetype \"note\" [unknown-archetype]\n"
        "  hint: did you mean \"notes\"?\n1 error\n");
  CHECK(site.make("posts/three.md", "../../x") == 2);
  site.files.all["site/archetypes/bad.md"] = "{{ .Date }}";
  CHECK(site.make("posts/three.md", "bad") == 1);
  CHECK(site.err.starts_with("archetypes/bad.md:1:1: error:"));
  CHECK(site.text("content/posts/three.md") == "nothing");
}

TEST_CASE("an archetype that is a folder makes a bundle, and copies what is no Markdown") {
  Site site;
  site.files.all["site/archetypes/trip/index.md"] = "{{title}}";
  site.files.all["site/archetypes/trip/images/{{title}}.svg"] = "{{x}}\r\n";
  CHECK(site.make("posts/to-the-sea.md", "trip") == 0);
  CHECK(site.out ==
        "site/content/posts/to-the-sea/images/{{title}}.svg\n"
        "site/content/posts/to-the-sea/index.md\n");
  CHECK(site.text("content/posts/to-the-sea/index.md") == "To the sea");
  CHECK(site.text("content/posts/to-the-sea/images/{{title}}.svg") == "{{x}}\r\n");
  CHECK(site.make("trip/two/") == 0);  // its section's archetype
  CHECK(site.text("content/trip/two/index.md") == "Two");
  CHECK(site.make("posts/to-the-sea/index.md", "trip") == 2);
  site.files.all.erase("site/archetypes/trip/index.md");
  CHECK(site.make("posts/three.md", "trip") == 2);
  CHECK(site.err.find("archetypes/trip: error: this archetype has no index.md") == 0);
}
