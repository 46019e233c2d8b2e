// The same page in other languages.
#pragma once

#include <string>
#include <vector>

#include "site/site.h"

namespace site {

// Fills `translations` of all pages: the listed pages of one `translation_key`, and those of one
// place in the folders of their languages (`a.md` and `a.fr.md`, two lists of one section or term),
// in order of their language tags.
void make_translations(Site& site);

// The language tag of a page: its own `lang`, else that of the site's language it is in.
const std::string& tag_of(const Site& site, const Page& page);

// An address of a page, and for whom it is.
struct Alternate {
  std::string tag;  // a language tag, or "x-default": for who reads none of the languages
  Index page = kNone;
};

// All addresses of the same page, its own first; without translations none. On a site of several
// languages the last is "x-default", the page in the default language.
std::vector<Alternate> alternates_of(const Site& site, const Page& page);
// The page in a language of the site: itself, a translation, or kNone.
Index in_language(const Site& site, const Page& page, Index language);

}  // namespace site
