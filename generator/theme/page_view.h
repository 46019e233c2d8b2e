// Everything a template may say about the page that it renders.
#pragma once

#include "site/site.h"
#include "theme/card_view.h"
#include "theme/view.h"
#include "theme/views.h"

namespace theme {

// `cards` holds, for each page of the site that can stand in a list, its card.
View page_view(const site::Site& site, site::Index index, const Slice& slice,
               const Authors& authors, const std::vector<View>& cards);

}  // namespace theme
