// The languages of a site, and the translations of a page.
#pragma once

#include "site/site.h"
#include "theme/view.h"

namespace theme {

// The translations of `page`.
ViewItems translation_items(const site::Site& site, const site::Page& page);

// The URLs of site::alternates_of(). Empty without base_url.
ViewItems alternate_items(const site::Site& site, const site::Page& page);

// The languages that readers of `page` can choose. Each links to the translation of the page, or to
// the home page of the language when there is no translation.
ViewItems language_items(const site::Site& site, const site::Page& page);

}  // namespace theme
