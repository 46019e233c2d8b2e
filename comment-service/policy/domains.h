// Hosts and registrable domains. Only domains.cpp uses libpsl.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace policy {

// The host of an http or https address as browsers parse it (URL standard), in lower case and
// Punycode. User names, ports, "\" and percent signs cannot hide it. Empty when there is no host.
std::string host_of(std::string_view address);

// "blog.example.co.uk" → "example.co.uk" by the Public Suffix List. A public suffix and an IP
// address are returned unchanged.
std::string registrable_domain(const std::string& host);

// Whether the public can register domains below the host: "org", "co.uk", "blogspot.com".
bool is_public_suffix(const std::string& host);

// A set of domains. A registrable domain matches all hosts of its owner; a public suffix matches
// all hosts below it.
class Domains {
 public:
  // Each name is a host in any case, in Unicode or in Punycode.
  explicit Domains(const std::vector<std::string>& names);

  bool contains(const std::string& host) const;

 private:
  std::set<std::string, std::less<>> registrable_;
  std::set<std::string, std::less<>> suffixes_;
};

// Whether the text is a host name only, without scheme and path.
bool is_domain(std::string_view text);

}  // namespace policy
