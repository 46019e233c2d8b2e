// IP addresses and the networks that they are in.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

// All addresses with the same first bits; a single address is a network of one. An IPv4 address
// inside IPv6 (::ffff:a.b.c.d) counts as IPv4.
class Network {
 public:
  // "203.0.113.7", "203.0.113.0/24", "2001:db8::/32", in brackets or not; nothing for anything
  // else. Bits behind the prefix are dropped.
  static std::optional<Network> parse(std::string_view text);

  bool is_single_address() const { return bits_ == (version6_ ? 128 : 32); }
  // Whether every address of `other` is one of this.
  bool holds(const Network& other) const;
  // The network around this one that names nobody: /24 or /64, or itself when it is wider.
  Network neighbourhood() const;
  // "203.0.113.0/24"; a single address has its prefix, too.
  std::string text() const;

 private:
  Network(std::array<std::uint8_t, 16> bytes, bool version6, int bits);

  std::array<std::uint8_t, 16> bytes_{};
  bool version6_ = false;
  int bits_ = 0;
};

}  // namespace base
