// Hosts in one canonical spelling, as browsers parse them (WHATWG URL Standard). Uses ICU.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace base {

// The host in canonical spelling: a name in lower case and Punycode, "203.0.113.7", or
// "[2001:db8::1]". Two spellings that lead a browser to the same host have the same result. Percent
// signs are decoded and IPv4 addresses are read in every base (WHATWG URL Standard, section 3.5;
// Unicode Technical Standard 46). Final dots are removed, because the DNS finds the same host with
// and without them. Empty when a browser refuses the host.
std::string host(std::string_view spelling);

// Whether the DNS can have the canonical host: letters, digits, hyphens and underscores in labels
// of at most 63 characters, 253 in all (RFC 1035, section 2.3.4). An IP address is no DNS name.
bool is_dns_name(std::string_view host);

// Whether the canonical host is an IP address.
bool is_ip_address(std::string_view host);

}  // namespace base
