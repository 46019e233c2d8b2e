// What a page says of itself to programs: for search engines, and for those that show a link as a
// card.
#pragma once

#include "site/site.h"
#include "theme/view.h"
#include "theme/views.h"

namespace theme {

// The view of a page, or of one part of a list, with `head_description`, `open_graph`, `x_card` and
// `json_ld`, which are made from its other fields. What `metadata` of postil.yaml switches off is
// empty.
View with_metadata(const site::Site& site, site::Index index, const Slice& slice, const View& page);

}  // namespace theme
