// A path of the site, as authors write it.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace configuration {

// The path decoded, without doubled slashes; relative when it was written so. Wrong are another
// site's address, a query or a fragment, "." and ".." segments (encoded ones, too), backslashes,
// control characters and what is not UTF-8. The error has no place.
base::Result<std::string> site_path(std::string_view written);

}  // namespace configuration
