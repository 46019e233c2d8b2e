// Checks the links and images of all texts before anything is rendered.
#pragma once

#include <vector>

#include "base/report.h"
#include "output/output.h"
#include "output/own_redirects.h"
#include "site/site.h"
#include "theme/theme.h"

namespace check {

// Warns about each broken link or image of a Markdown text, each broken menu item and each broken
// picture of a page. Broken means: no such page, file or anchor. `outputs` are all files of the
// site. An id that a template may make while rendering is assumed to exist.
void check_links(const site::Site& site, const theme::Theme& theme,
                 const std::vector<output::Output>& outputs, const output::OwnRedirects& own,
                 base::Report& report);

}  // namespace check
