// Whether the links and images of all texts hold, before anything is rendered.
#pragma once

#include <vector>

#include "base/report.h"
#include "output/output.h"
#include "output/own_redirects.h"
#include "site/site.h"
#include "theme/theme.h"

namespace check {

// Warns of each link and image of a Markdown text, of each menu item and of each picture of a page
// that leads to nothing: no page, no file, or no such place in a page. `outputs` are all files of
// the site. Ids that only a template knows how to make are taken for granted.
void check_links(const site::Site& site, const theme::Theme& theme,
                 const std::vector<output::Output>& outputs, const output::OwnRedirects& own,
                 base::Report& report);

}  // namespace check
