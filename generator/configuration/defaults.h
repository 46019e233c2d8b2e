// `defaults: {FOLDER: {…}}` of postil.yaml: front matter for whole folders.
#pragma once

#include "configuration/configuration.h"
#include "configuration/file.h"
#include "yaml/reader.h"

namespace configuration {

// Adds what `file` says. The values are front matter, which only the content stage can read: here
// they must be maps.
void add_defaults(const yaml::Reader& reader, const File& file, Configuration& out);

}  // namespace configuration
