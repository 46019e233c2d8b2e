// Assembles the site from documents and their rendered text: pages, sections, taxonomies, order,
// neighbours, links.
#pragma once

#include <string>
#include <vector>

#include "base/report.h"
#include "language/tables.h"
#include "site/select.h"
#include "site/site.h"

namespace site {

// The input of assemble(). `rendered` has one entry for each document of `selection`. Only the
// resources and the data of `content` are used, because its documents were moved into the
// selection.
struct Parts {
  configuration::Configuration configuration;
  Selection selection;
  std::vector<markdown::Rendered> rendered;
  content::Content content;
  std::vector<std::string>
      static_files;  // names below static/; only needed with a path in base_url
  language::Tables words = language::built_in_words();
};

// Errors go to `report`. The site is then still complete enough for later stages to find their own
// errors.
Site assemble(Parts parts, base::Report& report);

}  // namespace site
