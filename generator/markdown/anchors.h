// Finds the anchors in HTML that links can lead to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace markdown {

// The values of all `id` attributes, and of `name` on links, in order of the text. Character
// references are not decoded. This is a scanner, not a parser: it finds quoted values only, and
// also those in comments.
std::vector<std::string> anchors(std::string_view html);

// Returns the HTML with the values of those attributes in NFC, as links to them are written.
std::string with_composed_ids(std::string_view html);

}  // namespace markdown
