// Cards: short views of pages, for lists and for links to neighbouring pages.
#pragma once

#include <cstddef>
#include <vector>

#include "site/authors.h"
#include "site/site.h"
#include "theme/comments_view.h"
#include "theme/view.h"

namespace theme {

// The authors of the site, built once and shared by all pages.
struct Authors {
  site::Authors people;
  std::vector<View> by_page;  // one for each page of the site: the author's view if the page is
                              // about an author, else false
};
Authors make_authors(const site::Site& site);

// The card of site.pages[index], without its position in a list.
View card_view(const site::Site& site, site::Index index, const Authors& authors,
               const CommentCount& comments);
// The card as item `index` (from 0) of a list of `size` items.
View placed_card(const View& card, std::size_t index, std::size_t size);

// Adds the fields that cards and pages share: authors, tags, categories, section, words.
void add_relations(ViewFields& fields, const site::Site& site, const site::Page& page,
                   const Authors& authors);

// The taxonomies in which `page` has terms, each with the terms of the page.
ViewItems taxonomy_items(const site::Site& site, const site::Page& page);

}  // namespace theme
