#include "base/host.h"

#include <doctest/doctest.h>

#include <string>

TEST_CASE("a host has one spelling, whatever is written") {
  for (const char* text :
       {"spam.example", "SPAM.Example", "spam.example.", "spam.example..", "spam%2eexample",
        "%73pam.example", "ｓｐａｍ.example", "spam。example", "spam．example", "spam｡example",
        "spam\u00ad.example", "spam\u200b.example", "𝓼𝓹𝓪𝓶.example", "ⓢⓟⓐⓜ.example",
        "spam%E3%80%82example", "spam%ef%bc%8eexample"}) {
    CHECK_MESSAGE(base::host(text) == "spam.example", text);
  }
  for (const char* text :
       {"münchen.example", "MÜNCHEN.example", "mu\u0308nchen.example", "m%C3%BCnchen.example",
        "xn--mnchen-3ya.example", "XN--MNCHEN-3YA.EXAMPLE", "xn--mnchen-3ya.example."}) {
    CHECK_MESSAGE(base::host(text) == "xn--mnchen-3ya.example", text);
  }
  CHECK(base::host("例え。jp") == "xn--r8jz45g.jp");
  CHECK(base::host("faß.de") == "xn--fa-hia.de");
}

TEST_CASE("an IP address has one spelling, in every base") {
  for (const char* text :
       {"203.0.113.7", "0xcb.0.0x71.7", "0313.0.0161.07", "203.0.28935", "203.28935", "3405803783",
        "0xcb007107", "２０３.0.113.7", "203.0.113.7.", "203%2e0.113.7"}) {
    CHECK_MESSAGE(base::host(text) == "203.0.113.7", text);
  }
  CHECK(base::host("[2001:DB8:0:0::1]") == "[2001:db8::1]");
  CHECK(base::host("[1:0:0:2:0:0:0:3]") == "[1:0:0:2::3]");
  CHECK(base::host("[1:0:2:3:4:5:6:7]") == "[1:0:2:3:4:5:6:7]");
  CHECK(base::host("[::ffff:1.2.3.4]") == "[::ffff:102:304]");
  CHECK(base::host("[::]") == "[::]");
  CHECK(base::host("0x") == "0.0.0.0");
  CHECK(base::is_ip_address("203.0.113.7"));
  CHECK(base::is_ip_address("[::1]"));
  CHECK_FALSE(base::is_ip_address("spam.example"));
  CHECK_FALSE(base::is_ip_address(""));
}

TEST_CASE("a host that a browser refuses is none") {
  for (const char* text :
       {"",          ".",         "a b",          "a%20b",    "a%00b",   "a|b",        "a<b",
        "a^b",       "a:b",       "a%2fb",        "a%",       "％2e",    "xn--\u00fc", "xn--0",
        "1.2.3.256", "256.1.1.1", "1.2.3.4.5",    "09.1.1.1", "1..2",    "[::1",       "[]",
        "[1.2.3.4]", "[::g]",     "[::1%25eth0]", "\xff",     "a\u0378b"}) {
    CHECK_MESSAGE(base::host(text).empty(), text);
  }
}

TEST_CASE("a DNS name has labels of letters, digits, hyphens and underscores") {
  for (const char* name : {"a", "a-b.c_d.example", "xn--mnchen-3ya.example"})
    CHECK_MESSAGE(base::is_dns_name(name), name);
  const std::string label(63, 'a');
  CHECK(base::is_dns_name(label + ".b"));
  CHECK_FALSE(base::is_dns_name(label + "a"));
  CHECK(base::is_dns_name(label + "." + label + "." + label + "." + label.substr(2)));
  CHECK_FALSE(base::is_dns_name(label + "." + label + "." + label + "." + label.substr(1)));
  for (const std::string& name :
       {std::string(), std::string("a..b"), std::string(".a"), std::string("a~b"),
        std::string("*.a"), label + "a.b", std::string("1.2.3.4"), std::string("[::1]"),
        label + "." + label + "." + label + "." + label}) {
    CHECK_FALSE_MESSAGE(base::is_dns_name(name), name);
  }
}
