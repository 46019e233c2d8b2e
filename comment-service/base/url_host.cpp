#include "base/url_host.h"

#include <algorithm>
#include <optional>

#include "base/encoding.h"
#include "base/folding.h"
#include "base/host.h"

namespace base {
namespace {

constexpr std::string_view kMailto = "mailto:";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_control_or_space(char c) { return c >= '\0' && c <= ' '; }

bool starts_with_any_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() &&
         std::ranges::equal(text.substr(0, prefix.size()), prefix, [](char a, char b) {
           return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
         });
}

// The bytes of the text's beginning that may be a host.
std::size_t written_host(std::string_view text) {
  const auto* const end = std::ranges::find_if_not(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == '.' || c == '_' || (byte >= 0x80U && byte < 0xE2U);
  });
  return static_cast<std::size_t>(end - text.begin());
}

// The URL without what a browser removes before it parses: control characters and spaces at both
// ends, tabs and line breaks everywhere.
std::string stripped(std::string_view url) {
  while (!url.empty() && is_control_or_space(url.front())) url.remove_prefix(1);
  while (!url.empty() && is_control_or_space(url.back())) url.remove_suffix(1);
  std::string clean;
  std::ranges::copy_if(url, std::back_inserter(clean),
                       [](char c) { return c != '\t' && c != '\n' && c != '\r'; });
  return clean;
}

constexpr unsigned kMostPort = 65535;

// The number of a port such as ":8080"; more than kMostPort if the text is no port.
unsigned port_number(std::string_view text) {
  if (!text.starts_with(':')) return kMostPort + 1;
  unsigned port = 0;
  for (const char c : text.substr(1)) {
    if (!is_digit(c)) return kMostPort + 1;
    port = std::min(port * 10 + static_cast<unsigned>(c - '0'), kMostPort + 1);
  }
  return port;
}

// The parts of "user:password@host:port". The host is empty if a browser refuses it or the port.
WebAddress parse_authority(std::string_view authority) {
  WebAddress address;
  // Everything before the last "@" is the user name, even if it looks like a host.
  const std::size_t at = authority.rfind('@');
  address.has_user = at != std::string_view::npos;
  authority.remove_prefix(at + 1);
  const std::size_t bracket = authority.starts_with('[') ? authority.find(']') : 0;
  if (bracket == std::string_view::npos) return {};
  const std::size_t colon = std::min(authority.find(':', bracket), authority.size());
  const std::string_view port = authority.substr(colon);
  if (port.size() > 1) address.port = port_number(port);
  const bool is_port = port.empty() || port_number(port) <= kMostPort;
  if (is_port) address.host = host(authority.substr(0, colon));
  return address;
}

// `rest` follows the scheme and its colon.
WebAddress parse_after_scheme(std::string_view rest) {
  rest.remove_prefix(std::min(rest.find_first_not_of("/\\"), rest.size()));
  const std::size_t slash = std::min(rest.find_first_of("/\\?#"), rest.size());
  WebAddress address = parse_authority(rest.substr(0, slash));
  rest.remove_prefix(slash);
  address.path = rest.substr(0, rest.find_first_of("?#"));
  std::ranges::replace(address.path, '\\', '/');
  if (address.path.empty()) address.path = "/";
  return address;
}

std::string host_after_scheme(std::string_view rest) { return parse_after_scheme(rest).host; }

}  // namespace

std::optional<WebAddress> web_address(std::string_view url) {
  const std::string clean = stripped(url);
  for (const auto& [scheme, default_port] :
       {std::pair{std::string_view("https:"), 443U}, std::pair{std::string_view("http:"), 80U}}) {
    if (!starts_with_any_case(clean, scheme)) continue;
    WebAddress address = parse_after_scheme(std::string_view(clean).substr(scheme.size()));
    if (address.host.empty()) return std::nullopt;
    if (address.port == default_port) address.port.reset();
    return address;
  }
  return std::nullopt;
}

std::string host_of_url(std::string_view url) {
  const std::optional<WebAddress> address = web_address(url);
  return address ? address->host : std::string();
}

std::string host_of_email(std::string_view email) {
  const std::size_t at = email.rfind('@');
  if (at == std::string_view::npos) return {};
  std::string_view after = email.substr(at + 1);
  if (!after.starts_with('[')) return host(after);
  if (!after.ends_with(']')) return {};
  const std::string_view literal = after.substr(1, after.size() - 2);
  constexpr std::string_view version = "ipv6:";
  if (!starts_with_any_case(literal, version)) return host(literal);
  return host("[" + std::string(literal.substr(version.size())) + "]");
}

std::string folded_email(std::string_view email) {
  const std::string host = host_of_email(email);
  if (host.empty()) return folded(email);
  return folded(email.substr(0, email.rfind('@'))) + "@" + host;
}

std::vector<std::string> hosts_of_link(std::string_view url) {
  if (std::string host = host_of_url(url); !host.empty()) return {std::move(host)};
  if (!starts_with_any_case(url, kMailto)) return {};
  std::vector<std::string> hosts;
  const std::string decoded = percent_decode(url.substr(kMailto.size()), Plus::literal);
  for (std::string_view rest = decoded; !rest.empty();) {
    const std::size_t end = std::min(rest.find_first_of(",;?&=<>\"()#/:\\^| \t\r\n"), rest.size());
    if (std::string host = host_of_email(rest.substr(0, end)); !host.empty())
      hosts.push_back(std::move(host));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return hosts;
}

std::vector<std::string> hosts_in_text(std::string_view text) {
  std::vector<std::string> hosts;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = begin + written_host(text.substr(begin));
    const bool in_path =
        text.substr(0, begin).ends_with('/') && !text.substr(0, begin).ends_with("//");
    const bool local_part = text.substr(end).starts_with('@');
    std::string found = in_path || local_part ? "" : host(text.substr(begin, end - begin));
    if (found.find('.') != std::string::npos) hosts.push_back(std::move(found));
    // Skips one character that is in no host, and the rest of its bytes.
    begin = end + 1;
    while (begin < text.size() && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U)
      ++begin;
  }
  return hosts;
}

std::string meant_host(std::string_view text) {
  const std::size_t scheme = text.find("://");
  const bool is_url = scheme != std::string_view::npos || text.starts_with("//");
  // "x@example.org" without a scheme is an e-mail address.
  if (!is_url && text.find('@') != std::string_view::npos) return {};
  if (scheme != std::string_view::npos) text.remove_prefix(scheme + 3);
  std::string host = host_after_scheme(text);
  // A name below the domain that stands for all of them.
  if (host.starts_with("*.")) host.erase(0, 2);
  if (host.starts_with('.')) host.erase(0, 1);
  return is_dns_name(host) || is_ip_address(host) ? host : std::string();
}

}  // namespace base
