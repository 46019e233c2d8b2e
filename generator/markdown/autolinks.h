// Autolinks: `<https://a.org>`, or an address without brackets.
#pragma once

#include "markdown/tree.h"

namespace markdown {

// Whether the text of a link is its destination, with or without the scheme.
bool is_autolink(const Tree& tree, const Node& node);

// Turns autolinks inside another link into text, because HTML allows no links in links (HTML,
// 4.5.1). The other link is one of Markdown or a closed `<a href>` of raw HTML.
void unlink_nested(Tree& tree);

}  // namespace markdown
