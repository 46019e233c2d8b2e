// The sitemap: which pages it lists, when they changed, how it is cut.
#include "output/sitemap.h"

#include <doctest/doctest.h>

#include <string>

#include "../site/make.h"

namespace {

configuration::Configuration at_path() {
  configuration::Configuration configuration;
  configuration.base_url = "https://example.org/blog/";
  return configuration;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string whole(const site::Site& site) {
  const auto parts = output::sitemap_parts(site);
  REQUIRE(parts.size() == 1);
  return output::sitemap(site, parts.front());
}

}  // namespace

TEST_CASE("a list changes with its newest page, and with the lists below it") {
  base::Report report;
  auto a = document("content/posts/a.md", "A", "2024-01-01");
  a.front_matter.terms = {terms("tags", {"x"})};
  a.front_matter.lastmod = base::parse_date("2024-03-01", "UTC").date;
  auto b = document("content/posts/b.md", "B", "2024-02-01");
  b.front_matter.terms = {terms("tags", {"y"})};
  b.front_matter.lastmod = base::parse_date("2023-01-01", "UTC").date;
  const auto site = assemble({a, b, document("content/about.md", "About")}, report, at_path());
  const std::string xml = whole(site);
  const auto url = [](const std::string& path, const std::string& day) {
    return "<url><loc>https://example.org/blog" + path + "</loc>" +
           (day.empty() ? "" : "<lastmod>" + day + "T00:00:00Z</lastmod>") + "</url>";
  };
  CHECK(has(xml, url("/posts/a/", "2024-03-01")));
  CHECK(has(xml, url("/posts/b/", "2024-02-01")));
  CHECK(has(xml, url("/posts/", "2024-03-01")));
  CHECK(has(xml, url("/", "2024-03-01")));
  CHECK(has(xml, url("/tags/x/", "2024-03-01")));
  CHECK(has(xml, url("/tags/y/", "2024-02-01")));
  CHECK(has(xml, url("/tags/", "2024-03-01")));
  CHECK(has(xml, url("/about/", "")));
  CHECK_FALSE(has(xml, "404"));
}

TEST_CASE("a republished page is in the sitemap of its original's site") {
  base::Report report;
  auto page = document("content/posts/a.md", "A", "2024-01-01");
  page.front_matter.original = content::Original{.url = "https://other.example/"};
  CHECK_FALSE(has(whole(assemble({page}, report, at_path())), "/posts/a/"));
}

TEST_CASE("addresses are encoded and escaped") {
  base::Report report;
  auto page = document("content/posts/a.md", "A", "2024-01-01");
  page.front_matter.url = content::Text{.value = "/ü&'x/"};
  CHECK(has(whole(assemble({page}, report, at_path())),
            "<loc>https://example.org/blog/%C3%BC&amp;&#39;x/</loc>"));
}

TEST_CASE("a sitemap is cut at the number of its URLs, and at its bytes") {
  base::Report report;
  std::vector<content::Document> documents;
  for (int i = 10; i < 30; ++i) {
    documents.push_back(document("content/posts/" + std::to_string(i) + ".md", "T",
                                 "2024-01-" + std::to_string(i)));
  }
  const auto site = assemble(documents, report, at_path());  // and "/", "/posts/"
  const auto by_urls = output::sitemap_parts(site, {.urls = 10});
  REQUIRE(by_urls.size() == 3);
  CHECK(by_urls[0].size() == 10);
  CHECK(by_urls[2].size() == 2);
  const std::string index = output::sitemap_index(site, by_urls);
  CHECK(has(index,
            "<sitemap><loc>https://example.org/blog/sitemap-3.xml</loc>"
            "<lastmod>2024-01-29T00:00:00Z</lastmod></sitemap>\n</sitemapindex>"));
  CHECK(output::sitemap_path(0, 3) == "/sitemap-1.xml");
  const output::SitemapLimits small{.bytes = 1000};
  std::size_t pages = 0;
  for (const auto& part : output::sitemap_parts(site, small)) {
    CHECK(output::sitemap(site, part).size() <= small.bytes);
    pages += part.size();
  }
  CHECK(pages == 22);
}

TEST_CASE("a sitemap and its index are whole documents") {
  base::Report report;
  const auto site =
      assemble({document("content/posts/a.md", "A", "2024-01-02"), document("content/b.md", "B")},
               report, at_path());
  const std::string head = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
  CHECK(whole(site) == head +
                           "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
                           "  <url><loc>https://example.org/blog/</loc>"
                           "<lastmod>2024-01-02T00:00:00Z</lastmod></url>\n"
                           "  <url><loc>https://example.org/blog/posts/</loc>"
                           "<lastmod>2024-01-02T00:00:00Z</lastmod></url>\n"
                           "  <url><loc>https://example.org/blog/posts/a/</loc>"
                           "<lastmod>2024-01-02T00:00:00Z</lastmod></url>\n"
                           "  <url><loc>https://example.org/blog/b/</loc></url>\n</urlset>\n");
  CHECK(output::sitemap_path(0, 1) == "/sitemap.xml");
  const auto parts = output::sitemap_parts(site, {.urls = 1});
  REQUIRE(parts.size() == 4);
  CHECK(output::sitemap_index(site, {parts[0], parts[3]}) ==
        head +
            "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
            "  <sitemap><loc>https://example.org/blog/sitemap-1.xml</loc>"
            "<lastmod>2024-01-02T00:00:00Z</lastmod></sitemap>\n"
            "  <sitemap><loc>https://example.org/blog/sitemap-2.xml</loc></sitemap>\n"
            "</sitemapindex>\n");
}

TEST_CASE("a page in the place of a list is in the sitemap once, as the page") {
  base::Report report;
  auto page = document("content/about.md", "About", "2020-05-06");
  page.front_matter.url = content::Text{.value = "/posts/"};
  const auto site =
      assemble({page, document("content/posts/a.md", "A", "2024-01-02")}, report, at_path());
  const std::string xml = whole(site);
  const std::string entry = "<url><loc>https://example.org/blog/posts/</loc>";
  CHECK(has(xml, entry + "<lastmod>2020-05-06T00:00:00Z</lastmod></url>"));
  CHECK(xml.find(entry) == xml.rfind(entry));
}

TEST_CASE("the bytes of a part are not more than the limit, whatever has to be escaped") {
  base::Report report;
  std::vector<content::Document> documents;
  for (int i = 10; i < 40; ++i) {
    documents.push_back(document("content/posts/" + std::to_string(i) + ".md", "T", "2024-01-01"));
    documents.back().front_matter.url =
        content::Text{.value = '/' + std::string(200, '\'') + std::to_string(i) + '/'};
  }
  const auto site = assemble(documents, report, at_path());
  const output::SitemapLimits limits{.bytes = 6000};
  const auto parts = output::sitemap_parts(site, limits);
  CHECK(parts.size() > 5);
  CHECK(parts.size() < 12);  // four or five pages each
  for (const auto& part : parts) CHECK(output::sitemap(site, part).size() <= limits.bytes);
}

TEST_CASE("the links to translations count for the bytes of a part") {
  base::Report report;
  std::vector<content::Document> documents;
  for (int i = 10; i < 40; ++i) {
    documents.push_back(document("content/posts/" + std::to_string(i) + ".md", "T"));
    documents.back().front_matter.lang = content::Text{"l" + std::to_string(i), {}};
    documents.back().front_matter.translation_key = content::Text{"key", {}};
  }
  const auto site = assemble(documents, report, at_path());
  const output::SitemapLimits limits{.bytes = 20000};
  const auto parts = output::sitemap_parts(site, limits);
  CHECK(parts.size() < 25);  // two pages with translations each
  for (const auto& part : parts) CHECK(output::sitemap(site, part).size() <= limits.bytes);
}

TEST_CASE("robots.txt names the sitemap when there is one") {
  base::Report report;
  auto configuration = at_path();
  CHECK(has(output::robots(assemble({}, report, configuration)),
            "Sitemap: https://example.org/blog/sitemap.xml\n"));
  configuration.sitemap = false;
  CHECK_FALSE(has(output::robots(assemble({}, report, configuration)), "Sitemap"));
}
