#include "domain/sender.h"

#include <doctest/doctest.h>

namespace {

// The networks that rates count, each with its share of the limit.
std::string counted(std::string_view address) {
  std::string all;
  for (const domain::CountedNetwork& network :
       domain::counted_networks(*base::Network::parse(address), "hash"))
    all += network.key + " x" + std::to_string(network.share) + ";";
  return all;
}

}  // namespace

TEST_CASE("rates count an address, and the wider networks with a larger share") {
  CHECK(counted("203.0.113.77") == "hash x1;203.0.113.0/24 x4;");
  CHECK(counted("::ffff:203.0.113.77") == "hash x1;203.0.113.0/24 x4;");
  CHECK(counted("2001:db8:1:2ff:3::4") ==
        "2001:db8:1:2ff::/64 x1;2001:db8:1:200::/56 x2;2001:db8:1::/48 x4;");
  CHECK(counted("2001:db8::/32") == "2001:db8::/32 x1;2001:db8::/32 x2;2001:db8::/32 x4;");
}

TEST_CASE("the widest counted network is the last one, or the stored one") {
  CHECK(domain::widest("stored", {}) == "stored");
  CHECK(domain::widest("stored", {{"a", 1}, {"b", 4}}) == "b");
}

TEST_CASE("a stored network has the share of its kind") {
  for (const auto& [stored, share] : std::vector<std::pair<std::string, std::int64_t>>{
           {"203.0.113.0/24", 4}, {"2001:db8:1:2::/64", 1}, {"", 1}}) {
    const domain::CountedNetwork network = domain::counted_network(stored);
    CHECK(network.key == stored);
    CHECK_MESSAGE(network.share == share, stored);
  }
}
