// From old addresses to new ones: pages that any server can show, and lists for servers that read
// them.
#pragma once

#include <string>

#include "site/site.h"

namespace output {

// A page at an old address that leads to `target` and keeps the fragment of the address; works
// without JavaScript, then without the fragment.
std::string redirect_page(const site::Site& site, const site::Page& target);

// The file `_redirects` of Netlify and Cloudflare: "/old/ /new/ 301" on a line each.
std::string netlify_redirects(const site::Site& site);

// Lines for an nginx `map` of $uri, which is decoded, to the new address:
//   "/old/" "/new/";
std::string nginx_redirects(const site::Site& site);

}  // namespace output
