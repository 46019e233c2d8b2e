// Tells the comment service which pages the site has.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "base/json.h"
#include "base/report.h"
#include "commands/load_comments.h"
#include "site/site.h"

namespace commands {

struct PushedPages {
  std::size_t pages = 0;
  std::string service;  // its URL
  comments::ManifestChanges changes;
};

// Why the addresses of the pages may be wrong, which would close the pages of the live site: there
// is no base_url, or --base-url has another path.
std::optional<base::Diagnostic> push_obstacle(const base::Files& files, const Request& request);

// Sends the manifest of the site's pages. Errors go to `report`, and then the result is empty: the
// site has no page that takes comments, a page exceeds a limit of the service, the service refuses.
std::optional<PushedPages> send_pages(const site::Site& site, const CommentOptions& options,
                                      base::Report& report);

// "told https://comments.example.org of 3 pages: 1 new", and as JSON.
std::string line_of(const PushedPages& pushed);
base::Json json_of(const PushedPages& pushed);

}  // namespace commands
