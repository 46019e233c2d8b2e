// RSS 2.0, with the modules that its readers know: content, dc and atom.
#pragma once

#include <string>

#include "output/feed.h"

namespace output {

// The rules are those of the RSS Advisory Board's specification 2.0.11 and its Best Practices
// Profile. The full text is `content:encoded`; authors are `dc:creator`, since `author` must hold
// an e-mail address; the original of a republished page is `dc:source`. The size of a picture is
// not known, and then an enclosure says 0.
std::string rss(const Feed& feed);

}  // namespace output
