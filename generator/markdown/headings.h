// Ids of headings: explicit ones (`## Title {#id}`), else by GitHub's algorithm; unique in the
// page.
#pragma once

#include <string>
#include <vector>

#include "markdown/rendered.h"
#include "markdown/tree.h"

namespace markdown {

// Gives every heading of the tree its id (Node::title), removes `{#id}` from the text, and returns
// the headings in order of the text.
std::vector<Heading> name_headings(Tree& tree);

}  // namespace markdown
