#include "settings/settings.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <charconv>

#include "base/encoding.h"
#include "base/text.h"

namespace settings {
namespace {

base::Fault wrong(std::string_view what, std::string_view value, std::string_view expected) {
  std::string message(what);
  message.append(" \"").append(value).append("\": ").append(expected);
  return {base::Code::bad_request, std::move(message)};
}

std::string lower(std::string_view text) {
  std::string lowered(text);
  std::ranges::transform(lowered, lowered.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lowered;
}

// Browsers omit the scheme's default port in the Origin header.
std::string_view without_default_port(std::string_view origin) {
  if (origin.starts_with("https://") && origin.ends_with(":443")) origin.remove_suffix(4);
  if (origin.starts_with("http://") && origin.ends_with(":80")) origin.remove_suffix(3);
  return origin;
}

}  // namespace

Rates no_rates() {
  return {std::nullopt, std::nullopt, std::nullopt, std::nullopt,
          std::nullopt, std::nullopt, std::nullopt};
}

base::Result<Site> parse_site(std::string_view url) {
  const std::size_t scheme = url.find("://");
  const bool web = url.starts_with("https://") || url.starts_with("http://");
  if (!web || url.find_first_of("?# \t\r\n\"'<>;,\\") != std::string_view::npos) {
    return wrong("not a site's address", url, "expected something like https://example.org");
  }
  const std::size_t slash = std::min(url.find('/', scheme + 3), url.size());
  const std::string origin = lower(url.substr(0, slash));
  if (slash == scheme + 3 || origin.find('@') != std::string::npos) {
    return wrong("not a site's address", url, "expected a host behind http(s)://");
  }
  std::string path = base::percent_decode(url.substr(slash), base::Plus::literal);
  while (path.ends_with('/')) path.pop_back();
  if (!base::is_valid_utf8(path))
    return wrong("not a site's address", url, "its path is not valid UTF-8");
  return Site{std::string(without_default_port(origin)), base::nfc(path)};
}

base::Result<Address> parse_address(std::string_view text) {
  constexpr std::string_view expected = "expected HOST:PORT, such as 127.0.0.1:8090 or [::1]:8090";
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return wrong("not an address", text, expected);
  std::string_view host = text.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  const std::string_view digits = text.substr(colon + 1);
  int port = -1;
  const char* end = digits.data() + digits.size();
  const bool number = std::from_chars(digits.data(), end, port).ptr == end && !digits.empty();
  if (host.empty() || !number || port < 0 || port > 65535)
    return wrong("not an address", text, expected);
  return Address{std::string(host), port};
}

std::string url_of(const Address& address) {
  const bool version6 = address.host.find(':') != std::string::npos;
  return "http://" + (version6 ? "[" + address.host + "]" : address.host) + ":" +
         std::to_string(address.port);
}

std::optional<Site> site_of(const Settings& settings, std::string_view thread) {
  if (settings.sites.empty()) return Site{};
  for (const Site& site : settings.sites) {
    const bool below =
        thread.starts_with(site.path) && thread.substr(site.path.size()).starts_with('/');
    if (below) return site;
  }
  return std::nullopt;
}

std::vector<std::string> warnings(const Settings& settings) {
  std::vector<std::string> warnings;
  if (settings.sites.empty())
    warnings.emplace_back("no --site: browsers may send no comments from the pages of any site");
  if (settings.threads == Threads::listed)
    warnings.emplace_back("no --threads open: only pages that are listed take comments");
  return warnings;
}

bool may_write(const Settings& settings, std::string_view origin) {
  if (origin.empty()) return false;
  if (origin == settings.public_url.origin) return true;
  return std::ranges::any_of(settings.sites,
                             [&](const Site& site) { return site.origin == origin; });
}

bool is_loopback(std::string_view origin) {
  const auto site = parse_site(origin);
  if (!site || site->origin != origin) return false;  // no browser sends it
  const std::string authority = site->origin.substr(site->origin.find("://") + 3);
  const std::size_t port =
      authority.find(':', authority.starts_with('[') ? authority.find(']') : 0);
  const std::string host = authority.substr(0, port);
  if (host == "localhost" || host == "[::1]") return true;
  in_addr address{};
  constexpr unsigned kNetwork = 24;  // bits behind the first byte
  return ::inet_pton(AF_INET, host.c_str(), &address) == 1 &&
         ::ntohl(address.s_addr) >> kNetwork == IN_LOOPBACKNET;
}

}  // namespace settings
