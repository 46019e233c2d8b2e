// Documents and their rendered text become the site: pages, sections, taxonomies, order,
// neighbours, links.
#pragma once

#include <vector>

#include "base/report.h"
#include "site/select.h"
#include "site/site.h"

namespace site {

// `rendered` has one entry for each document of `selection`. What is wrong goes to `report`: then
// the site is still whole enough for later stages to find their own mistakes.
Site assemble(configuration::Configuration configuration, Selection selection,
              std::vector<markdown::Rendered> rendered, std::vector<content::Resource> resources,
              base::Report& report);

}  // namespace site
