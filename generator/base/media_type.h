// Media types by file extension.
#pragma once

#include <string>
#include <string_view>

namespace base {

// Returns the media type (RFC 6838) for the extension of a path or URL path, such as "image/png".
// Ignores letter case. Returns "application/octet-stream" for unknown extensions.
std::string media_type(std::string_view path);
// Returns the value of a Content-Type header: text types also get "charset=utf-8".
std::string content_type(std::string_view path);

}  // namespace base
