// Hosts of URLs and e-mail addresses. Blocks, policy conditions and the check of the website field
// use the same functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace base {

// The parts of an http or https URL, as a browser reads it.
struct WebAddress {
  // See host().
  std::string host = {};
  // Nothing: the default port of the scheme.
  std::optional<unsigned> port = {};
  bool has_user = false;
  // Encoded as in the URL, "/" in place of "\", without query and fragment; at least "/".
  std::string path = {};
};

// Nothing for another scheme, for a URL that a browser refuses, and for a relative one.
std::optional<WebAddress> web_address(std::string_view url);

// The host() of an http or https URL. Slashes, "\", white space, user names and ports are treated
// as browsers do (WHATWG URL Standard, section 4.4). Empty for another scheme, for a URL that a
// browser refuses, and for a relative one.
std::string host_of_url(std::string_view url);

// The host() of an e-mail address; an address literal "x@[203.0.113.7]" has one, too (RFC 5321,
// section 4.1.3). Empty if the text is no e-mail address, or its domain is no host.
std::string host_of_email(std::string_view email);

// The e-mail address for comparison: folded, and its host in canonical spelling. Two spellings of
// one mailbox have the same result.
std::string folded_email(std::string_view email);

// The hosts to which a link leads: the host of an http or https URL, or the hosts of all addresses
// in a mailto URL, in its path as well as in its fields (RFC 6068).
std::vector<std::string> hosts_of_link(std::string_view url);

// The hosts that a plain text names: "see www.example.org/x". A host has a dot within it. A part of
// a path ("a/b.html") and the part of an e-mail address before its "@" are no hosts. Characters
// from U+2000 on end a host, because Chinese or Japanese text follows without a space.
std::vector<std::string> hosts_in_text(std::string_view text);

// The host that a person means by "example.org", "*.example.org", "example.org." or
// "https://example.org/x". Empty when the text means no DNS name and no IP address.
std::string meant_host(std::string_view text);

}  // namespace base
