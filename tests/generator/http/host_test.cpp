#include "http/host.h"

#include <doctest/doctest.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netdb.h>
#include <netinet/in.h>

#include <array>
#include <memory>
#include <utility>

namespace {

http::AllowedHosts machine(std::vector<std::string> names = {}) {
  return http::AllowedHosts(std::move(names), [] {
    return std::vector<std::string>{"127.0.0.1", "192.168.1.7", "2001:db8::7"};
  });
}

// The addresses of the interfaces that are up, as the system writes them.
std::vector<std::string> addresses_of_system() {
  ifaddrs* first = nullptr;
  REQUIRE(::getifaddrs(&first) == 0);
  const std::unique_ptr<ifaddrs, decltype(&::freeifaddrs)> owned(first, ::freeifaddrs);
  std::vector<std::string> addresses;
  for (const ifaddrs* each = first; each != nullptr; each = each->ifa_next) {
    if (each->ifa_addr == nullptr || (each->ifa_flags & IFF_UP) == 0U) continue;
    const int family = each->ifa_addr->sa_family;
    if (family != AF_INET && family != AF_INET6) continue;
    const socklen_t size = family == AF_INET ? sizeof(sockaddr_in) : sizeof(sockaddr_in6);
    std::array<char, NI_MAXHOST> text{};
    REQUIRE(::getnameinfo(each->ifa_addr, size, text.data(), text.size(), nullptr, 0,
                          NI_NUMERICHOST) == 0);
    const std::string address = text.data();
    if (address.find('%') == std::string::npos) addresses.push_back(address);  // of a link only
  }
  return addresses;
}

}  // namespace

TEST_CASE("the host of an authority has no port, one letter case and one spelling") {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kHosts = {{
      {"localhost", "localhost"},
      {"LocalHost:1313", "localhost"},
      {"localhost.:1313", "localhost"},
      {"localhost:", "localhost"},
      {"my-laptop.local:80", "my-laptop.local"},
      {"127.0.0.1:1313", "127.0.0.1"},
      {"[::1]:1313", "::1"},
      {"[::1]", "::1"},
      {"[0:0:0:0:0:0:0:1]:80", "::1"},
      {"[2001:DB8::0007]", "2001:db8::7"},
      {"[::ffff:192.168.1.7]:1313", "192.168.1.7"},
      {"xn--bcher-kva.example", "xn--bcher-kva.example"},
  }};
  for (const auto& spelling : kHosts) {
    CAPTURE(spelling.first);
    CHECK(http::host_of(spelling.first) == std::string(spelling.second));
  }
}

TEST_CASE("an authority that is none has no host") {
  constexpr std::array<std::string_view, 18> kWrong = {
      "",
      ".",
      ":1313",
      "user@localhost",
      "localhost@evil.example",
      "::1",
      "[::1",
      "[::1]x",
      "[evil.example]",
      "localhost:13x",
      "localhost:x",
      "localhost:x1",
      "a b",
      "a/b",
      "localhost:1:",
      "<b>",
      "b\xc3\xbc"
      "cher.example",
      "a,b:80",
  };
  for (const std::string_view written : kWrong) {
    CAPTURE(written);
    CHECK_FALSE(http::host_of(written));
  }
}

TEST_CASE("localhost and every address of this machine are allowed, other hosts are not") {
  const http::AllowedHosts allowed = machine();
  for (const char* host :
       {"localhost", "127.0.0.1", "127.9.9.9", "::1", "192.168.1.7", "2001:db8::7"}) {
    CAPTURE(host);
    CHECK(allowed.contains(host));
  }
  for (const char* host :
       {"evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "127.1", "2130706433",
        "0x7f.0.0.1", "192.168.1.8", "10.0.0.1", "2001:db8::8", "0.0.0.0", "", "mylocalhost"}) {
    CAPTURE(host);
    CHECK_FALSE(allowed.contains(host));
  }
}

TEST_CASE("a named host is allowed, and no host below it") {
  const http::AllowedHosts allowed = machine({"my-laptop.local", "10.0.0.1"});
  CHECK(allowed.contains("my-laptop.local"));
  CHECK(allowed.contains("10.0.0.1"));
  CHECK_FALSE(allowed.contains("a.my-laptop.local"));
  CHECK_FALSE(allowed.contains("my-laptop"));
}

TEST_CASE("the addresses of this machine are all those of its interfaces, in their normal form") {
  CHECK(http::own_addresses() == addresses_of_system());
  for (const std::string& address : http::own_addresses()) {
    CAPTURE(address);
    CHECK(http::is_address(address));
    CHECK(http::host_of(http::in_authority(address) + ":1313") == address);
  }
}
