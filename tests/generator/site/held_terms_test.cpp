// What the documents of terms and sections that are held back keep from the site.
#include <doctest/doctest.h>

#include "../check/memory_site.h"

namespace {

// The folders of the site's pages below `taxonomy`/, each with a blank behind it.
std::string terms_of(const SiteFiles& files, const std::string& taxonomy) {
  std::string text;
  for (const auto& [path, bytes] : built(files)) {
    const std::string end = "/index.html";
    if (path.starts_with(taxonomy + '/') && path.ends_with(end))
      text += path.substr(0, path.size() - end.size()) + ' ';
  }
  return text;
}

const std::string kDraft = "---\ntitle: Big X\ndraft: true\n---\n";

}  // namespace

TEST_CASE("a term whose text is held back has no page, and the other terms have theirs") {
  SiteFiles files = {{"content/posts/a.md", "---\ntags: [x, y, Big X, z]\ncategories: [x]\n---\n"},
                     {"content/tags/y/_index.md", "---\ntitle: Why\n---\n"}};
  CHECK(terms_of(files, "tags") == "tags/big-x tags tags/x tags/y tags/z ");
  files["content/tags/x/_index.md"] = kDraft;
  CHECK(terms_of(files, "tags") == "tags tags/y tags/z ");
  CHECK(terms_of(files, "categories") == "categories categories/x ");
  files["content/tags/z.md"] = "---\ntitle: Zed\ndraft: true\n---\n";
  CHECK(terms_of(files, "tags") == "tags tags/y ");
  files["content/about.md"] = kDraft;
  files["content/posts/y.md"] = kDraft;
  CHECK(terms_of(files, "tags") == "tags tags/y ");
}

TEST_CASE("a taxonomy whose text is held back has no pages, and the others have theirs") {
  SiteFiles files = {{"content/posts/a.md", "---\ntags: [x]\ncategories: [x]\nauthors: [x]\n---\n"},
                     {"content/tags/_index.md", kDraft},
                     {"content/posts/b/_index.md", kDraft}};
  CHECK(terms_of(files, "tags").empty());
  CHECK(terms_of(files, "categories") == "categories categories/x ");
  files["content/authors/_index.md"] = kDraft;
  files["content/authors/x/_index.md"] = kDraft;
  CHECK(terms_of(files, "authors") == "authors authors/x ");
}

TEST_CASE("a term or a taxonomy is held back in its own language only") {
  SiteFiles files = {{"postil.yaml", "language: en\nlanguages:\n  en: {}\n  fr: {}\n"},
                     {"content/posts/a.md", "---\ntags: [x]\n---\n"},
                     {"content/posts/a.fr.md", "---\ntags: [x]\n---\n"},
                     {"content/tags/x/_index.fr.md", kDraft}};
  CHECK(terms_of(files, "tags") == "tags tags/x ");
  CHECK(terms_of(files, "fr/tags").empty());
  files["content/posts/b.fr.md"] = "---\ntags: [y]\n---\n";
  CHECK(terms_of(files, "fr/tags") == "fr/tags fr/tags/y ");
  files["content/tags/_index.fr.md"] = kDraft;
  CHECK(terms_of(files, "tags") == "tags tags/x ");
  CHECK(terms_of(files, "fr/tags").empty());
}

TEST_CASE("a link to a page that is held back has the address that the page will have") {
  const SiteFiles site = built(
      {{"templates/page.mustache", "{{{page.content}}}"},
       {"content/a.md", "[p](posts/p.md) [q](posts/q.md) [s](s/_index.md) [t](t/_index.md)\n"},
       {"content/posts/p.md", "---\ndraft: true\n---\n# P\n"},
       {"content/posts/q.md", "---\ndraft: true\nurl: /quick/\n---\n"},
       {"content/s/_index.md", "---\ndraft: true\n---\n"},
       {"content/t/_index.md", "---\ndraft: true\nurl: /tea\n---\n"}});
  CHECK(site.at("a/index.html") ==
        "<p><a href=\"../posts/p/\">p</a> <a href=\"../quick/\">q</a> <a href=\"../s/\">s</a> <a "
        "href=\"../tea/\">t</a></p>\n");
}
