#include "network/http_url.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "base/host_name.h"
#include "base/text.h"
#include "base/url.h"

namespace network {
namespace {

constexpr std::string_view kExample = "write for example https://comments.example.org";

base::Diagnostic fault(std::string message, std::string hint = std::string(kExample)) {
  return base::error_in(base::Kind::bad_url, "", std::move(message), std::move(hint));
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-' || c == '.' || c == '_';
}

bool is_unfit(char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f || c == '\\'; }

// "[::1]" in its shortest form, with brackets; nothing when it is no IPv6 address.
std::optional<std::string> version_6(std::string_view literal) {
  in6_addr address{};
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (!literal.ends_with(']') || literal.size() < 2) return std::nullopt;
  literal = literal.substr(1, literal.size() - 2);
  if (::inet_pton(AF_INET6, std::string(literal).c_str(), &address) != 1) return std::nullopt;
  ::inet_ntop(AF_INET6, &address, text.data(), text.size());
  return '[' + std::string(text.data()) + ']';
}

// Whether resolvers read the host as an IPv4 address, in whatever base: the last label is a number
// (WHATWG URL Standard, section 3.5).
bool ends_in_number(std::string_view host) {
  const std::string_view last = host.substr(host.rfind('.') + 1);
  return std::all_of(last.begin(), last.end(), is_digit) || last.starts_with("0x");
}

// In its normal form; nothing when it is no host.
std::optional<std::string> host_of(std::string_view written) {
  if (written.starts_with('[')) return version_6(written);
  if (written.find('%') != std::string_view::npos) return std::nullopt;
  std::string host = base::ascii_host_name(written);
  if (host.ends_with('.')) host.pop_back();  // the DNS finds the same host
  if (host.empty() || !std::all_of(host.begin(), host.end(), is_name_character))
    return std::nullopt;
  if (host.starts_with('.') || host.find("..") != std::string::npos) return std::nullopt;
  in_addr address{};
  if (ends_in_number(host) && ::inet_pton(AF_INET, host.c_str(), &address) != 1)
    return std::nullopt;
  return host;
}

// Empty for the port of the scheme; nothing when it is no port.
std::optional<std::string> port_of(std::string_view written, std::string_view scheme) {
  constexpr unsigned kLast = 65535;
  if (written.empty()) return "";
  unsigned port = 0;
  const auto [end, error] = std::from_chars(written.begin(), written.end(), port);
  if (error != std::errc() || end != written.end() || port == 0 || port > kLast)
    return std::nullopt;
  return port == (scheme == "https" ? 443U : 80U) ? "" : std::to_string(port);
}

// Without slashes at the end; nothing when libcurl would request another path.
std::optional<std::string> path_of(std::string_view written) {
  for (const std::string_view part : base::split(written, '/')) {
    const std::string decoded = base::decode(part);
    if (decoded == "." || decoded == "..") return std::nullopt;
  }
  while (written.ends_with('/')) written.remove_suffix(1);
  return base::encode_path(written);
}

base::Result<HttpUrl> parse_authority(std::string scheme, std::string_view authority) {
  if (authority.empty()) return fault("has no host");
  if (authority.find('@') != std::string_view::npos)
    return fault("cannot hold a user's name or password");
  if (authority.find('*') != std::string_view::npos)
    return fault("names no single host: there are no wildcards");
  const std::size_t bracket = authority.rfind(']');  // of an IPv6 address, which has colons
  const std::size_t colon = std::min(
      authority.find(':', bracket == std::string_view::npos ? 0 : bracket), authority.size());
  const auto host = host_of(authority.substr(0, colon));
  if (!host) return fault("has no valid host");
  const auto port = port_of(authority.substr(std::min(colon + 1, authority.size())), scheme);
  if (!port) return fault("has a port that is no number from 1 to 65535");
  return HttpUrl{.scheme = std::move(scheme), .host = *host, .port = *port, .path = {}};
}

}  // namespace

base::Result<HttpUrl> parse_http_url(std::string_view written) {
  const std::string_view text = base::trim(written);
  if (std::any_of(text.begin(), text.end(), is_unfit) || base::invalid_utf8(text))
    return fault("cannot hold blanks, backslashes or control characters");
  const std::size_t colon = std::min(text.find("://"), text.size());
  std::string scheme = base::lower_case(text.substr(0, colon));
  if (colon == text.size() || (scheme != "https" && scheme != "http"))
    return fault("must be an absolute URL that begins with https://");
  const std::string_view rest = text.substr(colon + 3);
  if (rest.find_first_of("?#") != std::string_view::npos)
    return fault("cannot have a query or a fragment", "leave out what begins with ? or #");
  const std::size_t slash = std::min(rest.find('/'), rest.size());
  TRY(HttpUrl url, parse_authority(std::move(scheme), rest.substr(0, slash)));
  const auto path = path_of(rest.substr(slash));
  if (!path) return fault("cannot hold \".\" or \"..\" in its path");
  url.path = *path;
  return url;
}

std::string origin_text(const HttpUrl& url) {
  return url.scheme + "://" + url.host + (url.port.empty() ? "" : ':' + url.port);
}

std::string text_of(const HttpUrl& url) { return origin_text(url) + url.path; }

bool is_loopback(const HttpUrl& url) {
  constexpr unsigned kShift = 24;
  if (url.host == "localhost" || url.host == "[::1]") return true;
  in_addr address{};
  return ::inet_pton(AF_INET, url.host.c_str(), &address) == 1 &&
         ::ntohl(address.s_addr) >> kShift == IN_LOOPBACKNET;
}

}  // namespace network
