#include "settings/settings.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <charconv>

#include "base/encoding.h"
#include "base/host.h"
#include "base/text.h"

namespace settings {
namespace {

base::Fault wrong(std::string_view what, std::string_view value, std::string_view expected) {
  std::string message(what);
  message.append(" \"").append(value).append("\": ").append(expected);
  return {base::Code::bad_request, std::move(message)};
}

// Splits "example.org:8080" or "[::1]:8080" into host and port. "example.org" has an empty port.
std::pair<std::string_view, std::string_view> host_and_port(std::string_view authority) {
  const std::size_t bracket = authority.starts_with('[') ? authority.find(']') : 0;
  const std::size_t colon = std::min(authority.find(':', bracket), authority.size());
  return {authority.substr(0, colon), authority.substr(std::min(colon + 1, authority.size()))};
}

std::optional<int> port_number(std::string_view digits) {
  constexpr int most = 65535;
  int port = -1;
  const char* end = digits.data() + digits.size();
  const bool number = std::from_chars(digits.data(), end, port).ptr == end && !digits.empty();
  if (!number || port < 0 || port > most) return std::nullopt;
  return port;
}

// The origin as browsers send it: the host in canonical spelling, without the scheme's default
// port. Empty when a browser refuses the host or the port.
std::string canonical_origin(std::string_view scheme, std::string_view authority) {
  const auto [spelling, digits] = host_and_port(authority);
  const std::string host = base::host(spelling);
  if (host.empty()) return {};
  std::string origin(scheme);
  origin.append("://").append(host);
  if (digits.empty()) return origin;
  const std::optional<int> port = port_number(digits);
  if (!port) return {};
  const int default_port = scheme == "https" ? 443 : 80;
  return *port == default_port ? origin : origin + ":" + std::to_string(*port);
}

// Whether the host stands for all addresses of the machine, which no client can connect to.
bool is_unspecified(std::string_view host) {
  return host == "0.0.0.0" || host == "[::]" || host == "[::ffff:0:0]";
}

}  // namespace

Rates no_rates() {
  return {std::nullopt, std::nullopt, std::nullopt, std::nullopt,
          std::nullopt, std::nullopt, std::nullopt};
}

base::Result<Site> parse_site(std::string_view url) {
  constexpr std::string_view what = "not a site's address";
  if (url.find('*') != std::string_view::npos) {
    return wrong(what, url,
                 "there are no wildcards; name each site by itself: --site https://example.org "
                 "--site https://www.example.org");
  }
  const std::size_t scheme = url.find("://");
  const bool web = url.starts_with("https://") || url.starts_with("http://");
  if (!web || url.find_first_of("?# \t\r\n\"'<>;,\\") != std::string_view::npos)
    return wrong(what, url, "expected something like https://example.org");
  const std::size_t slash = std::min(url.find('/', scheme + 3), url.size());
  const std::string_view authority = url.substr(scheme + 3, slash - scheme - 3);
  if (authority.empty() || authority.find('@') != std::string_view::npos)
    return wrong(what, url, "expected a host behind http(s)://");
  std::string origin = canonical_origin(url.substr(0, scheme), authority);
  if (origin.empty()) return wrong(what, url, "no browser opens this host and port");
  std::string path = base::percent_decode(url.substr(slash), base::Plus::literal);
  while (path.ends_with('/')) path.pop_back();
  if (!base::is_valid_utf8(path)) return wrong(what, url, "its path is not valid UTF-8");
  return Site{std::move(origin), base::nfc(path)};
}

base::Result<Site> parse_public_url(std::string_view url) {
  TRY(Site site, parse_site(url));
  if (is_unspecified(host_of(site.origin))) {
    return wrong("not the address of a service", url,
                 "it stands for all addresses of this machine; name the one that readers open");
  }
  return site;
}

std::string host_of(std::string_view origin) {
  return std::string(host_and_port(origin.substr(origin.find("://") + 3)).first);
}

base::Result<Address> parse_address(std::string_view text) {
  constexpr std::string_view expected = "expected HOST:PORT, such as 127.0.0.1:8090 or [::1]:8090";
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return wrong("not an address", text, expected);
  std::string_view host = text.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  const std::optional<int> port = port_number(text.substr(colon + 1));
  if (host.empty() || !port) return wrong("not an address", text, expected);
  return Address{std::string(host), *port};
}

bool listens_everywhere(const Address& address) {
  const bool version6 = address.host.find(':') != std::string::npos;
  return is_unspecified(base::host(version6 ? "[" + address.host + "]" : address.host));
}

std::string url_of(const Address& address) {
  const bool version6 = address.host.find(':') != std::string::npos;
  std::string host = version6 ? "[" + address.host + "]" : address.host;
  if (listens_everywhere(address)) host = version6 ? "[::1]" : "127.0.0.1";
  return "http://" + host + ":" + std::to_string(address.port);
}

std::string own_origin(const Settings& settings) {
  return settings.public_url.origin.empty() ? url_of(settings.listen) : settings.public_url.origin;
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
  if (settings.public_url.origin.empty() && listens_everywhere(settings.listen)) {
    warnings.emplace_back("no --public-url: feeds name " + url_of(settings.listen) +
                          ", which only this machine can open");
  }
  return warnings;
}

bool may_write(const Settings& settings, std::string_view origin) {
  if (origin.empty()) return false;
  if (origin == own_origin(settings)) return true;
  return std::ranges::any_of(settings.sites,
                             [&](const Site& site) { return site.origin == origin; });
}

bool is_loopback(std::string_view origin) {
  const auto site = parse_site(origin);
  if (!site || site->origin != origin) return false;  // no browser sends it
  const std::string host = host_of(origin);
  if (host == "localhost" || host == "[::1]") return true;
  in_addr address{};
  constexpr unsigned kNetwork = 24;  // bits behind the first byte
  return ::inet_pton(AF_INET, host.c_str(), &address) == 1 &&
         ::ntohl(address.s_addr) >> kNetwork == IN_LOOPBACKNET;
}

}  // namespace settings
