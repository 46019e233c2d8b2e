#include "http/host.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include "base/text.h"

namespace http {
namespace {

std::string text_of(int family, const void* address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  ::inet_ntop(family, address, text.data(), text.size());
  return text.data();
}

std::string text_of(const in6_addr& address) {
  constexpr std::size_t kMapped = 12;  // bytes before the IPv4 address
  return IN6_IS_ADDR_V4MAPPED(&address) ? text_of(AF_INET, address.s6_addr + kMapped)
                                        : text_of(AF_INET6, &address);
}

// "[::1]" without its brackets.
std::optional<std::string> version_6(std::string_view literal) {
  in6_addr address{};
  if (::inet_pton(AF_INET6, std::string(literal).c_str(), &address) != 1) return std::nullopt;
  return text_of(address);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_of_name(char c) {
  return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-' || c == '.' || c == '_';
}

bool is_loopback(const std::string& host) {
  in_addr address{};
  if (::inet_pton(AF_INET, host.c_str(), &address) != 1) return host == "::1";
  constexpr unsigned kShift = 24;
  return ::ntohl(address.s_addr) >> kShift == IN_LOOPBACKNET;
}

}  // namespace

std::optional<std::string> host_of(std::string_view authority) {
  const bool is_bracketed = authority.starts_with('[');
  const std::size_t bracket = is_bracketed ? authority.find(']') : 0;
  if (bracket == std::string_view::npos) return std::nullopt;
  const std::size_t colon = std::min(authority.find(':', bracket), authority.size());
  const std::string_view port = authority.substr(std::min(colon + 1, authority.size()));
  if (!std::all_of(port.begin(), port.end(), is_digit)) return std::nullopt;
  if (is_bracketed) {
    if (colon != bracket + 1) return std::nullopt;
    return version_6(authority.substr(1, bracket - 1));
  }
  std::string host = base::lower_case(authority.substr(0, colon));
  if (host.ends_with('.')) host.pop_back();
  if (host.empty() || !std::all_of(host.begin(), host.end(), is_of_name)) return std::nullopt;
  return host;
}

std::string in_authority(const std::string& host) {
  return host.find(':') == std::string::npos ? host : '[' + host + ']';
}

bool is_address(const std::string& host) {
  in6_addr address{};
  return ::inet_pton(AF_INET, host.c_str(), &address) == 1 ||
         ::inet_pton(AF_INET6, host.c_str(), &address) == 1;
}

std::vector<std::string> own_addresses() {
  ifaddrs* first = nullptr;
  if (::getifaddrs(&first) != 0) return {};
  const std::unique_ptr<ifaddrs, decltype(&::freeifaddrs)> owned(first, ::freeifaddrs);
  std::vector<std::string> addresses;
  for (const ifaddrs* each = first; each != nullptr; each = each->ifa_next) {
    if (each->ifa_addr == nullptr || (each->ifa_flags & IFF_UP) == 0U) continue;
    if (each->ifa_addr->sa_family == AF_INET) {
      sockaddr_in address{};
      std::memcpy(&address, each->ifa_addr, sizeof address);
      addresses.push_back(text_of(AF_INET, &address.sin_addr));
    } else if (each->ifa_addr->sa_family == AF_INET6) {
      sockaddr_in6 address{};
      std::memcpy(&address, each->ifa_addr, sizeof address);
      if (!IN6_IS_ADDR_LINKLOCAL(&address.sin6_addr))
        addresses.push_back(text_of(address.sin6_addr));
    }
  }
  return addresses;
}

AllowedHosts::AllowedHosts(std::vector<std::string> names, Addresses own)
    : names_(std::move(names)), own_(std::move(own)) {}

bool AllowedHosts::contains(const std::string& host) const {
  if (host == "localhost" || is_loopback(host)) return true;
  if (std::find(names_.begin(), names_.end(), host) != names_.end()) return true;
  if (!is_address(host)) return false;
  const std::vector<std::string> own = own_();
  return std::find(own.begin(), own.end(), host) != own.end();
}

}  // namespace http
