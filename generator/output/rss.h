// Writes a feed as RSS 2.0 with the modules content, dc and atom.
#pragma once

#include <string>

#include "output/feed.h"

namespace output {

// Follows the RSS Advisory Board's specification 2.0.11 and its Best Practices Profile. The full
// text is `content:encoded`. Authors are `dc:creator`, because `author` requires an e-mail address.
// The original of a republished page is `dc:source`. The length of an enclosure is 0, because the
// size of the image is unknown.
std::string rss(const Feed& feed);

}  // namespace output
