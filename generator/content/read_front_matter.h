// Converts YAML to front matter. Reports invalid values at their location and leaves them out.
#pragma once

#include "base/report.h"
#include "configuration/configuration.h"
#include "content/document.h"
#include "content/front_matter_block.h"
#include "yaml/node.h"

namespace content {

// Reads the front matter of a page. Without a date in it, the date in the file's name applies.
Preamble read_front_matter(const Source& source, const yaml::Block& block, const yaml::Node& root,
                           const configuration::Configuration& configuration, base::Report& report);

// Reads the default front matter of a folder. Keys that belong to a single page are errors.
FrontMatterBlock read_defaults(const configuration::Defaults& defaults,
                               const configuration::Configuration& configuration,
                               base::Report& report);

}  // namespace content
