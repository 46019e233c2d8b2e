// Which template a page is rendered by.
#pragma once

#include <string>

#include "base/report.h"
#include "site/site.h"
#include "theme/theme.h"

namespace output {

// The template that the page's `layout` names, else the one that its `type` names, else that of its
// kind. What other generators call their ordinary layouts ("post", "default") means the latter. A
// name without a template gives a warning.
std::string layout_of(const theme::Theme& theme, const site::Site& site, const site::Page& page,
                      base::Report& report);

}  // namespace output
