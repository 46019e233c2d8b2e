// Links that an address makes by itself: `<https://a.org>`, or one without brackets.
#pragma once

#include "markdown/tree.h"

namespace markdown {

// Whether the text of a link is its destination, maybe without the scheme.
bool is_autolink(const Tree& tree, const Node& node);

// Makes text of the autolinks inside of another link, be it Markdown's or an `<a href>` of raw HTML
// that is closed: HTML has no links in links (HTML, 4.5.1).
void unlink_nested(Tree& tree);

}  // namespace markdown
