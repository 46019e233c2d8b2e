// The values of postil.yaml that have rules of their own.
#pragma once

#include "configuration/configuration.h"
#include "yaml/reader.h"

namespace configuration {

// Each reads one value into `out`; a wrong one is an error at its place and changes nothing.
void read_base_url(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
void read_language(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
void read_timezone(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
void read_theme(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
// Merged key by key with what is there.
void read_theme_options(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
// A list of names, or Hugo's map of singular to plural.
void read_taxonomies(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
void read_permalinks(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
void read_archives(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
// Patterns of files. What other programs know and these patterns do not, such as a regular
// expression, is an error.
void read_ignore(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
void read_redirects(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
// false, true, or a list of what is wanted.
void read_feed_formats(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
// A map of formats to an address or a list of addresses. Merged format by format.
void read_feeds_also(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
void read_metadata(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
void read_permalink_tokens(const yaml::Reader& reader, const yaml::Entry& entry,
                           Configuration& out);
void read_slugs(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
void read_urls(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
void read_lastmod(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
void read_symlinks(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
void read_service(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
// Merged key by key with what is there.
void read_params(const yaml::Reader& reader, const yaml::Entry& entry, base::ValueMap& out);
void read_weights(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);

}  // namespace configuration
