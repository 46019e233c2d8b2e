// What the path of a file says: section, name, date, and whether it is a page at all.
#pragma once

#include <string>
#include <string_view>

#include "content/document.h"

namespace content {

// `.md` and `.markdown`, in any case.
bool is_markdown(std::string_view path);

// Jekyll's folder of posts that are not ready, at the top of the site or of content/.
constexpr std::string_view kDrafts = "_drafts/";

// `path` is site-relative and begins with `root` ("content/", or "" when the site's folder itself
// is read). `index.md` at the top is the home page, as `_index.md` is.
Source source_of(std::string_view path, std::string_view root);

}  // namespace content
