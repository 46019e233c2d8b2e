// The series that a page belongs to, with their parts in reading order.
#pragma once

#include <map>
#include <vector>

#include "site/site.h"
#include "theme/view.h"

namespace theme {

// Maps each term of the taxonomy "series" to its parts, sorted by weight, then oldest first.
using Series = std::map<site::Index, std::vector<site::Index>>;
Series make_series(const site::Site& site);

// The series that `page` belongs to, each with its parts.
ViewItems series_items(const site::Site& site, const Series& series, site::Index page);

}  // namespace theme
