// The host that a request names, and which hosts a server on this machine answers. A page of
// another site can resolve its own name to this machine (DNS rebinding) and so read every answer,
// but it cannot choose the host that the browser names.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace http {

// The host of an authority such as "localhost:1313" (RFC 3986, 3.2), in its normal form: without
// the port, in lower case, without the dot at the end of a name. An IP address is without brackets
// and in its shortest form, and an IPv4-mapped IPv6 address is IPv4. Returns nothing for an invalid
// authority: no host, a user's name, a port that is no number, or a character that no host has.
std::optional<std::string> host_of(std::string_view authority);

// The host in an authority or a URL: an IPv6 address is put in brackets.
std::string in_authority(const std::string& host);

// Whether `host`, in its normal form, is an IP address.
bool is_address(const std::string& host);

// The IP addresses of this machine's network interfaces, in their normal form. Link-local ones are
// left out: browsers cannot name them.
std::vector<std::string> own_addresses();

class AllowedHosts {
 public:
  using Addresses = std::function<std::vector<std::string>()>;

  // `names` are hosts in their normal form. `own` is asked at each request for an IP address,
  // because this machine may join a network later.
  explicit AllowedHosts(std::vector<std::string> names, Addresses own = own_addresses);

  // Whether `host`, in its normal form, is "localhost", a loopback address, an address of this
  // machine, or one of the names.
  bool contains(const std::string& host) const;

 private:
  std::vector<std::string> names_;
  Addresses own_;
};

}  // namespace http
