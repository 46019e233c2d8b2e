// The languages of a site, and the same page in others of them.
#pragma once

#include "site/site.h"
#include "theme/view.h"

namespace theme {

// The same page in other languages.
ViewItems translation_items(const site::Site& site, const site::Page& page);

// The addresses of site::alternates_of(). Nothing without base_url.
ViewItems alternate_items(const site::Site& site, const site::Page& page);

// The languages that readers can choose, as `page` sees them: each leads to the page's translation,
// or else to the home page of that language.
ViewItems language_items(const site::Site& site, const site::Page& page);

}  // namespace theme
