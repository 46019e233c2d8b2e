#include "base/network.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

namespace base {
namespace {

constexpr int kNeighbourhood4 = 24;
constexpr int kNeighbourhood6 = 64;
// ::ffff:0:0/96 (RFC 4291, section 2.5.5.2).
constexpr auto kMapped = std::to_array<std::uint8_t>({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff});

// Where addresses of a translation or tunnel contain an IPv4 address.
struct CarrierOfIpv4 {
  std::array<std::uint8_t, 12> prefix;
  // The lengths in bits of the fixed prefix and of all that precedes the IPv4 address.
  int prefix_bits;
  int offset;
  // XORed with each byte of the IPv4 address.
  std::uint8_t mask;
};

constexpr std::array kCarriers = {
    // 6to4: 2002:IPV4::/48.
    CarrierOfIpv4{{0x20, 0x02}, 16, 16, 0},
    // Teredo: 2001:0:SERVER:FLAGS:PORT:IPV4, the IPv4 address of the client inverted.
    CarrierOfIpv4{{0x20, 0x01, 0, 0}, 32, 96, 0xff},
    // NAT64: 64:ff9b::IPV4.
    CarrierOfIpv4{{0x00, 0x64, 0xff, 0x9b}, 96, 96, 0},
};

// Returns nothing unless the text is a number from 0 to `most`.
std::optional<int> parse_bits(std::string_view text, int most) {
  int bits = -1;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, bits);
  if (stop != end || error != std::errc() || bits < 0 || bits > most) return std::nullopt;
  return bits;
}

// Whether the first `bits` bits of both addresses are equal.
bool same(const std::array<std::uint8_t, 16>& a, const std::array<std::uint8_t, 16>& b, int bits) {
  for (std::size_t i = 0; i < a.size() && bits > 0; ++i, bits -= 8) {
    const unsigned mask = bits >= 8 ? 0xffU : 0xffU << static_cast<unsigned>(8 - bits) & 0xffU;
    if (((static_cast<unsigned>(a.at(i)) ^ b.at(i)) & mask) != 0) return false;
  }
  return true;
}

}  // namespace

Network::Network(std::array<std::uint8_t, 16> bytes, bool version6, int bits)
    : version6_(version6), bits_(bits) {
  for (std::size_t i = 0; i < bytes.size() && bits > 0; ++i, bits -= 8) {
    const unsigned mask = bits >= 8 ? 0xffU : 0xffU << static_cast<unsigned>(8 - bits) & 0xffU;
    bytes_.at(i) = static_cast<std::uint8_t>(bytes.at(i) & mask);
  }
}

std::optional<Network> Network::parse(std::string_view text) {
  const std::size_t slash = std::min(text.find('/'), text.size());
  std::string_view address = text.substr(0, slash);
  if (address.starts_with('[') && address.ends_with(']'))
    address = address.substr(1, address.size() - 2);
  std::array<std::uint8_t, 16> bytes{};
  const std::string plain(address);
  if (plain.find('\0') != std::string::npos) return std::nullopt;
  bool version6 = ::inet_pton(AF_INET6, plain.c_str(), bytes.data()) == 1;
  if (!version6 && ::inet_pton(AF_INET, plain.c_str(), bytes.data()) != 1) return std::nullopt;
  int bits = version6 ? 128 : 32;
  if (slash < text.size()) {
    const std::optional<int> given = parse_bits(text.substr(slash + 1), bits);
    if (!given) return std::nullopt;
    bits = *given;
  }
  if (version6 && bits >= 96 && std::equal(kMapped.begin(), kMapped.end(), bytes.begin())) {
    std::rotate(bytes.begin(), bytes.begin() + kMapped.size(), bytes.end());
    version6 = false;
    bits -= 96;
  }
  return Network(bytes, version6, bits);
}

bool Network::holds(const Network& other) const {
  return version6_ == other.version6_ && bits_ <= other.bits_ && same(bytes_, other.bytes_, bits_);
}

Network Network::neighbourhood() const {
  return enclosing(version6_ ? kNeighbourhood6 : kNeighbourhood4);
}

Network Network::enclosing(int bits) const { return {bytes_, version6_, std::min(bits_, bits)}; }

Network Network::as_ipv4() const {
  if (!version6_) return *this;
  for (const CarrierOfIpv4& carrier : kCarriers) {
    std::array<std::uint8_t, 16> prefix{};
    std::ranges::copy(carrier.prefix, prefix.begin());
    // A network without any bit of the IPv4 address would become all of IPv4.
    if (bits_ <= carrier.offset || !same(bytes_, prefix, carrier.prefix_bits)) continue;
    std::array<std::uint8_t, 16> bytes{};
    for (std::size_t i = 0; i < 4; ++i) {
      const std::size_t from = i + static_cast<std::size_t>(carrier.offset) / 8;
      bytes.at(i) = static_cast<std::uint8_t>(bytes_.at(from) ^ carrier.mask);
    }
    return {bytes, false, std::min(bits_ - carrier.offset, 32)};
  }
  return *this;
}

std::string Network::text() const {
  std::array<char, INET6_ADDRSTRLEN> text{};
  ::inet_ntop(version6_ ? AF_INET6 : AF_INET, bytes_.data(), text.data(), text.size());
  return std::string(text.data()) + "/" + std::to_string(bits_);
}

}  // namespace base
