// `defaults: {FOLDER: {…}}` of postil.yaml: front matter for whole folders.
#pragma once

#include "configuration/configuration.h"
#include "configuration/source_files.h"
#include "yaml/reader.h"

namespace configuration {

// Adds the defaults of `file` to `out`. Checks only that the values are maps: the content stage
// reads them as front matter.
void add_defaults(const yaml::Reader& reader, const SourceFile& file, Configuration& out);

}  // namespace configuration
