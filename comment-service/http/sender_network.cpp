#include "http/sender_network.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "auth/hash.h"
#include "base/encoding.h"
#include "base/text.h"
#include "http/services.h"

namespace http {
namespace {

bool is_port(std::string_view text) {
  std::uint16_t port = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, port);
  return !text.empty() && stop == end && error == std::errc();
}

// Removes the port from "203.0.113.7:5123" and "[2001:db8::7]:5123", and the brackets. Proxies
// write both. Returns the text unchanged when it has another form: "2001:db8::7" has no port.
std::string_view without_port(std::string_view text) {
  const std::size_t bracket = text.starts_with('[') ? text.find(']') : std::string_view::npos;
  if (bracket != std::string_view::npos) {
    const std::string_view rest = text.substr(bracket + 1);
    const std::string_view inside = text.substr(1, bracket - 1);
    const bool plain = rest.empty() || (rest.starts_with(':') && is_port(rest.substr(1)));
    return plain && inside.find(':') != std::string_view::npos ? inside : text;
  }
  const std::size_t colon = text.find(':');
  const bool port = colon != std::string_view::npos && is_port(text.substr(colon + 1));
  return port && colon > 0 ? text.substr(0, colon) : text;
}

// Removes the zone of a link-local address: "fe80::1%eth0" (RFC 4007, section 11).
std::string_view without_zone(std::string_view text) {
  const std::size_t zone = text.find('%');
  const bool version6 = text.find(':') != std::string_view::npos;
  return version6 && zone != std::string_view::npos && zone + 1 < text.size() ? text.substr(0, zone)
                                                                              : text;
}

// Removes and returns the last item of a comma-separated list; nothing when it is not an address.
std::optional<base::Network> take_last(std::string_view& list) {
  const std::size_t comma = list.rfind(',');
  const std::string_view item =
      base::trim(comma == std::string_view::npos ? list : list.substr(comma + 1));
  list = comma == std::string_view::npos ? std::string_view() : list.substr(0, comma);
  const std::optional<base::Network> address =
      base::Network::parse(without_zone(without_port(item)));
  return address && address->is_single_address() ? address : std::nullopt;
}

// The sender's single address; nothing when the peer has no IP address.
std::optional<base::Network> sender_address(const Request& request,
                                            const std::vector<base::Network>& proxies) {
  std::optional<base::Network> sender = base::Network::parse(request.address);
  if (!sender) return std::nullopt;
  const std::string forwarded = header_list(request, "X-Forwarded-For");
  std::string_view left = forwarded;
  while (!left.empty() &&
         std::ranges::any_of(proxies, [&](const base::Network& n) { return n.holds(*sender); })) {
    const std::optional<base::Network> before = take_last(left);
    if (!before) break;
    sender = before;
  }
  // Only now, so that nobody reaches the address of a trusted proxy through a 6to4 address.
  return sender->as_ipv4();
}

}  // namespace

std::string sender_network(const Request& request, const std::vector<base::Network>& proxies) {
  const std::optional<base::Network> sender = sender_address(request, proxies);
  return sender ? sender->neighbourhood().text() : std::string();
}

domain::Sender sender_of(const Services& services, const Request& request) {
  const std::optional<base::Network> sender =
      sender_address(request, services.settings.trusted_proxies);
  if (!sender) return {};
  std::string single = base::base64url(auth::keyed_hash(services.address_key, sender->text()));
  return {sender->neighbourhood().text(), domain::counted_networks(*sender, std::move(single))};
}

}  // namespace http
