// Finds translations: the same page in other languages.
#pragma once

#include <string>
#include <vector>

#include "site/site.h"

namespace site {

// Fills `translations` of all pages, in order of their language tags. Translations are listed pages
// with one `translation_key`. Listed pages at the same place in the folders of their languages are
// translations too: `a.md` and `a.fr.md`, or two lists of one section or term. So are translations
// of a translation.
void make_translations(Site& site);

// The language tag of a page: its own `lang`, else the tag of its language on the site.
const std::string& tag_of(const Site& site, const Page& page);

// One language version of a page, and its readers.
struct Alternate {
  std::string tag;  // a language tag, or "x-default" for readers of other languages
  Index page = kNone;
};

// All language versions of a page, its own first; empty without translations. On a site with
// several languages the last is "x-default", the version in the default language, if it exists.
std::vector<Alternate> alternates_of(const Site& site, const Page& page);
// The version of a page in a language of the site: the page itself, a translation, or kNone.
Index in_language(const Site& site, const Page& page, Index language);

}  // namespace site
