// Reads the taxonomy terms of a page.
#pragma once

#include <string_view>

#include "configuration/configuration.h"
#include "content/front_matter.h"
#include "yaml/reader.h"

namespace content {

// Whether the key is a taxonomy of the site, or a common one ("tags", "author") that the site may
// not define.
bool is_taxonomy_key(std::string_view key, const configuration::Configuration& configuration);

// Returns the taxonomy whose terms are people: "authors", or "author" when the site defines only
// that. The result may be a taxonomy that the site does not define.
std::string_view authors_taxonomy(const configuration::Configuration& configuration);

// Returns the taxonomy that a key names: "tags" for "tag", unless the site defines "tag" itself.
// "author" and "authors" are always the same taxonomy.
std::string_view taxonomy_of(std::string_view key,
                             const configuration::Configuration& configuration);

// Adds the terms of one key to `front_matter`. The value is a list, or one text, which is a single
// term and is not split. Duplicate terms are removed. A taxonomy that the site does not define
// gives a warning, but authors are kept, because bylines show them.
void read_terms(const yaml::Reader& reader, const yaml::Entry& entry,
                const configuration::Configuration& configuration, FrontMatter& front_matter);

}  // namespace content
