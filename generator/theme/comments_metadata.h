// The comments of a page for search engines: schema.org's `commentCount` and `comment`.
#pragma once

#include <string>

#include "base/json.h"
#include "comments/snapshot.h"

namespace theme {

// Adds the number of all comments, and those that the fragment shows: data about content that a
// reader of the page does not see is against the rules of search engines. `permalink` is the
// absolute URL of the page.
void add_comments(base::JsonObject& object, const comments::Thread& thread,
                  const std::string& permalink);

}  // namespace theme
