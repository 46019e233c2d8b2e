// The view of the page that a template renders.
#pragma once

#include <vector>

#include "site/site.h"
#include "theme/baked_comments.h"
#include "theme/card_view.h"
#include "theme/languages_view.h"
#include "theme/series_view.h"
#include "theme/view.h"
#include "theme/views.h"

namespace theme {

// The data that all pages share.
struct PageSources {
  const site::Site& site;
  const Authors& authors;
  const Series& series;
  const std::vector<View>& cards;  // one for each page of the site; false for lists
  const BakedComments& comments;
};

View page_view(const PageSources& sources, site::Index index, const Slice& slice);

}  // namespace theme
