// Whether the beginning of a text can take an ornamental initial letter.
#pragma once

#include "markdown/tree.h"

namespace markdown {

// Whether the first block is a paragraph of at least three lines that begins with a plain letter,
// and all of its letters are of scripts with initials: Latin, Greek or Cyrillic. A paragraph that
// begins with a picture, a link, code, emphasis, a quotation mark or a digit cannot, nor can one
// that authors break into lines: the initial would touch what is beside or below it.
bool opens_with_text(const Tree& tree);

}  // namespace markdown
