#include "network/http_url.h"

#include <doctest/doctest.h>

#include <string>

#include "network/http_client.h"

using network::parse_http_url;

namespace {

struct Case {
  const char* written;
  const char* expected;  // the normal form, or a part of the message
};

// The URL in its normal form, or the message of the error.
std::string read(const std::string& written) {
  const auto url = parse_http_url(written);
  return url ? network::text_of(*url) : url.error().message;
}

bool is_local(const std::string& written) {
  const auto url = parse_http_url(written);
  return url && network::is_loopback(*url);
}

}  // namespace

TEST_CASE("an address has one normal form") {
  const Case cases[] = {
      {"https://example.org", "https://example.org"},
      {" HTTPS://Example.ORG/\n", "https://example.org"},
      {"https://example.org:443/comments/", "https://example.org/comments"},
      {"http://example.org:80//", "http://example.org"},
      {"https://example.org:80", "https://example.org:80"},
      {"http://example.org:443", "http://example.org:443"},
      {"https://example.org:", "https://example.org"},
      {"https://example.org:08443", "https://example.org:8443"},
      {"https://example.org.", "https://example.org"},
      {"https://example.org/a%20b/ü", "https://example.org/a%20b/%c3%bc"},
      {"https://münchen.example", "https://xn--mnchen-3ya.example"},
      {"https://MÜNCHEN.example", "https://xn--mnchen-3ya.example"},
      {"https://mu\u0308nchen.example", "https://xn--mnchen-3ya.example"},
      {"https://XN--MNCHEN-3YA.example", "https://xn--mnchen-3ya.example"},
      {"https://faß.example", "https://xn--fa-hia.example"},
      {"https://ｅｘａｍｐｌｅ。org", "https://example.org"},
      {"https://a--b.-c.example", "https://a--b.-c.example"},
      {"https://[2001:DB8:0:0::1]:8443", "https://[2001:db8::1]:8443"},
      {"http://127.0.0.1:8090", "http://127.0.0.1:8090"},
      {"http://127.1:8090", "http://127.0.0.1:8090"},
      {"http://0x7f.1", "http://127.0.0.1"},
      {"http://2130706433", "http://127.0.0.1"},
      {"http://0177.0.0.1", "http://127.0.0.1"},
      {"https://example.org/a/../b/./c", "https://example.org/b/c"},
  };
  for (const Case& one : cases) CHECK_MESSAGE(read(one.written) == one.expected, one.written);
}

TEST_CASE("an address that is none, or that could hide another host, is refused") {
  const Case cases[] = {
      {"", "absolute URL"},
      {"example.org", "absolute URL"},
      {"//example.org", "absolute URL"},
      {"/comments", "absolute URL"},
      {"https:/example.org", "absolute URL"},
      {"ftp://example.org", "absolute URL"},
      {"file:///etc/passwd", "absolute URL"},
      {"javascript://example.org", "absolute URL"},
      {"https://", "no host"},
      {"https:///a", "no host"},
      {"https://:8443", "no host"},
      {"https://.", "no valid host"},
      {"https://a..b", "no valid host"},
      {"https://.example.org", "no valid host"},
      {"https://user@example.org", "user's name"},
      {"https://user:password@example.org", "user's name"},
      {"https://127.0.0.1@evil.example", "user's name"},
      {"http://user:pass@127.0.0.1@evil.example", "user's name"},
      {"https://example.org?a", "query"},
      {"https://example.org/a#b", "query"},
      {"https://*.example.org", "wildcards"},
      {"https://example.org/a b", "blanks"},
      {"https://example.org\\@evil.example", "blanks"},
      {"https://example.org\r\nX: y", "blanks"},
      {"https://example.org/\x7f", "blanks"},
      {"https://\xff.example", "blanks"},
      {"https://a\u0378b.example", "no valid host"},
      {"https://xn--0.example", "no valid host"},
      {"https://a,b.example", "no valid host"},
      {"https://[::1", "no valid host"},
      {"https://[::1]x", "port"},
      {"https://[::1%25lo]", "no valid host"},
      {"https://[127.0.0.1]", "no valid host"},
      {"https://example.org:0", "port"},
      {"https://example.org:65536", "port"},
      {"https://example.org:+80", "port"},
      {"https://example.org:80:90", "port"},
  };
  for (const Case& one : cases) {
    CHECK_FALSE_MESSAGE(parse_http_url(one.written), one.written);
    const std::string said = read(one.written);
    CHECK_MESSAGE(said.find(one.expected) != std::string::npos, one.written, ": ", said);
  }
}

TEST_CASE("only loopback addresses and localhost are this machine") {
  for (const char* local :
       {"http://127.0.0.1", "http://127.255.3.4:8090/a", "http://[::1]:80", "http://[0:0::0:1]",
        "http://localhost", "http://127.1", "http://LOCALHOST.:8090", "http://１２７.0.0.1"}) {
    CHECK_MESSAGE(is_local(local), local);
  }
  for (const char* other :
       {"http://localhost.evil.example", "http://127.0.0.1.evil.example", "http://a.localhost",
        "http://[::ffff:127.0.0.1]", "http://[::ffff:7f00:1]", "http://[::]", "http://0.0.0.0",
        "http://128.0.0.1", "http://10.0.0.1", "http://localhost-evil.example",
        "http://127.0.0.1@evil.example", "http://evil.example/127.0.0.1"}) {
    CHECK_FALSE_MESSAGE(is_local(other), other);
  }
}

TEST_CASE("the client itself sends no token over http to another machine") {
  network::HttpRequest request;
  request.token = "secret";
  request.url = "http://service.invalid/api/v1/snapshot?since=0";
  CHECK(network::send_request(request).failure == "a token is sent over https only");
  request.url = "ftp://127.0.0.1/";
  CHECK(network::send_request(request).failure.find("https://") != std::string::npos);
}
