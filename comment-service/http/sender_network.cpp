#include "http/sender_network.h"

#include <algorithm>

#include "base/text.h"

namespace http {
namespace {

// Removes and returns the last item of a comma-separated list; nothing when it is not an address.
std::optional<base::Network> take_last(std::string_view& list) {
  const std::size_t comma = list.rfind(',');
  const std::string_view item =
      base::trim(comma == std::string_view::npos ? list : list.substr(comma + 1));
  list = comma == std::string_view::npos ? std::string_view() : list.substr(0, comma);
  const std::optional<base::Network> address = base::Network::parse(item);
  return address && address->is_single_address() ? address : std::nullopt;
}

}  // namespace

std::string sender_network(const Request& request, const std::vector<base::Network>& proxies) {
  std::optional<base::Network> sender = base::Network::parse(request.address);
  if (!sender) return {};
  const std::string forwarded = header_list(request, "X-Forwarded-For");
  std::string_view left = forwarded;
  while (!left.empty() &&
         std::ranges::any_of(proxies, [&](const base::Network& n) { return n.holds(*sender); })) {
    const std::optional<base::Network> before = take_last(left);
    if (!before) break;
    sender = before;
  }
  return sender->neighbourhood().text();
}

}  // namespace http
