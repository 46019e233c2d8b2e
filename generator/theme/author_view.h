// The views of authors, built from the authors' pages.
#pragma once

#include <string>

#include "site/authors.h"
#include "site/site.h"
#include "theme/view.h"

namespace theme {

// The view of an author, with or without a page about them. The list that contains the view adds
// `first` and `last`.
View author_view(const site::Site& site, const site::Author& author);

// The first letters of the first and the last word: "AL" for Ada Lovelace, "P" for Plato.
std::string initials(const std::string& name);

}  // namespace theme
