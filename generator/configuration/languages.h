// `languages: {fr: {…}}` of postil.yaml: the languages of a site.
#pragma once

#include "configuration/configuration.h"
#include "yaml/reader.h"

namespace configuration {

// Of two entries for one language the later counts, key by key.
void read_languages(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);

// Once every file was read: puts the default language first, whether or not it is listed.
void finish_languages(Configuration& out);

}  // namespace configuration
