// Feeds: which a list has, and where they are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "site/site.h"

namespace site {

// None for what is no list, without pages that have a date, and without base_url: a feed needs
// absolute URLs.
std::vector<configuration::FeedFormat> feeds_of(const Site& site, const Page& page);
// The URL path of a list's feed: "/posts/atom.xml".
std::string feed_path(const Page& page, configuration::FeedFormat format);

// What people call the format: "Atom", "RSS", "JSON Feed".
std::string_view title_of(configuration::FeedFormat format);
// "application/atom+xml"
std::string_view media_type_of(configuration::FeedFormat format);

}  // namespace site
