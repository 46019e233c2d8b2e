// What a text says when its markup is taken away.
#pragma once

#include <string>
#include <string_view>

#include "markdown/tree.h"

namespace markdown {

// The text of a node and what is below it, blocks parted by a newline; without footnote marks,
// images and raw HTML tags.
std::string plain_text(const Tree& tree, NodeIndex top);

// What stands before `<!--more-->`, else the first paragraph that has text.
std::string summary(const Tree& tree);

// Words of plain text; each ideograph of CJK counts as one.
int count_words(std::string_view text);

}  // namespace markdown
