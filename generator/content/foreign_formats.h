// Files of formats that other generators make pages of, and Postil does not.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace content {

// Whether the name of a file says that other generators make a page of it: `.mdx`, `.rst`, `.adoc`,
// `.org`, templates (`_content.gotmpl`, `.njk`), rare endings of Markdown; and postil.yaml, which
// begins a site of its own.
bool is_foreign_format(std::string_view path);

// Whether a file of this name is a text that Jekyll would make a page of if it had front matter.
bool may_have_front_matter(std::string_view path);

// The warning that such a file, `path` below the site's folder, is not published, with a way out.
base::Diagnostic not_published(const std::string& path);

}  // namespace content
