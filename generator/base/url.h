// URLs and their paths, as RFC 3986 has them.
#pragma once

#include <string>
#include <string_view>

namespace base {

// Percent-encodes what may not stand in a path (UTF-8 bytes included); "/" and what is already a
// valid escape stay.
std::string encode_path(std::string_view path);
// The same for a decoded path: each "%" is text, so it is encoded, too.
std::string escape_path(std::string_view path);
// Percent-encodes everything but the unreserved characters: for one value in a query.
std::string encode_query(std::string_view value);
// Decodes percent escapes once; an invalid escape stays as it is.
std::string decode(std::string_view text);

// Has a scheme ("https:", "mailto:") or begins with "//".
bool is_absolute_url(std::string_view url);
// The path of an absolute URL with its leading "/" ("https://a.org/blog/" → "/blog/"); "/" when it
// has none.
std::string path_of(std::string_view url);
// "https://a.org" of "https://a.org/blog/".
std::string origin_of(std::string_view url);

// The path that `reference` (relative or root-relative, without query and fragment) names when read
// on the page `base`
// ("/posts/a/"); "." and ".." are resolved (RFC 3986, 5.2).
std::string resolve_path(std::string_view base, std::string_view reference);
// What `reference` means when read at the absolute URL `base` (RFC 3986, 5.2), with scheme and
// host.
std::string resolve_url(std::string_view base, std::string_view reference);

}  // namespace base
