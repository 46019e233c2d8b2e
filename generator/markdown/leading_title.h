// Removes the title from the beginning of a text, because templates show the title.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "markdown/rendered.h"
#include "markdown/tree.h"

namespace markdown {

// Removes the heading that begins the text and equals `title`, from the tree and from `headings`.
// An empty `title` matches every heading. Returns the text of the heading, "" when no heading was
// removed.
// - No word stands before the heading; comments, anchors and images may. The heading has any level,
//   or is an HTML block with only one heading.
// - The heading matches when the two are equal as plain text with white space folded, or when the
//   title is equal once it is read as Markdown.
// - Its ids, images and footnote marks stay in its place. A heading with other embedded content (a
//   drawing, a video) stays whole.
// - The headings below it, up to the next one of its level, move up to close the gap in levels.
// The headings of the tree must have their ids (headings.h).
std::string take_title(Tree& tree, std::vector<Heading>& headings, std::string_view title);

}  // namespace markdown
