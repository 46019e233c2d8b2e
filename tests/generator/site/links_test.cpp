// Where the links of texts lead on the built site.
#include <doctest/doctest.h>

#include "../check/memory_site.h"
#include "make.h"

namespace {

// The text of content/posts/a.md with `body`, on a site below /blog/.
std::string shown(const std::string& body, const SiteFiles& more = {}) {
  SiteFiles files = {{"postil.yaml", "base_url: https://example.org/blog/\n"},
                     {"templates/page.mustache", "{{{page.content}}}"},
                     {"content/posts/a.md", body + "\n"},
                     {"content/posts/b.md", "# B\n"},
                     {"content/notes/c.md", "# C\n"}};
  for (const auto& [path, text] : more) files[path] = text;
  return built(files).at("posts/a/index.html");
}

std::string link(const std::string& url) { return "<p><a href=\"" + url + "\">x</a></p>\n"; }

}  // namespace

TEST_CASE("a link to a source may begin with the path of the site") {
  CHECK(shown("[x](/blog/posts/b.md)") == link("/blog/posts/b/"));
  CHECK(shown("[x](/posts/b.md)") == link("/blog/posts/b/"));
  CHECK(shown("[x](/blog/notes/c.md#d)") == link("/blog/notes/c/#d"));
}

TEST_CASE("addresses of this site are composed, those of others stay as they are written") {
  CHECK(shown("[x](https://example.org/blog/u\u0308/)") ==
        link("https://example.org/blog/%C3%BC/"));
  CHECK(shown("[x](https://other.org/u\u0308/)") == link("https://other.org/u%CC%88/"));
  CHECK(shown("[x](#u\u0308)") == link("#%C3%BC"));
  CHECK(shown("[x](../u\u0308/)") == link("/blog/posts/%C3%BC/"));
  CHECK(shown("[x](b.md?\u00FC#u\u0308)") == link("/blog/posts/b/?%C3%BC#%C3%BC"));
  CHECK(shown("[x](<https://other.org/a b>)") == link("https://other.org/a%20b"));
}

TEST_CASE("a ref leads to a page by its file or name, or to a list without a text") {
  CHECK(shown("[x]({{< ref \"b.md\" >}})") == link("/blog/posts/b/"));
  CHECK(shown("[x]({{< ref \"c\" >}})") == link("/blog/notes/c/"));
  CHECK(shown("[x]({{< ref \"/notes/c#d\" >}})") == link("/blog/notes/c/#d"));
  CHECK(shown("[x]({{< ref \"/notes\" >}})") == link("/blog/notes/"));
  CHECK(shown("[x]({{< ref \"notes/\" >}})") == link("/blog/notes/"));
  CHECK(shown("[x]({{< ref \"/\" >}})") == link("/blog/"));
  CHECK(shown("[x]({{< ref \"/nowhere\" >}})") == link("#"));
  CHECK(shown("[x]({{< ref \"u\u0308\" >}})", {{"content/notes/\u00FC.md", "# U\n"}}) ==
        link("/blog/notes/%C3%BC/"));
}

TEST_CASE("a source is found in either form of its name") {
  const SiteFiles umlaut = {{"content/posts/\u00FC.md", "# U\n"}};
  CHECK(shown("[x](u\u0308.md)", umlaut) == link("/blog/posts/%C3%BC/"));
  CHECK(shown("[x](%C3%BC.md)", umlaut) == link("/blog/posts/%C3%BC/"));
}

TEST_CASE("a link on a site with languages leads to the page of the language") {
  SiteFiles files = {{"postil.yaml", "language: en\nlanguages:\n  en: {}\n  fr: {}\n"},
                     {"templates/page.mustache", "{{{page.content}}}"},
                     {"content/b.md", "# B\n"},
                     {"content/b.fr.md", "# B\n"},
                     {"content/c.md", "# C\n"},
                     {"content/d.html", "---\ntitle: D\n---\n<p>D</p>\n"},
                     {"content/d.fr.html", "---\ntitle: D\n---\n<p>D</p>\n"},
                     {"content/e/index.md", "![x](p.png)\n"},
                     {"content/e/index.fr.md", "![x](p.png)\n"},
                     {"content/e/p.png", "p"},
                     {"content/e/p.fr.png", "q"}};
  const auto in = [&](const std::string& file, const std::string& target) {
    files["content/a" + file + ".md"] = "[x](" + target + ")\n";
    const SiteFiles site = built(files);
    return site.at(file.empty() ? "a/index.html" : "fr/a/index.html");
  };
  CHECK(in("", "b.md") == link("../b/"));
  CHECK(in(".fr", "b.md") == link("../../fr/b/"));
  CHECK(in(".fr", "b.en.md") == link("../../b/"));
  CHECK(in("", "b.fr.md") == link("../fr/b/"));
  CHECK(in(".fr", "c.md") == link("../../c/"));
  CHECK(in(".fr", "d.html") == link("../../fr/d/"));
  CHECK(in("", "d.html") == link("../d/"));
}

TEST_CASE("only links to pages of the site are backlinks, below any path") {
  configuration::Configuration configuration;
  configuration.base_url = "https://example.org/blog/";
  const auto slots = [](markdown::SlotKind kind, const char* target) {
    markdown::Rendered rendered;
    rendered.slots.push_back({kind, 0, target, 1, 1});
    return rendered;
  };
  const auto linked = [&](const markdown::Rendered& rendered) {
    base::Report report;
    const auto site = site::assemble(
        {configuration,
         {{document("content/posts/a.md", "A"), document("content/posts/b.md", "B")}, {}},
         {{}, rendered},
         {}},
        report);
    return !site.pages[index_of(site, "/posts/a/")].backlinks.empty();
  };
  CHECK(linked(slots(markdown::SlotKind::link, "a.md")));
  CHECK(linked(slots(markdown::SlotKind::link, "https://example.org/blog/posts/a/")));
  CHECK_FALSE(linked(slots(markdown::SlotKind::image, "a.md")));
  CHECK_FALSE(linked(slots(markdown::SlotKind::link, "https://other.org/blog/posts/a/")));
}
