// Who sent it, made coarse: what is stored names a network, not a person.
#pragma once

#include <string>
#include <vector>

#include "base/network.h"
#include "http/message.h"

namespace http {

// The network around the sender, as in Network::neighbourhood: "203.0.113.0/24". The sender is the
// other end of the connection, unless that is a trusted proxy: then the last address in
// X-Forwarded-For that is none. What stands left of it anybody may have written. Empty when the
// other end has no IP address.
std::string sender_network(const Request& request, const std::vector<base::Network>& proxies);

}  // namespace http
