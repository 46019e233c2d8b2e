// JSON Feed 1.1 (jsonfeed.org).
#pragma once

#include <string>

#include "output/feed.h"

namespace output {

// The original of a republished page is `external_url`.
std::string json_feed(const Feed& feed);

}  // namespace output
