// Who sent it, made coarse: what is stored names a network, not a person.
#pragma once

#include <string>

namespace http {

// "203.0.113.0/24" or "2001:db8:1:2::/64"; an IPv4 address inside IPv6 counts as IPv4. Empty when
// the text is no address.
std::string address_prefix(const std::string& address);

}  // namespace http
