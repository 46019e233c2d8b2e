// Writes a feed in one of the supported formats.
#pragma once

#include <string>

#include "output/feed.h"

namespace output {

std::string feed_text(const Feed& feed, configuration::FeedFormat format);

}  // namespace output
