#include "base/url_host.h"

#include <doctest/doctest.h>

namespace {

std::string joined(const std::vector<std::string>& hosts) {
  std::string all;
  for (const std::string& host : hosts) all += "[" + host + "]";
  return all;
}

}  // namespace

TEST_CASE("the host of a URL is the one to which a browser goes") {
  for (const char* url :
       {"https://spam.example", "HTTPS://Spam.Example:8080/", "https:spam.example",
        "https:/\\spam.example", "https:////spam.example/", "https:\\\\spam.example\\x",
        "https://good.example@spam.example/", "https://a:b@c@spam.example:1?x@good.example",
        "https://spam.example#@good.example", "https://spam.example?@good.example",
        "https://spam.example\\@good.example", " \thttps://sp\nam.example/ ",
        "ht\ntps://spam.example", "https://spam.example:/", "https://@spam.example/"}) {
    CHECK_MESSAGE(base::host_of_url(url) == "spam.example", url);
  }
  CHECK(base::host_of_url("http://[2001:db8::1]:80/") == "[2001:db8::1]");
  CHECK(base::host_of_url("http://u@[::1]/") == "[::1]");
  CHECK(base::host_of_url("http://good.org:x@evil.com/") == "evil.com");
  CHECK(base::host_of_url("http://b%C3%BCcher.example/") == "xn--bcher-kva.example");
  for (const char* url :
       {"", "https:", "https://", "https://?x", "//spam.example", "spam.example",
        "ftp://spam.example", "https://a:b", "https://a:65536", "https://a:1x", "https://u@:80",
        "https://[::1", "xhttps://a", "https://[::1]x", "mailto:a@b.org"}) {
    CHECK_MESSAGE(base::host_of_url(url).empty(), url);
  }
}

TEST_CASE("the parts of a URL are those that a browser uses") {
  const auto parts = [](const std::string& url) -> std::string {
    const auto address = base::web_address(url);
    if (!address) return "none";
    return (address->has_user ? "user " : "") + address->host + " " +
           (address->port ? std::to_string(*address->port) : "") + " " + address->path;
  };
  CHECK(parts("https://A.org/caf%C3%A9/?q#f") == "a.org  /caf%C3%A9/");
  CHECK(parts("HTTP:\\\\a.org\\b\\") == "a.org  /b/");
  CHECK(parts("https://a.org") == "a.org  /");
  CHECK(parts("https://a.org?q=/x") == "a.org  /");
  CHECK(parts("https://a.org#/x") == "a.org  /");
  CHECK(parts("https://a.org:443/") == "a.org  /");
  CHECK(parts("https://a.org:0443/") == "a.org  /");
  CHECK(parts("https://a.org:80/") == "a.org 80 /");
  CHECK(parts("http://a.org:80/") == "a.org  /");
  CHECK(parts("http://[::1]:8080/x") == "[::1] 8080 /x");
  CHECK(parts("http://[::1]:/x") == "[::1]  /x");
  CHECK(parts("https://me:pw@a.org:1/") == "user a.org 1 /");
  CHECK(parts("https://@a.org/") == "user a.org  /");
  for (const char* none :
       {"", "/a/", "//a.org/", "ftp://a.org/", "https://", "https://a.org:65536/"})
    CHECK_MESSAGE(parts(none) == "none", none);
}

TEST_CASE("a port is up to five digits, however many zeros stand before them") {
  for (const char* authority : {"a.org", "a.org:", "a.org:0", "a.org:65535", "a.org:0000000065535",
                                "u@a.org:1", "u:p@a.org", "u:p@a.org:1", "@a.org", "u@@a.org"})
    CHECK_MESSAGE(base::host_of_url("http://" + std::string(authority)) == "a.org", authority);
  for (const char* authority :
       {"a.org:65536", "a.org:655350", "a.org:99999999999999999999", "a.org:-1", "a.org:1:1",
        "[::1]:65536", "[::1]1", "[::1]:x", "[::1]@", "a.org:8o", ":80", ":"})
    CHECK_MESSAGE(base::host_of_url("http://" + std::string(authority)).empty(), authority);
  CHECK(base::host_of_url("http://[::1]:65535") == "[::1]");
  CHECK(base::host_of_url("http://[::1]:") == "[::1]");
}

TEST_CASE("the host of an e-mail address is behind the last @") {
  CHECK(base::host_of_email("x@SPAM.example.") == "spam.example");
  CHECK(base::host_of_email("x@ｓｐａｍ。example") == "spam.example");
  CHECK(base::host_of_email("x@[203.0.113.7]") == "203.0.113.7");
  CHECK(base::host_of_email("x@[IPv6:2001:DB8::1]") == "[2001:db8::1]");
  for (const char* email : {"x@[::1]", "x@[ipv6:::1]", "x@[IPv6:::1]", "\"@a\"@[IPV6:0::1]"})
    CHECK_MESSAGE(base::host_of_email(email) == (std::string(email) == "x@[::1]" ? "" : "[::1]"),
                  email);
  CHECK(base::host_of_email("@a.org") == "a.org");
  CHECK(base::host_of_email("x@y@a.org") == "a.org");
  for (const char* none :
       {"", "@", "x@", "x@[", "x@[]", "x@]", "x@[a.org", "x@[IPv6:]", "x@[IPv6:::1", "x@a b"})
    CHECK_MESSAGE(base::host_of_email(none).empty(), none);
  CHECK(base::host_of_email("x").empty());
  CHECK(base::host_of_email("x@[203.0.113.7").empty());
  CHECK(base::host_of_email("x@a>").empty());
  CHECK(base::folded_email("Bob@MÜNCHEN.example.") == "bob@xn--mnchen-3ya.example");
  CHECK(base::folded_email("Nobody") == "nobody");
}

