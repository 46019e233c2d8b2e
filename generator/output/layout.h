// Selects the template of each page.
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
  std::string name;      // template name: "page", "posts/page"
  std::string_view key;  // "layout" or "type", which named it; empty for the default
  base::Location asked;  // where the key stands
};

// Returns the template of a page. The page's `layout` is tried first, then its `type` ("talk", or
// "talk/page" for a page), then the template of the page's kind. The site's templates win over the
// theme's. Within each, the folder of the page's section is searched first, then its parent
// folders, then the top. A taxonomy and its terms use the taxonomy's folder instead of a section's.
// Generic layout names of other generators ("post", "default") mean the template of the kind. A
// `layout` without a template is an error if it resembles the name of a template. Any other unknown
// `layout` or `type` is a warning, because imported content names layouts of its former theme.
Layout layout_of(const theme::Theme& theme, const site::Site& site, const site::Page& page,
                 base::Report& report);

// Warns about templates of the site in a folder that no section, taxonomy or type uses; its name is
// probably misspelt. `layouts` are the layouts of all pages. `has_content` says whether content/
// has the folder: its pages may all be drafts.
void report_unasked(const theme::Theme& theme, const site::Site& site,
                    const std::vector<Layout>& layouts,
                    const std::function<bool(const std::string&)>& has_content,
                    base::Report& report);

}  // namespace output
