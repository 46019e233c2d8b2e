// What a link may lead to inside of a piece of HTML.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace markdown {

// The values of all `id` attributes, and of `name` on links, in order of the text; character
// references are left as they are. Quoted values only, and comments are looked into: it is a
// scan, no parser.
std::vector<std::string> anchors(std::string_view html);

}  // namespace markdown
