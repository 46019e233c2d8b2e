#include "commands/new.h"

#include <doctest/doctest.h>

#include <sstream>

#include "../temporary_folder.h"
#include "base/disk_files.h"
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
  // The name of a folder alone is a title, and so is what begins with a slash.
  CHECK(site.make("posts") == 0);
  CHECK(site.text("content/posts/posts.md") == "---\ntitle: \"posts\"\n" + kDraft);
  CHECK(site.make("/Both") == 0);
  CHECK(site.text("content/posts/both.md") == "---\ntitle: \"/Both\"\n" + kDraft);
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

TEST_CASE("new says why it refuses a name") {
  Site site;
  const std::pair<std::string, std::string> cases[] = {
      {"a\xFF", "error: this name is not UTF-8 [bad-file-name]\n"},
      {"!!",
       "error: \"!!\" has no letter or digit to name a file after [bad-file-name]\n"
       "  hint: give a path: `postil new posts/name.md`\n"},
      {"posts/a\x1F.md",
       "error: \"posts/a\\x1F.md\" holds a control character, so no build would take it "
       "[bad-file-name]\n"
       "  hint: choose another name\n"},
      {"posts/../x.md",
       "error: \"posts/../x.md\" is no path below content/ [bad-file-name]\n"
       "  hint: name folders and a file: `postil new posts/name.md`\n"},
      {"posts/",
       "content/posts: error: this folder holds pages, and an index.md would make it one page "
       "[pages-in-bundle]\n"
       "  hint: name a page in it, or content/posts/_index.md to describe the section\n"},
      {"posts/a.md",
       "site/content/posts/a.md: error: this file exists already and is left as it is "
       "[existing-file]\n"
       "  hint: choose another name\n"}};
  for (const auto& [what, message] : cases) {
    CAPTURE(what);
    CHECK(site.make(what) == 2);
    CHECK(site.out.empty());
    CHECK(site.err == message + "1 error\n");
  }
  CHECK(site.make("x.md", "trip") == 2);
  CHECK(site.err ==
        "error: there is no archetype \"trip\" [unknown-archetype]\n"
        "  hint: write archetypes/trip.md, or leave -k out\n1 error\n");
  CHECK(site.files.all.size() == 1);
  site.files.all.clear();
  CHECK(site.make("X") == 2);
  CHECK(site.err ==
        "site: error: there is no such folder [missing-folder]\n"
        "  hint: name the folder of the site with -s\n1 error\n");
}

TEST_CASE("a title has its letters in one form, and blanks in place of control characters") {
  Site site;
  CHECK(site.make(" Cafe\u0301\x1F au\x7Flait! ") == 0);
  CHECK(site.out.starts_with("site/content/posts/caf\u00E9"));
  CHECK(site.text(site.out.substr(5, site.out.size() - 6)) ==
        "---\ntitle: \"Caf\u00E9  au lait!\"\n" + kDraft);
  CHECK(site.make("/dev/null") == 0);
  CHECK(site.out == "site/content/posts/dev-null.md\n");
}

TEST_CASE("an archetype knows title, name, section and day of its page") {
  Site site;
  site.files.all["site/postil.yaml"] = "timezone: Asia/Tokyo\n";
  site.files.all["site/archetypes/all.md"] = "{{title}}|{{name}}|{{section}}|{{date}}";
  const std::pair<std::string, std::string> pages[] = {
      {"posts/b-c.md", "B c|b-c|posts|2024-01-01T09:00:00+09:00"},
      {"posts/deep/2023-04-05-d.md", "D|d|posts|2023-04-05"},
      {"posts/trip/index.md", "Trip|trip|posts|2024-01-01T09:00:00+09:00"},
      {"posts/trip/", "Trip|trip|posts|2024-01-01T09:00:00+09:00"},
      {"posts/far/_index.md", "Far|far|posts|2024-01-01T09:00:00+09:00"},
      {"e.html", "E|e||2024-01-01T09:00:00+09:00"}};
  for (const auto& [what, text] : pages) {
    CAPTURE(what);
    site.files.all.erase("site/content/posts/trip/index.md");
    REQUIRE(site.make(what, "all") == 0);
    CHECK(site.text(site.out.substr(5, site.out.size() - 6)) == text);
  }
}

TEST_CASE("a bundle lies in the folder that its page names") {
  Site site;
  site.files.all["site/archetypes/trip/index.md"] = "{{title}}";
  site.files.all["site/archetypes/trip/a.txt"] = "a";
  for (const char* what : {"posts/b.md", "posts/b/index.md", "posts/b/", "posts/b/_index.md"}) {
    CAPTURE(what);
    site.files.all.erase("site/content/posts/b/index.md");
    site.files.all.erase("site/content/posts/b/a.txt");
    CHECK(site.make(what, "trip") == 0);
    CHECK(site.out == "site/content/posts/b/a.txt\nsite/content/posts/b/index.md\n");
  }
}

TEST_CASE("a bundle of which one file is there already is not begun") {
  Site site;
  site.files.all["site/archetypes/trip/index.md"] = "{{title}}";
  site.files.all["site/archetypes/trip/z.txt"] = "z";
  site.files.all["site/content/posts/b/z.txt"] = "mine";
  CHECK(site.make("posts/b.md", "trip") == 2);
  CHECK(site.err.starts_with("site/content/posts/b/z.txt: error: this file exists already"));
  CHECK(site.text("content/posts/b/index.md") == "nothing");
}

TEST_CASE("new does not read or write through a link that leads out of the site") {
  for (const std::string name : {"archetypes", "content/posts"}) {
    CAPTURE(name);
    const TemporaryFolder folder;
    folder.write("elsewhere/a.md", "theirs");
    folder.write("site/content/a.md", "# A\n");
    const std::string target = std::filesystem::canonical(folder.path("elsewhere")).string();
    std::filesystem::create_directory_symlink(target, folder.path("site/" + name));
    const auto files = base::disk_files();
    std::ostringstream out;
    std::ostringstream err;
    const commands::NewPage page{folder.path("site"), "A title", "", {1704067200}};
    CHECK(commands::make_new(*files, page, {out, err}) == 1);
    CHECK(out.str().empty());
    CHECK(err.str() == name + ": error: this link leads out of the site, to " + target +
                           " [outside-symlink]\n  hint: copy what it leads to, or write "
                           "\"symlinks: follow\" in postil.yaml\n1 error\n");
    CHECK_FALSE(folder.has("elsewhere/a-title.md"));
  }
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
