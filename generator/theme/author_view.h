// Authors as templates see them: what their page says of them.
#pragma once

#include <string>

#include "site/site.h"
#include "theme/view.h"

namespace theme {

// The taxonomy whose terms are people.
constexpr std::string_view kAuthors = "authors";

// The author that `page`, a term of "authors", is about. `first` and `last` are left to the list
// that the view stands in.
View author_view(const site::Site& site, const site::Page& page);
// An author without a page.
View author_view(const site::Site& site, const site::Page& home, const std::string& name);

// The first letters of the first and the last word: "AL" for Ada Lovelace, "P" for Plato.
std::string initials(const std::string& name);

}  // namespace theme
