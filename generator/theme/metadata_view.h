// The metadata of a page: for search engines, and for programs that show a link as a card, such as
// messengers.
#pragma once

#include "comments/snapshot.h"
#include "site/site.h"
#include "theme/view.h"
#include "theme/views.h"

namespace theme {

// Adds `head_description`, `open_graph`, `x_card` and `json_ld` to the view of a page or of a part
// of a list. They are computed from the other fields. Formats that `metadata` of postil.yaml
// switches off are empty. `thread` has the baked comments of the page; null when it has none.
View with_metadata(const site::Site& site, site::Index index, const Slice& slice, const View& page,
                   const comments::Thread* thread);

}  // namespace theme
