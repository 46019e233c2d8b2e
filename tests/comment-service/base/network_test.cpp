#include "base/network.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

namespace {

std::string parsed(std::string_view text) {
  const std::optional<base::Network> network = base::Network::parse(text);
  return network ? network->text() : "none";
}

}  // namespace

TEST_CASE("a network is an address and a number of bits, without the bits behind them") {
  for (const auto& [text, expected] : std::vector<std::pair<std::string, std::string>>{
           {"203.0.113.77", "203.0.113.77/32"},
           {"255.255.255.255/31", "255.255.255.254/31"},
           {"255.255.255.255/25", "255.255.255.128/25"},
           {"255.255.255.255/24", "255.255.255.0/24"},
           {"255.255.255.255/23", "255.255.254.0/23"},
           {"255.255.255.255/1", "128.0.0.0/1"},
           {"255.255.255.255/0", "0.0.0.0/0"},
           {"2001:db8::1", "2001:db8::1/128"},
           {"[2001:db8::1]", "2001:db8::1/128"},
           {"[2001:db8:ffff::1]/33", "2001:db8:8000::/33"},
           {"ffff:ffff:ffff:ffff::/1", "8000::/1"},
           {"ffff::/0", "::/0"},
           // The first 96 bits of an address that contains one of IPv4.
           {"::ffff:203.0.113.77", "203.0.113.77/32"},
           {"::ffff:203.0.113.77/97", "128.0.0.0/1"},
           {"::ffff:203.0.113.77/96", "0.0.0.0/0"},
           {"::ffff:203.0.113.77/95", "::fffe:0:0/95"},
           {"::fffe:203.0.113.77", "::fffe:cb00:714d/128"},
           {"1::ffff:203.0.113.77", "1::ffff:cb00:714d/128"}}) {
    CHECK(parsed(text) == expected);
  }
  for (const std::string& none :
       {std::string(), std::string("a"), std::string("1.2.3"), std::string("1.2.3.4/33"),
        std::string("1.2.3.4/"), std::string("1.2.3.4/-1"), std::string("1.2.3.4/8/8"),
        std::string("1.2.3.4/+8"), std::string("1.2.3.4/99999999999"), std::string("::1/129"),
        std::string("[::1"), std::string("::1]"), std::string("[]"), std::string("[::1]/x"),
        std::string("1.2.3.4\0", 8), std::string("::1%eth0")}) {
    CHECK_MESSAGE(parsed(none) == "none", none);
  }
}

TEST_CASE("the neighbourhood of an address is a /24 or a /64, and a wider network stays") {
  const auto neighbourhood = [](std::string_view text) {
    return base::Network::parse(text)->neighbourhood().text();
  };
  CHECK(neighbourhood("203.0.113.77") == "203.0.113.0/24");
  CHECK(neighbourhood("203.0.113.0/25") == "203.0.113.0/24");
  CHECK(neighbourhood("203.0.112.0/23") == "203.0.112.0/23");
  CHECK(neighbourhood("2001:db8:1:2:3::4") == "2001:db8:1:2::/64");
  CHECK(neighbourhood("2001:db8::/32") == "2001:db8::/32");
  const base::Network address = *base::Network::parse("2001:db8:1:2ff::1");
  CHECK(address.enclosing(56).text() == "2001:db8:1:200::/56");
  CHECK(address.enclosing(128).text() == "2001:db8:1:2ff::1/128");
  CHECK(address.is_version6());
  CHECK_FALSE(base::Network::parse("::ffff:1.2.3.4")->is_version6());
}

TEST_CASE("a network holds itself and what lies in it, of its own version") {
  const auto holds = [](std::string_view network, std::string_view other) {
    return base::Network::parse(network)->holds(*base::Network::parse(other));
  };
  CHECK(holds("203.0.113.0/24", "203.0.113.0/24"));
  CHECK(holds("203.0.113.0/24", "203.0.113.255"));
  CHECK_FALSE(holds("203.0.113.0/24", "203.0.112.255"));
  CHECK_FALSE(holds("203.0.113.0/24", "203.0.113.0/23"));
  CHECK(holds("203.0.113.76/31", "203.0.113.77"));
  CHECK_FALSE(holds("203.0.113.76/31", "203.0.113.78"));
  CHECK(holds("2001:db8::/33", "2001:db8:7fff::1"));
  CHECK_FALSE(holds("2001:db8::/33", "2001:db8:8000::1"));
  CHECK(holds("::1", "::1"));
  CHECK_FALSE(holds("::1", "::2"));
  CHECK_FALSE(holds("::/0", "0.0.0.0"));
}

TEST_CASE("6to4, Teredo and NAT64 addresses contain an IPv4 address at their own place") {
  const auto ipv4 = [](std::string_view text) {
    return base::Network::parse(text)->as_ipv4().text();
  };
  CHECK(ipv4("203.0.113.77/25") == "203.0.113.0/25");
  CHECK(ipv4("2002:cb00:714d:1:2:3:4:5") == "203.0.113.77/32");
  CHECK(ipv4("2002:cb00::/17") == "128.0.0.0/1");
  CHECK(ipv4("2002::/16") == "2002::/16");
  CHECK(ipv4("2001:0:1:2:3:4:34ff:8eb2") == "203.0.113.77/32");
  CHECK(ipv4("2001:0:1:2:3:4:34ff:8eb2/112") == "203.0.0.0/16");
  CHECK(ipv4("2001:0:1:2:3:4::/96") == "2001:0:1:2:3:4::/96");
  CHECK(ipv4("64:ff9b::cb00:714d") == "203.0.113.77/32");
  CHECK(ipv4("64:ff9b::cb00:714d/120") == "203.0.113.0/24");
  CHECK(ipv4("64:ff9b::1:cb00:714d") == "64:ff9b::1:cb00:714d/128");
}
