// The parts of an http or https URL to which a secret may be sent. Only one spelling of each host
// is left after parsing, so that what was checked is what libcurl connects to.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace network {

struct HttpUrl {
  std::string scheme;  // "http" or "https"
  std::string host;    // a name in lower case and Punycode, "127.0.0.1" or "[::1]"
  std::string port;    // "8090"; empty: the port that the scheme implies
  std::string path;    // percent-encoded, without a slash at the end: "/comments"; may be empty
};

// Parses an absolute URL as libcurl does, which sends the requests; IPv4 addresses get four decimal
// numbers, and "." and ".." in the path are resolved. Errors: another scheme, a user's name or
// password, a query, a fragment, a wildcard, a name that breaks the rules of UTS 46. The error has
// no place, its message goes on after a name ("has no host"), and it quotes nothing
// of the URL, which may hold a secret.
base::Result<HttpUrl> parse_http_url(std::string_view written);

// "https://comments.example.org", "http://127.0.0.1:8090": two URLs with the same origin have the
// same text (RFC 6454).
std::string origin_text(const HttpUrl& url);

// The origin and the path.
std::string text_of(const HttpUrl& url);

// Whether requests stay on this machine: 127.0.0.0/8, [::1] and localhost (RFC 6761, section 6.3).
// Looks at the text only and asks no DNS, because its answer can change until the request.
bool is_loopback(const HttpUrl& url);

}  // namespace network
