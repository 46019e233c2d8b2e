// The name under which readers see a comment.
#pragma once

#include <string>
#include <string_view>

namespace markup {

// The name as readers see it: "Anonymous" in the language of the page if it shows nothing, which
// only comments of older versions do. `language` is a BCP 47 tag; an unknown or empty one is
// English.
std::string shown_name(const std::string& name, std::string_view language);

}  // namespace markup
