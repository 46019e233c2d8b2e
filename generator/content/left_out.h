// Decides which files in the site's folders do not belong to the site.
#pragma once

#include <string_view>
#include <vector>

#include "yaml/reader.h"

namespace content {

// Whether a file or one of its folders is a leftover of an editor, operating system or version
// control: `a.md~`, `#a.md#`, `.a.md.swp`, `a.md.bak`, `.DS_Store`, `Thumbs.db`, `.git/` … Ignores
// letter case, because some systems do.
bool is_leftover(std::string_view path);

// Whether an `ignore` pattern of postil.yaml matches the file. `path` is relative to the site's
// folder. "/" at the start or end of a pattern is ignored. A pattern (glob.h) without another "/"
// matches a file or folder name at any depth. Other patterns match the path from the site's folder.
// A match of a folder applies to all files below it. As in .gitignore, a leading `**/` also matches
// no folder.
bool is_ignored(std::string_view path, const std::vector<yaml::PlacedText>& patterns);

// Whether is_leftover or is_ignored applies.
bool is_left_out(std::string_view path, const std::vector<yaml::PlacedText>& patterns);

}  // namespace content
