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
  // Whether this network contains every address of `other`.
  bool holds(const Network& other) const;
  // The enclosing /24 (IPv4) or /64 (IPv6), which does not identify a person. A wider network
  // returns itself.
  Network neighbourhood() const;
  // "203.0.113.0/24". A single address is written with its prefix length, too.
  std::string text() const;

 private:
  Network(std::array<std::uint8_t, 16> bytes, bool version6, int bits);

  std::array<std::uint8_t, 16> bytes_{};
  bool version6_ = false;
  int bits_ = 0;
};

}  // namespace base
