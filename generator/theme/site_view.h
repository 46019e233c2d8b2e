// The view of the site that every template has.
#pragma once

#include <vector>

#include "site/site.h"
#include "theme/baked_comments.h"
#include "theme/menu_view.h"
#include "theme/view.h"

namespace theme {

class SiteView {
 public:
  // The site must outlive the view.
  SiteView(const site::Site& site, const BakedComments& comments);

  // The site in the language of `page`, with the page's position in the menus marked.
  View of(const site::Page& page) const;

 private:
  const site::Site& site_;
  struct Language {
    View facts;                   // the same for all pages of the language
    std::vector<MenuView> menus;  // parallel to site::Language::menus
  };
  std::vector<Language> languages_;
};

}  // namespace theme
