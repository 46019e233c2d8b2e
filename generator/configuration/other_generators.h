// Detects configuration files of other generators.
#pragma once

#include <string>

#include "base/files.h"
#include "base/report.h"

namespace configuration {

// Warns that Postil does not read the configuration of another generator, once for each generator.
// Call it for a folder without postil.yaml.
void warn_of_other_generators(const base::Files& files, const std::string& site,
                              base::Report& report);

}  // namespace configuration
