// Hosts and the domains that people register: the only user of libpsl.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace policy {

// The host of an http(s) address as browsers would find it (URL standard: user names, ports, "\"
// and percent signs are seen through), in small letters and Punycode. Empty when there is none.
std::string host_of(std::string_view address);

// "blog.example.co.uk" → "example.co.uk" by the Public Suffix List. A host that is itself a suffix,
// or an IP address, stays as it is.
std::string registrable_domain(const std::string& host);

// Whether people can register below it: "org", "co.uk", "blogspot.com".
bool is_public_suffix(const std::string& host);

// A set of domains. One that can be registered stands for all hosts of its owner; a public suffix
// for all below it.
class Domains {
 public:
  // Each is a host, in any case, in letters or in Punycode.
  explicit Domains(const std::vector<std::string>& names);

  bool contains(const std::string& host) const;

 private:
  std::set<std::string, std::less<>> registrable_;
  std::set<std::string, std::less<>> suffixes_;
};

// Whether it is the name of a host and nothing more: no scheme, no path.
bool is_domain(std::string_view text);

}  // namespace policy
