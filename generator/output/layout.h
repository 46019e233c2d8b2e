// Which template a page is rendered by.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "site/site.h"
#include "theme/theme.h"

namespace output {

struct Layout {
  std::string name;      // "page", "posts/page"
  std::string_view key;  // of the front matter that asks for it; empty: none does
  base::Location asked;  // where that stands
};

// The template that the page's `layout` names, else the one that its `type` names ("talk", or
// "talk/page" for a page), else that of its kind: the site's own templates first, then the theme's,
// and in each the folder of its section first, the nearest of them, then the top. A taxonomy and
// its terms have the taxonomy's folder for that of a section.
// What other generators call their ordinary layouts ("post", "default") means the kind. A `layout`
// without a template is an error when it is nearly the name of one; any other, and a `type`, is a
// warning: content that comes from another generator names the layouts of its theme.
Layout layout_of(const theme::Theme& theme, const site::Site& site, const site::Page& page,
                 base::Report& report);

// Warns of the site's templates for a kind that lie in the folder of no section, taxonomy or type:
// most likely its name is misspelt. `layouts` are those of the pages; `has_content` says whether
// content/ has such a folder, whose pages may all be drafts.
void report_unasked(const theme::Theme& theme, const site::Site& site,
                    const std::vector<Layout>& layouts,
                    const std::function<bool(const std::string&)>& has_content,
                    base::Report& report);

}  // namespace output
