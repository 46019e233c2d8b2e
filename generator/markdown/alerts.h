// GitHub's alerts: quotations that begin with `[!NOTE]`.
#pragma once

#include "markdown/tree.h"

namespace markdown {

// Turns quotations whose first line is [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] or [!CAUTION] (in
// either case) into alerts and removes this line. As on GitHub, a quotation stays one when nothing
// follows its mark or when text stands on the line of the mark.
void mark_alerts(Tree& tree);

}  // namespace markdown
