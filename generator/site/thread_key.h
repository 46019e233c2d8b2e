// The name that the comment service has for a page.
#pragma once

#include <string>
#include <string_view>

#include "site/site.h"

namespace site {

// The key of a page's thread, such as "/blog/posts/a/": the page's path after the path of
// base_url, percent-decoded, in NFC, without `index.html`.
std::string thread_key(const Site& site, const Page& page);
// Does the same for a decoded path on the site, such as that of an alias.
std::string thread_key(const Site& site, std::string_view path);

}  // namespace site
