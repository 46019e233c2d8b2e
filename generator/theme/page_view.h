// Everything a template may say about the page that it renders.
#pragma once

#include <vector>

#include "site/site.h"
#include "theme/card_view.h"
#include "theme/languages_view.h"
#include "theme/series_view.h"
#include "theme/view.h"
#include "theme/views.h"

namespace theme {

// What all pages share.
struct PageSources {
  const site::Site& site;
  const Authors& authors;
  const Series& series;
  const std::vector<View>& cards;  // for each page of the site that can stand in a list
};

View page_view(const PageSources& sources, site::Index index, const Slice& slice);

}  // namespace theme
