// What kind of file a name promises.
#pragma once

#include <string>
#include <string_view>

namespace base {

// The media type (RFC 6838) by the ending of a path or URL path, in any letter case: "image/png";
// "application/octet-stream" for endings that are not known.
std::string media_type(std::string_view path);
// The same as an HTTP header has it: text says that it is UTF-8.
std::string content_type(std::string_view path);

}  // namespace base
