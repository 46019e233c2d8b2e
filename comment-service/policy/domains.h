// Hosts and registrable domains. Only domains.cpp uses libpsl.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace policy {

// "blog.example.co.uk" → "example.co.uk" by the Public Suffix List. A public suffix and an IP
// address are returned unchanged.
std::string registrable_domain(const std::string& host);

// Whether the public can register domains below the host: "org", "co.uk", "blogspot.com".
bool is_public_suffix(const std::string& host);

// A set of domains. A registrable domain matches all hosts of its owner; a public suffix matches
// all hosts below it.
class Domains {
 public:
  // Each name is a host in any spelling that base::host() reads.
  explicit Domains(const std::vector<std::string>& names);

  // `host` is in canonical spelling.
  bool contains(const std::string& host) const;

 private:
  std::set<std::string, std::less<>> registrable_;
  std::set<std::string, std::less<>> suffixes_;
};

// Whether the text is a DNS name or an IP address, without scheme and path.
bool is_domain(std::string_view text);

}  // namespace policy
