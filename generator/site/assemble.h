// Documents and their rendered text become the site: pages, sections, taxonomies, order,
// neighbours, links.
#pragma once

#include <vector>

#include "base/report.h"
#include "site/select.h"
#include "site/site.h"

namespace site {

// `rendered` has one entry for each document of `selection`; of `content` the resources and the
// data count, its documents went into the selection. What is wrong goes to `report`: then the site
// is still whole enough for later stages to find their own mistakes.
Site assemble(configuration::Configuration configuration, Selection selection,
              std::vector<markdown::Rendered> rendered, content::Content content,
              base::Report& report);

}  // namespace site
