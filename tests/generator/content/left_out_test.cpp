#include "content/left_out.h"

#include <doctest/doctest.h>

#include <string>

namespace {

bool ignored(std::string_view pattern, std::string_view path) {
  return content::is_ignored(path, {{std::string(pattern), {}}});
}

}  // namespace

TEST_CASE("leftovers of editors, systems and version control are known by their names") {
  for (const char* path :
       {"static/.DS_Store", "static/a/Thumbs.db", "static/DESKTOP.INI", "content/a.md~",
        "content/#a.md#", "content/.#a.md", "content/.a.md.swp", "static/.a.swo",
        "content/a.md.bak", "content/a.md.orig", "static/.git/config", "static/.git",
        "static/._a.png", "static/__MACOSX/a", "content/~$a.docx", "static/.svn/entries",
        "content/old.bak/a.md"}) {
    CAPTURE(path);
    CHECK(content::is_leftover(path));
  }
}

TEST_CASE("other files are no leftovers, those of servers and with a dot included") {
  for (const char* path :
       {"static/.well-known/security.txt", "static/.htaccess", "static/.nojekyll",
        "static/.gitignore", "content/a.md", "content/#a.md", "content/a#", "content/bak", "#",
        "content/cvs/me.md", "static/a.swp.txt", "static/a.swp", "static/~a", "content/a.bak.md"}) {
    CAPTURE(path);
    CHECK_FALSE(content::is_leftover(path));
  }
}

TEST_CASE("a pattern without a slash is for names anywhere, and for all below a folder") {
  CHECK(ignored("*.psd", "content/posts/a.psd"));
  CHECK(ignored("private", "content/private/deep/a.md"));
  CHECK(ignored("private/", "content/a/private/b.md"));
  CHECK(ignored("README.md", "README.md"));
  CHECK(ignored("{a,b}.txt", "static/b.txt"));
  CHECK_FALSE(ignored("*.psd", "content/posts/a.psd.md"));
  CHECK_FALSE(ignored("private", "content/privates/a.md"));
}

TEST_CASE("a pattern with a slash is for a path from the folder of the site on") {
  CHECK(ignored("content/private", "content/private/a.md"));
  CHECK(ignored("/content/private/", "content/private/deep/a.md"));
  CHECK(ignored("content/*/notes", "content/a/notes/b.md"));
  CHECK(ignored("static/src/**", "static/src/deep/a.js"));
  CHECK(ignored("**/README.md", "README.md"));
  CHECK(ignored("**/README.md", "content/a/README.md"));
  CHECK(ignored("**/b/*.md", "b/a.md"));
  CHECK_FALSE(ignored("private/a.md", "content/private/a.md"));
  CHECK_FALSE(ignored("content/*.md", "content/posts/a.md"));
}
