// Mistakes in footnotes: cmark-gfm drops what does not fit together without a word.
#pragma once

#include <string_view>
#include <vector>

#include "markdown/rendered.h"
#include "markdown/tree.h"

namespace markdown {

// The mistakes of `body`, which was parsed as `tree`. `[^x]` in code, in raw HTML, behind a
// backslash, and in formulas (`$…$`) that refer to no footnote is none.
std::vector<FootnoteFault> footnote_faults(std::string_view body, const Tree& tree);

}  // namespace markdown
