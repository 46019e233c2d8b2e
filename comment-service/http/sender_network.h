// The network of a request's sender. Only networks are stored, because an address identifies a
// person.
#pragma once

#include <string>
#include <vector>

#include "base/network.h"
#include "domain/sender.h"
#include "http/message.h"

namespace http {

// Returns the sender's network, as in Network::neighbourhood: "203.0.113.0/24". The sender is the
// peer of the connection. Behind a trusted proxy, it is the rightmost address in X-Forwarded-For
// that is not a trusted proxy. Addresses to the left of it can be forged. An address of 6to4,
// Teredo or NAT64 counts as its IPv4 address. Empty when the peer has no IP address.
std::string sender_network(const Request& request, const std::vector<base::Network>& proxies);

struct Services;

// The same sender with all networks that rates count. A single IPv4 address appears only as a hash
// with a key of this process, so it cannot be recovered from the database.
domain::Sender sender_of(const Services& services, const Request& request);

}  // namespace http
