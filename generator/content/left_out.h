// Files that are no part of a site although they lie in its folders.
#pragma once

#include <string_view>
#include <vector>

#include "yaml/reader.h"

namespace content {

// Whether a file, or a folder that holds it, is a leftover of an editor, an operating system, or
// version control: `a.md~`, `#a.md#`, `.a.md.swp`, `a.md.bak`, `.DS_Store`, `Thumbs.db`, `.git/` …
// Letter case is ignored, as some systems do.
bool is_leftover(std::string_view path);

// Whether a pattern of `ignore` in postil.yaml leaves the file out; `path` is relative to the
// site's folder. A pattern (glob.h) without "/" is for the name of a file or folder anywhere, any
// other for a path from the site's folder on. What it says of a folder holds for all below it. As
// in .gitignore, a "/" at the beginning or end and a double star before the first name change
// nothing else.
bool is_ignored(std::string_view path, const std::vector<yaml::PlacedText>& patterns);

// Either of both.
bool is_left_out(std::string_view path, const std::vector<yaml::PlacedText>& patterns);

}  // namespace content
