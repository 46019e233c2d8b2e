// From old addresses to new ones: pages that any server can show, and lists for servers that read
// them.
#pragma once

#include <string>
#include <vector>

#include "output/own_redirects.h"
#include "site/site.h"

namespace output {

// A page at an old address that leads to `target` and keeps the fragment of the address; works
// without JavaScript, then without the fragment.
std::string redirect_page(const site::Site& site, const site::Page& target);

// The aliases that no rule of the author's own file leads on from.
std::vector<site::Alias> without_own(const site::Site& site,
                                     const std::vector<site::Alias>& aliases,
                                     const RedirectFile& own);

// Lines of `_redirects` for Netlify and Cloudflare, one for each alias: "/old/ /new/ 301".
std::string netlify_redirects(const site::Site& site, const std::vector<site::Alias>& aliases);

// Lines for an nginx `map` of $uri, which is decoded, to the new address:
//   "/old/" "/new/";
std::string nginx_redirects(const site::Site& site, const std::vector<site::Alias>& aliases);

}  // namespace output
