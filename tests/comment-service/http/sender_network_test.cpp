#include "http/sender_network.h"

#include <doctest/doctest.h>

namespace {

std::string sender(const std::string& peer, const std::vector<std::string>& forwarded = {}) {
  http::Request request;
  request.address = peer;
  for (const std::string& value : forwarded) request.headers.emplace_back("X-Forwarded-For", value);
  return http::sender_network(
      request, {*base::Network::parse("127.0.0.1"), *base::Network::parse("10.0.0.0/8"),
                *base::Network::parse("2001:db8:ffff::/48")});
}

}  // namespace

TEST_CASE("only the network of an address is stored") {
  CHECK(sender("203.0.113.77") == "203.0.113.0/24");
  CHECK(sender("::ffff:203.0.113.77") == "203.0.113.0/24");
  CHECK(sender("2001:db8:1:2:3:4:5:6") == "2001:db8:1:2::/64");
  CHECK(sender("nonsense").empty());
}

TEST_CASE("X-Forwarded-For counts only from a trusted proxy") {
  CHECK(sender("203.0.113.77", {"198.51.100.1"}) == "203.0.113.0/24");
  CHECK(sender("127.0.0.1", {"198.51.100.1"}) == "198.51.100.0/24");
  CHECK(sender("::ffff:127.0.0.1", {"2001:db8:1::7"}) == "2001:db8:1::/64");
  CHECK(sender("2001:db8:ffff::1", {"198.51.100.1"}) == "198.51.100.0/24");
}

TEST_CASE("an address of 6to4, Teredo or NAT64 counts as its IPv4 address") {
  CHECK(sender("2002:cb00:714d::1") == "203.0.113.0/24");
  CHECK(sender("2002:cb00:714d:ffff:1:2:3:4") == "203.0.113.0/24");
  // The example of RFC 4380, section 5.2.1 has the same form: the client's address is inverted.
  CHECK(sender("2001:0:4136:e378:8000:63bf:34ff:8eb2") == "203.0.113.0/24");
  CHECK(sender("64:ff9b::203.0.113.77") == "203.0.113.0/24");
  CHECK(sender("127.0.0.1", {"2002:cb00:714d::1"}) == "203.0.113.0/24");
  // IPv4 addresses that begin with the same bytes are themselves.
  CHECK(sender("32.2.203.7") == "32.2.203.0/24");
  CHECK(sender("32.1.0.9") == "32.1.0.0/24");
  CHECK(sender("0.100.255.155") == "0.100.255.0/24");
  // Neighbours of these prefixes are plain IPv6.
  CHECK(sender("2003:cb00:714d::1") == "2003:cb00:714d::/64");
  CHECK(sender("2001:1:4136:e378:8000:63bf:34ff:8eb2") == "2001:1:4136:e378::/64");
  CHECK(sender("64:ff9b:1::203.0.113.77") == "64:ff9b:1::/64");
}

TEST_CASE("an address of 6to4 is no trusted proxy, whatever IPv4 address it contains") {
  CHECK(sender("2002:7f00:1::1", {"198.51.100.1"}) == "127.0.0.0/24");
  CHECK(sender("127.0.0.1", {"198.51.100.1, 2002:a01:203::1"}) == "10.1.2.0/24");
}

TEST_CASE("networks of 6to4, Teredo and NAT64 are networks of IPv4 unless they are wider") {
  const auto as_ipv4 = [](const char* network) {
    return base::Network::parse(network)->as_ipv4().text();
  };
  CHECK(as_ipv4("2002:cb00:714d::/48") == "203.0.113.77/32");
  CHECK(as_ipv4("2002:cb00:7100::/40") == "203.0.113.0/24");
  CHECK(as_ipv4("2002::/16") == "2002::/16");
  CHECK(as_ipv4("2001::/32") == "2001::/32");
  CHECK(as_ipv4("64:ff9b::/96") == "64:ff9b::/96");
  CHECK(as_ipv4("203.0.113.0/24") == "203.0.113.0/24");
  CHECK(as_ipv4("::/0") == "::/0");
}

