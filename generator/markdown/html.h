// Writes a tree as HTML with slots.
#pragma once

#include <vector>

#include "markdown/raw_html.h"
#include "markdown/rendered.h"
#include "markdown/tree.h"

namespace markdown {

// Writes `html` and `slots` of `rendered`; returns the parts of the HTML that are the author's own.
std::vector<RawHtml> write_html(const Tree& tree, Rendered& rendered);

}  // namespace markdown
