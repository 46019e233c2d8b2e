// Writes a feed as Atom (RFC 4287).
#pragma once

#include <string>

#include "output/feed.h"

namespace output {

// A republished page links to its original with rel="via".
std::string atom(const Feed& feed);

}  // namespace output
