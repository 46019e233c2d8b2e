// The text of a document without its markup.
#pragma once

#include <string>
#include <string_view>

#include "markdown/tree.h"

namespace markdown {

// The text of `top` and the nodes below it, up to the node `stop`. Blocks are separated by a
// newline. Footnote marks, images and raw HTML tags are left out.
std::string plain_text(const Tree& tree, NodeIndex top, const Node* stop = nullptr);

}  // namespace markdown
