// What every template knows about the site.
#pragma once

#include <vector>

#include "site/site.h"
#include "theme/menu_view.h"
#include "theme/view.h"

namespace theme {

class SiteView {
 public:
  // The site must outlive the view.
  explicit SiteView(const site::Site& site);

  // The site as `page` sees it, in its language: its place in the menus is marked.
  View of(const site::Page& page) const;

 private:
  const site::Site& site_;
  struct Language {
    View facts;                   // the same for all its pages
    std::vector<MenuView> menus;  // of site::Language::menus
  };
  std::vector<Language> languages_;
};

}  // namespace theme
