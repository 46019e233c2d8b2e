// Reads the addresses in front matter: `slug`, `url`, `permalink`, `aliases`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/front_matter.h"
#include "yaml/reader.h"

namespace content {

// Each function reports a wrong value at its location and then returns nothing.

// Reads a single path segment.
std::optional<Text> read_slug(const yaml::Reader& reader, const yaml::Entry& entry);

// A URL path of this site: decoded, with a leading "/" and none doubled; a relative one begins at
// the root. Wrong: another site's address, a query or fragment, "." and ".." segments (encoded
// ones, too), backslashes and control characters.
std::optional<Text> read_url(const yaml::Reader& reader, const yaml::Entry& entry);

// Reads Jekyll's `permalink`: a path, or a pattern, which gives a warning. Eleventy's `false` is an
// error.
std::optional<Text> read_permalink(const yaml::Reader& reader, const yaml::Entry& entry);

// Reads one path or a list of paths, in the form of `url`. A relative path starts at `folder` ("/",
// "/posts/"). A path with a query or fragment is left out with a warning.
std::vector<Text> read_aliases(const yaml::Reader& reader, const yaml::Entry& entry,
                               std::string_view folder);

}  // namespace content
