#include "commands/preview_origin.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

namespace {

constexpr std::string_view kOrigin = "http://192.168.1.7:1313";

using Cases = std::vector<std::pair<std::string_view, std::string_view>>;

void check(std::string_view content_type, const Cases& cases) {
  const site::OwnUrls own("https://example.org/blog/");
  for (const auto& each : cases) {
    CAPTURE(each.first);
    CHECK(commands::with_origin(std::string(each.first), content_type, own, kOrigin) ==
          each.second);
  }
}

}  // namespace

TEST_CASE("the site's own addresses in HTML lead into the preview, in any spelling") {
  check(
      "text/html; charset=utf-8",
      {{R"(<a href="https://example.org/blog/a/">a</a>)",
        R"(<a href="http://192.168.1.7:1313/blog/a/">a</a>)"},
       {R"(<a href="//Example.org/blog/a/?q=1&amp;r#f">a</a>)",
        R"(<a href="http://192.168.1.7:1313/blog/a/?q=1&amp;r#f">a</a>)"},
       {"<a href=http://example.org:80/blog>a</a>", "<a href=http://192.168.1.7:1313/blog>a</a>"},
       {R"(<img src="https://example.org:443/blog/b.png" srcset="https://example.org/blog/c.png 2x, d.png 3x">)",
        R"(<img src="http://192.168.1.7:1313/blog/b.png" srcset="http://192.168.1.7:1313/blog/c.png 2x, d.png 3x">)"},
       {R"(<meta http-equiv="refresh" content="0; url=https://example.org/blog/a/">)",
        R"(<meta http-equiv="refresh" content="0; url=http://192.168.1.7:1313/blog/a/">)"},
       {R"x(<p style="background: url(https://example.org/blog/e.png)">)x",
        R"x(<p style="background: url(http://192.168.1.7:1313/blog/e.png)">)x"}});
}

TEST_CASE("the site's own addresses in metadata and scripts lead into the preview") {
  check(
      "text/html",
      {{R"(<base href="https://example.org/blog/">)",
        R"(<base href="http://192.168.1.7:1313/blog/">)"},
       {R"(<meta property="og:url" content="https://example.org/blog/a/">)",
        R"(<meta property="og:url" content="http://192.168.1.7:1313/blog/a/">)"},
       {R"(<section data-index="https://example.org/blog/search.json"></section>)",
        R"(<section data-index="http://192.168.1.7:1313/blog/search.json"></section>)"},
       {R"(<script>fetch('https://example.org/blog/a.json') // not https://example.org/blog/</script>)",
        R"(<script>fetch('http://192.168.1.7:1313/blog/a.json') // not https://example.org/blog/</script>)"}});
}

TEST_CASE("texts and the addresses of others in HTML stay as they are") {
  for (const std::string_view html :
       {R"(<p>See https://example.org/blog/a/ and &quot;https://example.org/blog/&quot;.</p>)",
        R"(<a href="https://example.org/other/">a</a>)",
        R"(<a href="https://archive.example/https://example.org/blog/a/">a</a>)",
        R"(<a href="https://share.example/?url=https://example.org/blog/a/">a</a>)",
        R"(<a href="https://example.org.evil.example/blog/">a</a>)",
        R"(<a href="https://example.org:8080/blog/">a</a>)",
        R"(<a href="/blog/a/">a</a><a href="mailto:a@example.org">b</a><a href="//">c</a>)"}) {
    check("text/html", {{html, html}});
  }
}

TEST_CASE("the site's own addresses in feeds, sitemaps, JSON and texts lead into the preview") {
  check("application/atom+xml",
        {{"<id>https://example.org/blog/a/</id>", "<id>http://192.168.1.7:1313/blog/a/</id>"},
         {R"(<link href="https://example.org/blog/a/"/>)",
          R"(<link href="http://192.168.1.7:1313/blog/a/"/>)"},
         {"&lt;a href=&quot;//EXAMPLE.org/blog/b/&quot;&gt;",
          "&lt;a href=&quot;http://192.168.1.7:1313/blog/b/&quot;&gt;"},
         {"<loc>https://example.org/other/</loc>", "<loc>https://example.org/other/</loc>"}});
  check("application/feed+json", {{R"({"url":"https://example.org/blog/a/"})",
                                   R"({"url":"http://192.168.1.7:1313/blog/a/"})"},
                                  {R"("<a href=\"https://example.org/blog/a/\">")",
                                   R"("<a href=\"http://192.168.1.7:1313/blog/a/\">")"}});
  check("text/plain", {{"Sitemap: https://example.org/blog/sitemap.xml\n",
                        "Sitemap: http://192.168.1.7:1313/blog/sitemap.xml\n"},
                       {"https://example.org/blog", "http://192.168.1.7:1313/blog"},
                       {"https://a.example/?b=https://example.org/blog/",
                        "https://a.example/?b=https://example.org/blog/"}});
}

TEST_CASE("other files and a site without base_url stay as they are") {
  for (const char* type : {"text/css", "text/javascript", "image/svg+xml", "image/png", ""})
    check(type, {{"'https://example.org/blog/'", "'https://example.org/blog/'"}});
  CHECK(commands::with_origin("<a href=\"https://example.org/\">", "text/html", site::OwnUrls(""),
                              kOrigin) == "<a href=\"https://example.org/\">");
}
