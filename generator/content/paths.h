// Paths that authors give to pages: `url`, `permalink`, `aliases`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "yaml/reader.h"

namespace content {

// A URL path of this site: decoded, with a leading "/"; a relative one begins at `folder` ("/",
// "/posts/"). Reported at `place`, and nothing returned: another site's address, a query or
// fragment, "." and ".." segments (encoded ones, too), backslashes and control characters.
std::optional<std::string> site_path(const yaml::PlacedText& written, std::string_view folder,
                                     base::Report& report);

// Whether a `permalink` of Jekyll is a pattern or the name of one, not a path.
bool is_permalink_pattern(std::string_view permalink);

}  // namespace content
