// Configurations of other generators.
#pragma once

#include <string>

#include "base/files.h"
#include "base/report.h"

namespace configuration {

// Warns of the configuration of another generator in the folder of a site without postil.yaml, once
// for each generator: nothing of it is read.
void warn_of_other_generators(const base::Files& files, const std::string& site,
                              base::Report& report);

}  // namespace configuration
