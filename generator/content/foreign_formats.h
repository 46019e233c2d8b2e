// Detects files in formats that only other generators convert to pages.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace content {

// Whether another generator makes a page of a file with this name: `.mdx`, `.rst`, `.adoc`, `.org`,
// templates (`_content.gotmpl`, `.njk`), rare Markdown extensions. Includes postil.yaml, which
// marks a separate site.
bool is_foreign_format(std::string_view path);

// Whether Jekyll makes a page of a text file with this name if the file has front matter.
bool may_have_front_matter(std::string_view path);

// Returns the warning that such a file is not published, with a hint. `path` is relative to the
// site's folder.
base::Diagnostic not_published(const std::string& path);

}  // namespace content
