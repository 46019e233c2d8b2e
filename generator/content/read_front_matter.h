// YAML → front matter. What cannot be read is reported at its place and left out.
#pragma once

#include "base/report.h"
#include "configuration/configuration.h"
#include "content/document.h"
#include "content/written.h"
#include "yaml/node.h"

namespace content {

// Of a page. The date of the file's name counts when the front matter gives none.
Preamble read_front_matter(const Source& source, const yaml::Block& block, const yaml::Node& root,
                           const configuration::Configuration& configuration, base::Report& report);

// Of the pages of a folder: the same keys, but for those that belong to one page.
Written read_defaults(const configuration::Defaults& defaults,
                      const configuration::Configuration& configuration, base::Report& report);

}  // namespace content
