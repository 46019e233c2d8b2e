// What the comment section of a page needs to reach the service.
#pragma once

#include <string>

#include "site/site.h"
#include "theme/view.h"

namespace theme {

// The key of a page's thread: its path with the path of base_url, decoded, in NFC, without
// `index.html`: "/blog/posts/a/".
std::string thread_key(const site::Site& site, const site::Page& page);

// false when the page takes no comments.
View comments_view(const site::Site& site, const site::Page& page);

}  // namespace theme
