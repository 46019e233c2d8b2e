#include "content/source.h"

#include <doctest/doctest.h>

namespace {

// "section|name|date" and S for a section, B for a bundle.
std::string shown(std::string_view path, std::string_view root = "content/") {
  const content::Source source = content::source_of(path, root);
  CHECK(source.path == path);
  return source.section + '|' + source.name + '|' + source.date + (source.is_section ? "S" : "") +
         (source.is_bundle ? "B" : "");
}

}  // namespace

TEST_CASE("a path says section, name and date") {
  CHECK(shown("content/about.md") == "|about|");
  CHECK(shown("content/posts/a.markdown") == "posts|a|");
  CHECK(shown("content/posts/2024/a.b.md") == "posts/2024|a.b|");
  CHECK(shown("content/posts/2024-05-01-hello.md") == "posts|hello|2024-05-01");
  CHECK(shown("content/posts/2013-10-3-roundup.md") == "posts|roundup|2013-10-3");
  CHECK(shown("content/posts/2024-05-01_hello.md") == "posts|hello|2024-05-01");
  CHECK(shown("readme.md", "") == "|readme|");
}

TEST_CASE("what only looks like a date is a name") {
  CHECK(shown("content/3940394-21-9-x.md") == "|3940394-21-9-x|");
  CHECK(shown("content/2024-05-x.md") == "|2024-05-x|");
  CHECK(shown("content/2024-05-012-x.md") == "|2024-05-012-x|");
  CHECK(shown("content/2024.md") == "|2024|");
}

TEST_CASE("a name that is all date keeps it") {
  CHECK(shown("content/2024-05-01.md") == "|2024-05-01|2024-05-01");
  CHECK(shown("content/2024-05-01-.md") == "|2024-05-01-|2024-05-01");
}

TEST_CASE("index files are sections, bundles and the home page") {
  CHECK(shown("content/_index.md") == "|_index|S");
  CHECK(shown("content/index.md") == "|index|S");
  CHECK(shown("content/posts/_index.md") == "posts|_index|S");
  CHECK(shown("content/about/index.md") == "|about|B");
  CHECK(shown("content/posts/2024-05-01-hello/index.md") == "posts|hello|2024-05-01B");
  CHECK(shown("content/a/b/c/index.markdown") == "a/b|c|B");
}

TEST_CASE("Markdown has two extensions, in any case") {
  CHECK(content::is_markdown("a/b.md"));
  CHECK(content::is_markdown("b.MARKDOWN"));
  CHECK_FALSE(content::is_markdown("b.mdx"));
  CHECK_FALSE(content::is_markdown("a.md/b"));
  CHECK_FALSE(content::is_markdown(".md"));
}

TEST_CASE("a file or a folder names the language, and is called as if it did not") {
  const std::vector<std::string> languages = {"en", "fr", "pt-BR"};
  const auto shown_in = [&](std::string_view path) {
    const content::Source source = content::source_of(path, "content/", languages);
    return source.language + '|' + source.section + '|' + source.name +
           (source.is_section ? "S" : "") + (source.is_bundle ? "B" : "") +
           (source.names_language ? "!" : "");
  };
  CHECK(shown_in("content/posts/a.md") == "en|posts|a");
  CHECK(shown_in("content/posts/a.fr.md") == "fr|posts|a!");
  CHECK(shown_in("content/fr/posts/a.md") == "fr|posts|a!");
  CHECK(shown_in("content/fr/posts/a.FR.md") == "fr|posts|a!");
  CHECK(shown_in("content/posts/2024-05-01-a.pt-br.md") == "pt-BR|posts|a!");
  CHECK(shown_in("content/posts/_index.fr.md") == "fr|posts|_indexS!");
  CHECK(shown_in("content/fr/index.md") == "fr||indexS!");
  CHECK(shown_in("content/index.fr.md") == "fr||indexS!");
  CHECK(shown_in("content/posts/trip/index.fr.md") == "fr|posts|tripB!");
  CHECK(shown_in("content/en/a.md") == "en||a!");
  CHECK(shown_in("content/posts/a.it.md") == "en|posts|a.it");
  CHECK(shown_in("content/posts/fr/a.md") == "en|posts/fr|a");
  CHECK(shown("content/posts/a.fr.md") == "posts|a.fr|");
}

TEST_CASE("only a language of two letters that the site does not list is one it may have meant") {
  CHECK(content::unlisted_language("posts/a.it.md", {"en", "fr"}) == "it");
  CHECK(content::unlisted_language("a.pt-BR.md", {}) == "pt-BR");
  for (const char* path :
       {"a.fr.md", "a.md", "a.js.md", "v1.0.md", "a.xx.md", ".fr.md", "a.fil.md"})
    CHECK(content::unlisted_language(path, {"en", "fr"}).empty());
}

TEST_CASE("the name of a page in its folder is without its language, with its date") {
  const std::vector<std::string> languages = {"en", "fr", "de-CH"};
  const auto name = [&](const std::string& path) {
    return std::string(content::name_in_folder(content::source_of(path, "content/", languages)));
  };
  CHECK(name("content/posts/a.md") == "a");
  CHECK(name("content/posts/a.fr.md") == "a");
  CHECK(name("content/posts/a.de-CH.md") == "a");
  CHECK(name("content/posts/a.de-ch.md") == "a");
  CHECK(name("content/posts/a.it.md") == "a.it");
  CHECK(name("content/posts/a.b.md") == "a.b");
  CHECK(name("content/posts/2024-05-01-a.fr.md") == "2024-05-01-a");
  CHECK(name("content/posts/b/index.md") == "b");
  CHECK(name("content/posts/b/index.fr.md") == "b");
  CHECK(name("content/fr/c.md") == "c");
}
