// Tree → HTML with slots.
#pragma once

#include "markdown/rendered.h"
#include "markdown/tree.h"

namespace markdown {

// Writes `html` and `slots` of `rendered`.
void write_html(const Tree& tree, Rendered& rendered);

}  // namespace markdown
