#include "configuration/site_url.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "base/text.h"
#include "base/url.h"

namespace configuration {
namespace {

constexpr std::string_view kExample =
    "for example https://example.org/ or https://example.org/blog/";

base::Diagnostic fault(std::string message, std::string hint = std::string(kExample)) {
  return base::error_in(base::Kind::bad_url, "", std::move(message), std::move(hint));
}

// The hint for an address without a scheme or a host: how it is written in full.
std::string completed(std::string_view url) {
  const bool is_path = url.starts_with('/') && !url.starts_with("//");
  const std::string scheme = base::lower_case(url.substr(0, url.find(':')));
  if (scheme == "http" || scheme == "https") url.remove_prefix(scheme.size() + 1);
  while (url.starts_with('/')) url.remove_prefix(1);
  const std::string_view host = url.substr(0, url.find('/'));
  if (is_path || host.find('.') == std::string_view::npos) return std::string(kExample);
  const auto whole = site_url("https://" + std::string(url));
  return whole ? "write " + *whole : std::string(kExample);
}

// The port with its colon, "" for that of the scheme; nothing when it is no port.
std::optional<std::string> port_of(std::string_view written, std::string_view scheme) {
  constexpr unsigned kLast = 65535;
  if (written.empty()) return "";
  unsigned port = 0;
  const auto [end, error] = std::from_chars(written.begin(), written.end(), port);
  if (error != std::errc() || end != written.end() || port == 0 || port > kLast)
    return std::nullopt;
  if (port == (scheme == "https" ? 443U : 80U)) return "";
  return ':' + std::to_string(port);
}

// Without empty parts, with a slash at the end; nothing when a part is ".", ".." or holds a slash
// in disguise, "%2F".
std::optional<std::string> path_of(std::string_view written) {
  std::string path = "/";
  for (const std::string_view part : base::split(written, '/')) {
    const std::string decoded = base::decode(part);
    if (decoded == "." || decoded == ".." || decoded.find('/') != std::string::npos)
      return std::nullopt;
    if (!decoded.empty()) path += std::string(part) + '/';
  }
  return path;
}

bool is_unfit(char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f || c == '\\'; }

}  // namespace

base::Result<std::string> site_url(std::string_view written) {
  const std::string_view url = base::trim(written);
  const std::size_t colon = std::min(url.find("://"), url.size());
  const std::string scheme = base::lower_case(url.substr(0, colon));
  if (colon == url.size() || (scheme != "https" && scheme != "http"))
    return fault("must be an absolute URL", completed(url));
  const std::string_view rest = url.substr(colon + 3);
  if (rest.find_first_of("?#") != std::string_view::npos)
    return fault("cannot have a query or a fragment", "leave out what begins with ? or #");
  if (std::any_of(rest.begin(), rest.end(), is_unfit) || base::invalid_utf8(rest))
    return fault("cannot hold blanks, backslashes or control characters");
  const std::string_view authority = rest.substr(0, rest.find('/'));
  if (authority.empty()) return fault("has no host", completed(url));
  if (authority.find('@') != std::string_view::npos)
    return fault("cannot hold a user's name or password",
                 "every page would show it to its readers");
  const std::size_t bracket = authority.rfind(']');  // of an IPv6 address, which has colons
  const std::size_t port_at = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
  const std::string host = base::lower_case(authority.substr(0, port_at));
  if (host.empty() || host.find_first_of("<>\"{}|^`*,;") != std::string::npos)
    return fault("has no valid host");
  const auto port = port_of(
      port_at == std::string_view::npos ? std::string_view() : authority.substr(port_at + 1),
      scheme);
  if (!port) return fault("has a port that is no number from 1 to 65535");
  const auto path = path_of(rest.substr(authority.size()));
  if (!path) return fault("cannot hold \".\", \"..\" or \"%2F\" in its path");
  return scheme + "://" + host + *port + *path;
}

}  // namespace configuration
