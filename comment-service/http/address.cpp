#include "http/address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace http {
namespace {

constexpr std::string_view kMapped = "::ffff:";

}  // namespace

std::string address_prefix(const std::string& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  std::array<unsigned char, 16> bytes{};
  const bool mapped = address.starts_with(kMapped) && address.find('.') != std::string::npos;
  const std::string plain = mapped ? address.substr(kMapped.size()) : address;
  if (::inet_pton(AF_INET, plain.c_str(), bytes.data()) == 1) {
    bytes[3] = 0;
    return std::string(::inet_ntop(AF_INET, bytes.data(), text.data(), text.size())) + "/24";
  }
  if (::inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1) return {};
  std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
  return std::string(::inet_ntop(AF_INET6, bytes.data(), text.data(), text.size())) + "/64";
}

}  // namespace http