TEST_CASE("the rightmost address that is not a trusted proxy is the sender") {
  CHECK(sender("127.0.0.1", {"6.6.6.6, 198.51.100.1, 10.1.2.3"}) == "198.51.100.0/24");
  CHECK(sender("127.0.0.1", {"6.6.6.6", "198.51.100.1", "10.1.2.3"}) == "198.51.100.0/24");
  CHECK(sender("127.0.0.1", {"10.1.1.1, 10.2.2.2"}) == "10.1.1.0/24");
}

TEST_CASE("an address in X-Forwarded-For may have a port, brackets and a zone") {
  for (const char* item : {"198.51.100.1:5123", "198.51.100.1:0", "[::ffff:198.51.100.1]:443",
                           "[::ffff:198.51.100.1]", "::ffff:198.51.100.1"}) {
    CHECK_MESSAGE(sender("127.0.0.1", {item}) == "198.51.100.0/24", item);
  }
  for (const char* item : {"[2001:db8:1:2::7]:5123", "[2001:db8:1:2::7]", "2001:db8:1:2::7",
                           "[2001:db8:1:2::7%eth0]:1", "2001:db8:1:2::7%1"}) {
    CHECK_MESSAGE(sender("127.0.0.1", {item}) == "2001:db8:1:2::/64", item);
  }
  // Every address that a proxy adds, also those of the proxies themselves.
  CHECK(sender("127.0.0.1", {"6.6.6.6:1, 198.51.100.1:5123, 10.1.2.3:80, [2001:db8:ffff::1]:80"}) ==
        "198.51.100.0/24");
  CHECK(sender("127.0.0.1", {"[2001:db8:6::6]:1, [2001:db8:1:2::7]:5123", "10.1.2.3:80"}) ==
        "2001:db8:1:2::/64");
}

TEST_CASE("what is almost an address with a port is none") {
  for (const char* item :
       {"198.51.100.1:", "198.51.100.1:x", "198.51.100.1:65536", "198.51.100.1:1:1",
        "[198.51.100.1]:1", "[2001:db8::7", "2001:db8::7]", "[2001:db8::7]x",
        "[2001:db8::7]:", "[2001:db8::7]:-1", "[]:1", ":1", "198.51.100.1%eth0",
        "198.51.100.1%2C10.1.2.3", "[2001:db8::7%]", "\"198.51.100.1\"", "198.51.100.1 5123"}) {
    CHECK_MESSAGE(sender("127.0.0.1", {std::string("6.6.6.6, ") + item}) == "127.0.0.0/24", item);
  }
}

TEST_CASE("an invalid address in X-Forwarded-For ends the search") {
  CHECK(sender("127.0.0.1", {"198.51.100.1, unknown"}) == "127.0.0.0/24");
  CHECK(sender("127.0.0.1", {"198.51.100.1, "}) == "127.0.0.0/24");
  CHECK(sender("127.0.0.1", {"198.51.100.1, 5.5.5.5/8"}) == "127.0.0.0/24");
  CHECK(sender("127.0.0.1", {std::string(",,,,") + ","}) == "127.0.0.0/24");
  CHECK(sender("127.0.0.1", {""}) == "127.0.0.0/24");
}

TEST_CASE("a network contains the addresses with its prefix") {
  const auto holds = [](const char* network, const char* address) {
    return base::Network::parse(network)->holds(*base::Network::parse(address));
  };
  CHECK(holds("192.0.2.128/25", "192.0.2.200"));
  CHECK_FALSE(holds("192.0.2.128/25", "192.0.2.100"));
  CHECK(holds("0.0.0.0/0", "8.8.8.8"));
  CHECK_FALSE(holds("0.0.0.0/0", "::1"));
  CHECK_FALSE(holds("192.0.2.0/24", "192.0.0.0/16"));
  CHECK(holds("::ffff:192.0.2.0/120", "192.0.2.9"));
  CHECK(base::Network::parse("192.0.2.7/24")->text() == "192.0.2.0/24");
  for (const char* bad : {"", "a", "1.2.3", "1.2.3.4/33", "1.2.3.4/", "1.2.3.4/-1", "::1/129",
                          "::g", "1.2.3.4/8x", " 1.2.3.4"}) {
    CHECK_FALSE_MESSAGE(base::Network::parse(bad), bad);
  }
}
