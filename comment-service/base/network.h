// IP addresses and networks in CIDR notation.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

// All addresses with the same prefix; a single address is a network of one. An IPv4-mapped IPv6
// address (::ffff:a.b.c.d) counts as IPv4.
class Network {
 public:
  // Parses "203.0.113.7", "203.0.113.0/24" or "2001:db8::/32", with or without brackets. Returns
  // nothing for any other text. Clears the bits after the prefix.
  static std::optional<Network> parse(std::string_view text);

  bool is_single_address() const { return bits_ == (version6_ ? 128 : 32); }
  bool is_version6() const { return version6_; }
  // Whether this network contains every address of `other`.
  bool holds(const Network& other) const;
  // The enclosing /24 (IPv4) or /64 (IPv6), which does not identify a person. A wider network
  // returns itself.
  Network neighbourhood() const;
  // The enclosing network of this prefix length. A wider network returns itself.
  Network enclosing(int bits) const;
  // The IPv4 network behind an IPv6 address of a translation or tunnel: 6to4 (RFC 3056, section 2),
  // Teredo (RFC 4380, section 4) and NAT64 (RFC 6052, section 2.1). One IPv4 address may use any of
  // the 2^80 addresses of its 6to4 network. All other networks return themselves.
  Network as_ipv4() const;
  // "203.0.113.0/24". A single address is written with its prefix length, too.
  std::string text() const;

 private:
  Network(std::array<std::uint8_t, 16> bytes, bool version6, int bits);

  std::array<std::uint8_t, 16> bytes_{};
  bool version6_ = false;
  int bits_ = 0;
};

}  // namespace base
