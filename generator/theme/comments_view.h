// The data with which the comment section of a page reaches the comment service.
#pragma once

#include <string>

#include "site/site.h"
#include "theme/view.h"

namespace theme {

// The key of a page's thread, such as "/blog/posts/a/": the page's path after the path of
// base_url, percent-decoded, in NFC, without `index.html`.
std::string thread_key(const site::Site& site, const site::Page& page);

// false when the page takes no comments.
View comments_view(const site::Site& site, const site::Page& page);

}  // namespace theme
