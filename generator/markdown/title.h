// A text that begins with its own title: templates show the title, so the text must not repeat it.
#pragma once

#include <string_view>

#include "markdown/rendered.h"

namespace markdown {

// The same text without its first block, when that is a first-level heading that says `title`. An
// empty element keeps its id, so that links to the heading hold. A heading with a link or image in
// it stays.
Rendered without_title(Rendered rendered, std::string_view title);

}  // namespace markdown
