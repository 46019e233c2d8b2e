// `languages: {fr: {…}}` of postil.yaml: the languages of a site.
#pragma once

#include "configuration/configuration.h"
#include "yaml/reader.h"

namespace configuration {

// For two entries for one language, the later one wins key by key.
void read_languages(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);

// Puts the default language first, even when it is not listed. Call it after all files are read.
void finish_languages(Configuration& out);

}  // namespace configuration
