// What a text says when its markup is taken away.
#pragma once

#include <string>
#include <string_view>

#include "markdown/tree.h"

namespace markdown {

// The text of a node and what is below it, up to the node `stop`, blocks parted by a newline;
// without footnote marks, images and raw HTML tags.
std::string plain_text(const Tree& tree, NodeIndex top, const Node* stop = nullptr);

}  // namespace markdown
