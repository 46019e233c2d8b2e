// Atom feeds (RFC 4287) with the full text of each entry and absolute URLs.
#pragma once

#include <string>

#include "site/site.h"

namespace output {

// The feed of a list (see site::has_feed): its newest dated pages, as many as `feed_items` says.
std::string atom_feed(const site::Site& site, site::Index list);

}  // namespace output
