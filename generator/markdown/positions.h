// Corrects the source positions of links and images.
#pragma once

#include <string_view>

#include "markdown/tree.h"

namespace markdown {

// Puts right the lines and columns that cmark-gfm gives to links, images and raw HTML of `body`: it
// counts columns in bytes and as if each line of a paragraph were indented like the first, counts
// lines as if link definitions before the text were not there, and gives autolinks no place. Sets
// `tree.lines`.
void correct_positions(Tree& tree, std::string_view body);

}  // namespace markdown
