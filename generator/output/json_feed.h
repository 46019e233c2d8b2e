// Writes a feed as JSON Feed 1.1 (jsonfeed.org).
#pragma once

#include <string>

#include "output/feed.h"

namespace output {

// The URL of a republished page's original is written as `external_url`.
std::string json_feed(const Feed& feed);

}  // namespace output
