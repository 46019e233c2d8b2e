// YAML → FrontMatter.
#pragma once

#include "base/report.h"
#include "configuration/configuration.h"
#include "content/document.h"
#include "yaml/node.h"

namespace content {

// What cannot be read is reported at its place and left out. The date of the file's name counts
// when the front matter gives none.
FrontMatter read_front_matter(const Source& source, const yaml::Block& block,
                              const yaml::Node& root,
                              const configuration::Configuration& configuration,
                              base::Report& report);

}  // namespace content
