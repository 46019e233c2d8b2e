// The networks of a sender: the one that is stored with a comment, and those that rates count.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/network.h"

namespace domain {

struct CountedNetwork {
  // A network such as "2001:db8::/48", or a keyed hash in place of a single IPv4 address.
  std::string key;
  // How many times the limit of the narrowest network applies, because a wider one has more people.
  std::int64_t share = 1;
};

struct Sender {
  // The network prefix, see domain::Comment.
  std::string network;
  // Narrowest first. Empty: the stored network alone.
  std::vector<CountedNetwork> counted = {};
};

// The networks of an address that rates count: the address itself and its /24 for IPv4, the /64,
// /56 and /48 for IPv6. A subscriber of IPv6 has a /56 or a /48 as a rule (RFC 6177, section 2).
// `single` is the key that replaces a single IPv4 address.
std::vector<CountedNetwork> counted_networks(const base::Network& address, std::string single);

// The widest network that rates count for a sender.
std::string widest(const std::string& stored, const std::vector<CountedNetwork>& counted);

// The stored network of a comment as one that rates count, with the same share as above.
CountedNetwork counted_network(std::string_view stored);

}  // namespace domain
