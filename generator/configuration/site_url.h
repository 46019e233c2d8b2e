// The address of a whole site, as `base_url`, `--base-url` and `comments.service` give it.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace configuration {

// The address in its normal form (RFC 3986, 6.2), with a slash at the end:
// " HTTPS://Example.org:443//blog" → "https://example.org/blog/". Scheme and host are in lower
// case, a port that the scheme implies is left out, and empty parts of the path are dropped, so
// that no address on the site begins with "//".
// The error has no place; its message goes on after a name: "has no host".
base::Result<std::string> site_url(std::string_view written);

}  // namespace configuration
