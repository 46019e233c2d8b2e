// Leads the absolute addresses of a site into its preview.
#pragma once

#include <string>
#include <string_view>

#include "site/own_urls.h"

namespace commands {

// Returns the bytes of an output in which the site's own absolute URLs have `origin`
// ("http://127.0.0.1:1313") in place of their own. The paths stay as they are.
// HTML: all addresses (html/addresses.h), and each URL behind a quotation mark, as in scripts and
// in metadata. Texts stay as they are.
// Feeds, sitemaps and other XML, JSON and plain text: each URL that begins a text, a line or a
// word.
// Other types are returned unchanged; `has_origin` tells which.
bool has_origin(std::string_view content_type);
std::string with_origin(std::string bytes, std::string_view content_type, const site::OwnUrls& own,
                        std::string_view origin);

}  // namespace commands
