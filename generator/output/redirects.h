// Redirects from old addresses to new ones: HTML pages that any server can serve, and rule files
// for servers that support them.
#pragma once

#include <string>
#include <vector>

#include "output/own_redirects.h"
#include "site/site.h"

namespace output {

// Returns an HTML page that redirects to `target`. JavaScript keeps the fragment of the address;
// without JavaScript the redirect works, but drops the fragment.
std::string redirect_page(const site::Site& site, const site::Page& target);

// The aliases that no rule of the author's own file leads on from.
std::vector<site::Alias> without_own(const site::Site& site,
                                     const std::vector<site::Alias>& aliases,
                                     const RedirectFile& own);

// Lines of `_redirects` for Netlify and Cloudflare, one for each alias: "/old/ /new/ 301".
std::string netlify_redirects(const site::Site& site, const std::vector<site::Alias>& aliases);

// Returns entries for an nginx `map` from $uri, which is decoded, to the new address:
//   "/old/" "/new/";
std::string nginx_redirects(const site::Site& site, const std::vector<site::Alias>& aliases);

}  // namespace output
