// The beginning of a text, for lists of pages.
#pragma once

#include "markdown/rendered.h"
#include "markdown/tree.h"

namespace markdown {

// Writes the summary of `rendered`, whose HTML is written: what stands before `<!--more-->`
// (without a first-level heading at its beginning: the title), else whole blocks from the first
// paragraph with text on. Of these as many as come nearest to 70 words (Hugo's measure), but at
// least one; a heading, code, a table or raw HTML ends them.
void write_summary(const Tree& tree, Rendered& rendered);

}  // namespace markdown
