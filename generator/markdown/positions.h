// Corrects the source positions of links and images.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "markdown/tree.h"

namespace markdown {

// Puts right the lines and columns that cmark-gfm gives to links, images and raw HTML of `body`: it
// counts columns in bytes and as if each line of a paragraph were indented like the first, counts
// lines as if link definitions before the text were not there, and gives autolinks no place. Sets
// `tree.lines`.
void correct_positions(Tree& tree, std::string_view body);

// The byte of `line` that a column, in characters from 1, begins at.
std::size_t offset_of_column(std::string_view line, int column);

// The column, in characters from 1, that byte `offset` of raw HTML has in `line` of the body.
// `html` is the text of its node, whose first line begins at about `column`.
int column_of(const std::vector<std::string_view>& lines, int line, int column,
              std::string_view html, std::size_t offset);

}  // namespace markdown
