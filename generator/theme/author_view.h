// Authors as templates see them: what their page says of them.
#pragma once

#include <string>

#include "site/authors.h"
#include "site/site.h"
#include "theme/view.h"

namespace theme {

// An author with the page about them, or with a name alone. `first` and `last` are left to the list
// that the view stands in.
View author_view(const site::Site& site, const site::Author& author);

// The first letters of the first and the last word: "AL" for Ada Lovelace, "P" for Plato.
std::string initials(const std::string& name);

}  // namespace theme
