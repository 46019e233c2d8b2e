// A text that begins with its own title: templates show the title, so the text must not repeat it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "markdown/rendered.h"
#include "markdown/tree.h"

namespace markdown {

// Takes the heading out of the tree and out of `headings` that begins the text and says `title`; an
// empty `title` is whatever the heading says. Returns what it says, "" when no heading was taken.
// - No word stands before it; comments, anchors and images may. It is of any level, or an HTML
//   block that is one heading.
// - It says the title when the two are equal as plain text, white space folded, or when the title
//   read as Markdown is.
// - Its ids, images and footnote marks stay in its place. A heading with other embedded content (a
//   drawing, a video) stays whole.
// - The headings below it, up to the next one of its level, move up to where it leaves a gap.
// The headings of the tree are named (headings.h).
std::string take_title(Tree& tree, std::vector<Heading>& headings, std::string_view title);

}  // namespace markdown
