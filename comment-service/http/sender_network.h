// The network of a request's sender. Only networks are stored, because an address identifies a
// person.
#pragma once

#include <string>
#include <vector>

#include "base/network.h"
#include "http/message.h"

namespace http {

// Returns the sender's network, as in Network::neighbourhood: "203.0.113.0/24". The sender is the
// peer of the connection. Behind a trusted proxy, it is the rightmost address in X-Forwarded-For
// that is not a trusted proxy. Addresses to the left of it can be forged. Empty when the peer has
// no IP address.
std::string sender_network(const Request& request, const std::vector<base::Network>& proxies);

}  // namespace http
