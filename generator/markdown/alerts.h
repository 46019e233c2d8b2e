// GitHub's alerts: quotations that begin with `[!NOTE]`.
#pragma once

#include "markdown/tree.h"

namespace markdown {

// Turns quotations whose first line is [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] or [!CAUTION] (in
// either case) into alerts, without that line. As on GitHub, a mark with nothing after it stays a
// quotation, and so does one with text on its line.
void mark_alerts(Tree& tree);

}  // namespace markdown
