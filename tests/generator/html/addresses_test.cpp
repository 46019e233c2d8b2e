#include "html/addresses.h"

#include <doctest/doctest.h>

#include "html/urls.h"

namespace {

// Each address as "use:written=url".
std::string found(const std::string& html, html::Form form = html::Form::fragment) {
  std::string text;
  const auto addresses = html::addresses(html, form);
  REQUIRE(addresses);
  for (const html::Address& address : *addresses) {
    text += text.empty() ? "" : " ";
    text += "libos"[static_cast<std::size_t>(address.use)];
    text +=
        (address.is_inert ? "!" : ":") + html.substr(address.begin, address.end - address.begin);
    if (html.substr(address.begin, address.end - address.begin) != address.url)
      text += "=" + address.url;
  }
  return text;
}

}  // namespace

TEST_CASE("addresses stand where they are written, in every kind of quotation marks") {
  CHECK(found("<a href=\"a\">x</a><a href=' b '>x</a><A HREF=c>x</A><a href>x</a>") ==
        "l:a l:b l:c");
  CHECK(found("<a href=\"?a=1&amp;b=&quot;2\">x</a>") == "l:?a=1&amp;b=&quot;2=?a=1&b=\"2");
  CHECK(found("<img\nsrc=\"ü.png\"\n>") == "i:ü.png");
}

TEST_CASE("what an address is for follows from its element") {
  CHECK(found("<img src=a srcset='b 1x, c 2x'><input src=d><video poster=e src=f></video>") ==
        "i:a i:b i:c i:d i:e l:f");
  CHECK(found("<object data=a></object><b data=b></b><q cite=c></q><form action=d></form>") ==
        "l:a o:c o:d");
  CHECK(found("<svg><image xlink:href='a'/><use href='#b'/><use href='c.svg#d'/></svg>") ==
        "i:a l:c.svg#d");
  CHECK(found("<link rel=preload imagesrcset='a 1x'><base href='b'>") == "i:a b:b");
}

TEST_CASE("pages that refresh and styles have addresses, too") {
  CHECK(found("<meta http-equiv=Refresh content='1; URL=/a/'><meta name=x content='1; url=/b/'>",
              html::Form::page) == "o:/a/");
  CHECK(found("<meta http-equiv=refresh content=\"0;url='/a/'\"><meta http-equiv=refresh "
              "content=5>",
              html::Form::page) == "o:/a/");
  CHECK(found("<meta http-equiv=refresh content=\"0;url=''\"><meta http-equiv=refresh "
              "content=\"0;url='b\">",
              html::Form::page) == "o: o:b");
  CHECK(found("<p style=\"background: url('/a.png')\"><p style='background:url(/b.png)'><p "
              "style=\"background:url(&quot;/c.png&quot;)\">") == "s:/a.png s:/b.png s:/c.png");
  CHECK(found("<p style=\"a:url(&quot;b&quot;);c:url(&#39;d&apos;);e:url(&#x27;f&#x27;)\">"
              "<p style='a:url(&#34;&#34;);b:url(&#x22;c&#x22;)'><p style='a:url(&quot;)'>") ==
        "s:b s:&#39;d&apos;=d s:f s: s:c s:&quot;=)");
  CHECK(found("<style>/* url(a) */ @import \"b.css\"; x { content: 'url(c)'; src: URL( \"d\" ), "
              "my-url(e), url(#f) }</style>") == "s:b.css s:d");
  CHECK(found("<style>a { b: url(") == "");
  CHECK(found("<svg><style><a href=b>x</a></style></svg>") == "l:b");
}

TEST_CASE("comments, scripts, fields and titles hold no addresses, templates those of nobody") {
  CHECK(found("<!-- <a href=a> --><script>'<a href=b>'</script><textarea><a href=c></textarea>"
              "<title><a href=d></title><xmp><a href=e></xmp><iframe><a href=f></iframe>") == "");
  CHECK(found("<template><a href=a>x</a><template><a href=b>x</a></template></template><a "
              "href=c>x</a>") == "l!a l!b l:c");
  CHECK(found("<noscript><img src=a></noscript>") == "i:a");
}

TEST_CASE("a URL in the place of another fits into what is around it") {
  const auto mapped = [](const std::string& html) {
    return html::map_urls(html, [](std::string_view) { return "/a('b')&\"c\""; });
  };
  CHECK(mapped("<a href='x'>") == "<a href='/a(&#39;b&#39;)&amp;&quot;c&quot;'>");
  CHECK(mapped("<a style='b:url(x)'>") == "<a style='b:url(/a%28%27b%27%29&amp;%22c%22)'>");
  CHECK(mapped("<style>a{b:url(x)}</style>") == "<style>a{b:url(/a%28%27b%27%29&%22c%22)}</style>");
}

TEST_CASE("a name that ends in url is no url, whatever sign is before") {
  for (const std::string name :
       {"a", "z", "A", "Z", "0", "9", "-", "_", "\u00C0", "\u00FF", "日"}) {
    CAPTURE(name);
    CHECK(found("<style>x { y: " + name + "url(b) }</style>") == "");
  }
  for (const std::string sign : {" ", ",", ":", ")", "/", "@", "[", "`", "{", "\n"}) {
    CAPTURE(sign);
    CHECK(found("<style>x { y: " + sign + "url(b) }</style>") == "s:b");
  }
  CHECK(found("<style>@IMPORT \"b\"; @import'c'; x@import 'd'; @importurl('e')</style>") ==
        "s:b s:c");
}

TEST_CASE("addresses whose signs between them are character references are left alone") {
  CHECK(found("<img srcset='a 1x&#44; b 2x'><img src=c>") == "i:c");
}

TEST_CASE("an address tells where its attribute is, and in a style sheet where it is itself") {
  const auto addresses = html::addresses(
      "<a x href = 'b'></a><style>c { d: url(e) url('f') }</style>", html::Form::fragment);
  REQUIRE(addresses);
  REQUIRE(addresses->size() == 3);
  CHECK((*addresses)[0].tag == 0);
  CHECK((*addresses)[0].attribute == 9);  // behind "href"
  CHECK((*addresses)[1].tag == 20);
  CHECK((*addresses)[1].attribute == (*addresses)[1].begin);
  CHECK((*addresses)[2].attribute == (*addresses)[2].begin);
}
