// Finds mistakes in footnotes, because cmark-gfm silently drops unmatched footnotes and references.
#pragma once

#include <string_view>
#include <vector>

#include "markdown/rendered.h"
#include "markdown/tree.h"

namespace markdown {

// The mistakes in `body`, which was parsed as `tree`. `[^x]` is no mistake in code, in raw HTML,
// after a backslash, or in a formula (`$…$`) when there is no such footnote.
std::vector<FootnoteFault> footnote_faults(std::string_view body, const Tree& tree);

}  // namespace markdown
