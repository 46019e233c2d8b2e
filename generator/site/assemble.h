// Documents and their rendered text become the site: pages, sections, taxonomies, order,
// neighbours, links.
#pragma once

#include <string>
#include <vector>

#include "base/report.h"
#include "language/tables.h"
#include "site/select.h"
#include "site/site.h"

namespace site {

// What a site is put together from. `rendered` has one entry for each document of `selection`; of
// `content` the resources and the data count, its documents went into the selection. What is wrong
// goes to `report`: then the site is still whole enough for later stages to find their own
// mistakes.
struct Parts {
  configuration::Configuration configuration;
  Selection selection;
  std::vector<markdown::Rendered> rendered;
  content::Content content;
  std::vector<std::string>
      static_files;  // names below static/; only needed with a path in base_url
  language::Tables words = language::built_in_words();
};

// What is wrong goes to `report`: then the site is still whole enough for later stages to find
// their own mistakes.
Site assemble(Parts parts, base::Report& report);

}  // namespace site
