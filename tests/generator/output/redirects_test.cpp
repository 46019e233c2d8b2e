#include "output/redirects.h"

#include <doctest/doctest.h>

#include "../site/make.h"

namespace {

site::Site moved_site() {
  configuration::Configuration configuration;
  configuration.base_url = "https://example.org/blog/";
  auto page = document("content/posts/preis $1.md", "Preis");
  page.front_matter.aliases = {{"/z old/", {}}, {"/a\"ü*:b.html", {}}};
  base::Report report;
  return assemble({page}, report, configuration);
}

}  // namespace

TEST_CASE("a line for each alias tells Netlify and Cloudflare, sorted and encoded") {
  const auto site = moved_site();
  CHECK(output::netlify_redirects(site, site.aliases) ==
        "/blog/a%22%C3%BC%2A%3Ab.html /blog/posts/preis-1/ 301\n"
        "/blog/z%20old/ /blog/posts/preis-1/ 301\n");
}

TEST_CASE("a line for each alias tells nginx: the old path decoded, the new one encoded") {
  const auto site = moved_site();
  CHECK(output::nginx_redirects(site, site.aliases) ==
        "\"/blog/a\\\"ü*:b.html\" \"/blog/posts/preis-1/\";\n"
        "\"/blog/z old/\" \"/blog/posts/preis-1/\";\n"
        "\"/blog/z old\" \"/blog/posts/preis-1/\";\n");
}

TEST_CASE("a dollar in an address is no variable of nginx") {
  base::Report report;
  auto page = document("content/a.md", "A");
  page.front_matter.url = content::Text{"/a$b/", {}};
  page.front_matter.aliases = {{"/old/", {}}};
  const auto site = assemble({page}, report);
  CHECK(output::nginx_redirects(site, site.aliases) ==
        "\"/old/\" \"/a%24b/\";\n\"/old\" \"/a%24b/\";\n");
}

TEST_CASE("nginx reads a backslash in quotes twice") {
  base::Report report;
  auto page = document("content/a.md", "A");
  page.front_matter.aliases = {{R"(/c:\"x"/y\n.html)", {}}};
  const auto site = assemble({page}, report);
  CHECK(output::nginx_redirects(site, site.aliases) == R"("/c:\\\"x\"/y\\n.html" "/a/";)"
                                                       "\n");
}

TEST_CASE("a redirect page leads on without JavaScript, and keeps the fragment with it") {
  const auto site = moved_site();
  const std::string page = output::redirect_page(site, site.pages[site.aliases.front().page]);
  CHECK(page.find("content=\"1; url=/blog/posts/preis-1/\"") != std::string::npos);
  CHECK(page.find("location.hash") != std::string::npos);
}
