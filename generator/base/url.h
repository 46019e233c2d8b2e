// URLs and URL paths (RFC 3986).
#pragma once

#include <string>
#include <string_view>

namespace base {

// Percent-encodes bytes that a path cannot contain, UTF-8 bytes included. Keeps "/" and valid
// escapes.
std::string encode_path(std::string_view path);
// Percent-encodes a decoded path. "%" is text here, so it is encoded, too.
std::string escape_path(std::string_view path);
// Percent-encodes everything except the unreserved characters, for a value in a query.
std::string encode_query(std::string_view value);
// Decodes percent escapes once. An invalid escape stays unchanged.
std::string decode(std::string_view text);

// Whether the URL has a scheme ("https:", "mailto:") or begins with "//".
bool is_absolute_url(std::string_view url);
// The path of an absolute URL with its leading "/" ("https://a.org/blog/" → "/blog/"). "/" when the
// URL has no path.
std::string path_of(std::string_view url);
// "https://a.org" for "https://a.org/blog/".
std::string origin_of(std::string_view url);

// Resolves `reference` (relative or root-relative, without query and fragment) against the path of
// the page `base` ("/posts/a/"). Also resolves "." and ".." (RFC 3986, 5.2).
std::string resolve_path(std::string_view base, std::string_view reference);
// Resolves `reference` against the absolute URL `base` (RFC 3986, 5.2). The result is absolute.
std::string resolve_url(std::string_view base, std::string_view reference);

}  // namespace base
