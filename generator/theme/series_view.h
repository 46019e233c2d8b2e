// The series that a page is a part of, to be read from the first part to the last.
#pragma once

#include <map>
#include <vector>

#include "site/site.h"
#include "theme/view.h"

namespace theme {

// For each term of "series" its parts: by weight, then the oldest first.
using Series = std::map<site::Index, std::vector<site::Index>>;
Series make_series(const site::Site& site);

// The series that `page` is in, each with its parts.
ViewItems series_items(const site::Site& site, const Series& series, site::Index page);

}  // namespace theme
