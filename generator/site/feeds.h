// The feeds of a list and their addresses.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "site/site.h"

namespace site {

// The feeds of a list. Empty for other pages, for a list without dated pages, and for a site
// without base_url, because a feed needs absolute URLs.
std::vector<configuration::FeedFormat> feeds_of(const Site& site, const Page& page);
// The URL path of a list's feed: "/posts/atom.xml".
std::string feed_path(const Page& page, configuration::FeedFormat format);

// The other address that `also` gives to the feed of a list; nothing when it means other lists. A
// name means every list. A path means the home page: of the language whose folder it begins with,
// else of the default language, and below their folders of the others.
std::optional<std::string> other_feed_path(const Site& site, const Page& page,
                                           const configuration::Feeds::Also& also);

// What people call the format: "Atom", "RSS", "JSON Feed".
std::string_view title_of(configuration::FeedFormat format);
// "application/atom+xml"
std::string_view media_type_of(configuration::FeedFormat format);

}  // namespace site
