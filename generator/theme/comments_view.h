// The data with which the comment section of a page reaches the comment service.
#pragma once

#include "site/site.h"
#include "theme/view.h"

namespace theme {

// false when the page takes no comments.
View comments_view(const site::Site& site, const site::Page& page);

}  // namespace theme
