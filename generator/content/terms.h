// The taxonomy terms of a page.
#pragma once

#include <string_view>

#include "configuration/configuration.h"
#include "content/front_matter.h"
#include "yaml/reader.h"

namespace content {

// Whether the key is a taxonomy of the site, or a usual one ("tags", "author") that it may lack.
bool is_taxonomy_key(std::string_view key, const configuration::Configuration& configuration);

// The taxonomy whose terms are people: "authors", or "author" where the site has that one alone.
// The site may have neither.
std::string_view authors_taxonomy(const configuration::Configuration& configuration);

// The taxonomy that a key names: "tags" for "tag", unless the site has a taxonomy of that very
// name. "author" and "authors" are always one.
std::string_view taxonomy_of(std::string_view key,
                             const configuration::Configuration& configuration);

// Adds the terms of one key to `front_matter`: a list, or one text, which is one term and never
// cut. A term given twice counts once; a taxonomy that the site does not have gives a warning.
// Authors are kept even then: bylines name them.
void read_terms(const yaml::Reader& reader, const yaml::Entry& entry,
                const configuration::Configuration& configuration, FrontMatter& front_matter);

}  // namespace content
