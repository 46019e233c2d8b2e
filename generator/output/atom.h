// Atom (RFC 4287).
#pragma once

#include <string>

#include "output/feed.h"

namespace output {

// The original of a republished page is its link `via`.
std::string atom(const Feed& feed);

}  // namespace output
