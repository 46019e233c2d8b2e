// A page in short, as lists and neighbours show it.
#pragma once

#include <cstddef>
#include <vector>

#include "site/authors.h"
#include "site/site.h"
#include "theme/view.h"

namespace theme {

// Who wrote what, ready to be shared by all pages.
struct Authors {
  site::Authors people;
  std::vector<View> by_page;  // for each page of the site the view of the author that it is about,
                              // else false
};
Authors make_authors(const site::Site& site);

// The card of site.pages[index], without its place in a list.
View card_view(const site::Site& site, site::Index index, const Authors& authors);
// The card as item number `index` (from 0) of `size`.
View placed_card(const View& card, std::size_t index, std::size_t size);

// What cards and pages say alike: authors, tags, categories, section, words.
void add_relations(ViewFields& fields, const site::Site& site, const site::Page& page,
                   const Authors& authors);

// The taxonomies that `page` has terms of, each with these terms.
ViewItems taxonomy_items(const site::Site& site, const site::Page& page);

}  // namespace theme