TEST_CASE("a link leads to a web host, or to the hosts of all its mail addresses") {
  CHECK(joined(base::hosts_of_link("https://a.example./x@b")) == "[a.example]");
  CHECK(joined(base::hosts_of_link("mailto:x@a.example")) == "[a.example]");
  CHECK(joined(base::hosts_of_link("MAILTO:x%40a%2eexample?subject=hi")) == "[a.example]");
  CHECK(joined(base::hosts_of_link(
            "mailto:x@a.example,y@b.example?cc=z@c.example&bcc=%3Cw@d.example%3E")) ==
        "[a.example][b.example][c.example][d.example]");
  CHECK(joined(base::hosts_of_link("mailto:?to=x@a.example")) == "[a.example]");
  for (const char* separator : {",", ";", "?", "&",  "=", "<", ">", "\"",  "(",   ")",
                                "#", "/", ":", "\\", "^", "|", " ", "%09", "%0D", "%0A"})
    CHECK_MESSAGE(joined(base::hosts_of_link("mailto:x@a.org" + std::string(separator) + "y@b.org" +
                                             separator)) == "[a.org][b.org]",
                  separator);
  CHECK(joined(base::hosts_of_link("mailto:a@b+c@d.org")) == "[d.org]");
  CHECK(base::hosts_of_link("mailto:").empty());
  CHECK(base::hosts_of_link(" mailto:x@a.org").empty());
  CHECK(base::hosts_of_link("mailto:x").empty());
  CHECK(base::hosts_of_link("tel:1").empty());
}

TEST_CASE("hosts are found in a text") {
  CHECK(joined(base::hosts_in_text("See www.A.example/x, or b.example. Mail x@c.example!")) ==
        "[www.a.example][b.example][c.example]");
  CHECK(joined(base::hosts_in_text("见www.a.example，很好")) == "[www.a.example]");
  CHECK(joined(base::hosts_in_text("https://a.example/b.html x.y@c.example")) ==
        "[a.example][c.example]");
  // Letters end with U+1FFF; behind them stand punctuation, such as "…", and what is no host.
  CHECK(joined(base::hosts_in_text("(მაგალითი.example), ὀδός.example… кто.example—")) ==
        "[xn--lodafveble.example][xn--pxa2a3a176w.example][xn--j1ail.example]");
  CHECK(base::hosts_in_text("No host. None ... here.").empty());
  for (const auto& [text, expected] :
       std::vector<std::pair<std::string, std::string>>{{"a.b", "[a.b]"},
                                                        {"a.b c.d", "[a.b][c.d]"},
                                                        {"AZ-az_09.example", "[az-az_09.example]"},
                                                        {"http://a.b/c.d/e.f", "[a.b]"},
                                                        {"/a.b", ""},
                                                        {"//a.b", "[a.b]"},
                                                        {"x.y@a.b", "[a.b]"},
                                                        {"a.b@", ""},
                                                        {"a.b日c.d", "[a.b][c.d]"},
                                                        {"日a.b日", "[a.b]"},
                                                        {"a.b\u2026c.d", "[a.b][c.d]"},
                                                        {"(a.b)[c.d]", "[a.b][c.d]"},
                                                        {"1.2.3.4 256.1.1.1", "[1.2.3.4]"},
                                                        {"localhost a.", ""},
                                                        {"", ""}}) {
    CHECK_MESSAGE(joined(base::hosts_in_text(text)) == expected, text);
  }
}

TEST_CASE("a person means a host in many ways") {
  for (const char* text : {"x.example", "X.example.", "*.x.example", ".x.example", "x.example:80",
                           "https://x.example/y?z@q", "http://*.x.example/", "//x.example/",
                           "x.example/path", "ｘ.example", "ftp://x.example"}) {
    CHECK_MESSAGE(base::meant_host(text) == "x.example", text);
  }
  CHECK(base::meant_host("https://203.0.113.7/") == "203.0.113.7");
  CHECK(base::meant_host("[2001:db8::1]") == "[2001:db8::1]");
  for (const char* text :
       {"", "*", "a b.org", "a..b", "*.*.org", "x~y.org", "me@x.example", "a,b.org", "https://",
        "mailto:me@x.example", "x.example:port", "1.2.3.999"}) {
    CHECK_MESSAGE(base::meant_host(text).empty(), text);
  }
}
